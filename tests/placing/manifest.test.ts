import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { staticFiles } from "../../server/http/static-files.ts";
import { placingFiles } from "../../widget/types/placing-files.ts";
import { readElement } from "../../widget/types/read-element.ts";

afterEach(() => vi.unstubAllGlobals());

interface Manifest {
  schemaVersion: string;
  modules: {
    declarations: {
      tagName: string;
      attributes: {
        name: string;
        fieldName: string;
        description: string;
        type: { text: string };
      }[];
      members: { name: string; attribute: string }[];
      events: { name: string; type: { text: string } }[];
      cssProperties: { name: string }[];
      cssParts: { name: string }[];
    }[];
  }[];
}

const files = placingFiles();
const manifest = JSON.parse(files.get("custom-elements.json") ?? "") as Manifest;
const [element] = manifest.modules[0]?.declarations ?? [];

/** The class as the browser gets it, without a browser. */
async function defined(): Promise<{ observedAttributes: string[]; prototype: object }> {
  const define = vi.fn();
  vi.stubGlobal("HTMLElement", class {});
  vi.stubGlobal("customElements", { get: () => undefined, define });
  vi.stubGlobal("document", { querySelectorAll: () => [] });
  vi.resetModules();
  await import("../../widget/embed.ts");
  return define.mock.calls.find(([name]) => name === "social-wall")?.[1];
}

test("names every attribute that the element hears, and no other", async () => {
  const { observedAttributes, prototype } = await defined();

  expect(element?.tagName).toBe("social-wall");
  expect(element?.attributes.map(({ name }) => name).toSorted()).toEqual(
    observedAttributes.toSorted(),
  );
  const properties = element?.members.map(({ name }) => name) ?? [];
  expect(properties.filter((name) => !(name in prototype))).toEqual([]);
  expect(element?.attributes.map(({ fieldName }) => fieldName)).toEqual(properties);
});

test("takes yes and no as answers for what is on or off", async () => {
  const { prototype } = await defined();
  const switches = element?.attributes.filter(({ type }) => type.text === '"on" | "off"') ?? [];
  expect(switches.length).toBeGreaterThan(0);

  for (const { name, fieldName } of switches) {
    const written: Record<string, string> = {};
    const wall = Object.create(prototype, {
      setAttribute: {
        value: (name: string, value: string) => Object.assign(written, { [name]: value }),
      },
      removeAttribute: { value: (name: string) => Object.assign(written, { [name]: "gone" }) },
    });
    for (const [answer, word] of [
      [true, "on"],
      [false, "off"],
      [null, "gone"],
    ] as const) {
      wall[fieldName] = answer;
      expect(written, fieldName).toEqual({ [name]: word });
    }
  }
});

test("says something of each attribute, event, part and property", () => {
  const { attributes = [], events = [], cssParts = [], cssProperties = [] } = element ?? {};
  for (const list of [attributes, events, cssParts, cssProperties])
    expect(list.length).toBeGreaterThan(0);

  const all = [...attributes, ...events, ...cssParts, ...cssProperties] as {
    name: string;
    description: string;
  }[];
  expect(all.filter(({ name, description }) => !/^[\w-]+$/.test(name) || !description)).toEqual([]);
  expect(events).toContainEqual(expect.objectContaining({ name: "social-wall-error" }));
  expect(attributes.find(({ name }) => name === "limit")?.type).toEqual({
    text: `number | \`\${number}\``,
  });
});

test("reads types with braces, lists of names, defaults and text over two lines", () => {
  const facts = readElement(
    `/** Not this one. */
class Other {}
/**
 * A thing,
 * that is.
 *
 * @attr {"on"|"off"} live - whether
 *   it lives
 * @attr one-two, three - both - really
 * @slot - what stands in it
 * @fires {CustomEvent<{a: {b: string}}>} x-error - oh
 * @cssprop [--a=1px], [--b] - lengths
 */
class Thing extends Other {}`,
    "Thing",
  );

  expect(facts).toEqual({
    description: "A thing, that is.",
    attributes: [
      {
        ...{ name: "live", description: "whether it lives", property: "live" },
        ...{ choices: ["on", "off"], isNumber: false },
      },
      {
        ...{ name: "one-two", description: "both - really", property: "oneTwo" },
        ...{ choices: null, isNumber: false },
      },
      {
        ...{ name: "three", description: "both - really", property: "three" },
        ...{ choices: null, isNumber: false },
      },
    ],
    slots: [{ name: "", description: "what stands in it" }],
    events: [{ name: "x-error", description: "oh", type: "CustomEvent<{a: {b: string}}>" }],
    parts: [],
    properties: [
      { name: "--a", description: "lengths", default: "1px" },
      { name: "--b", description: "lengths", default: null },
    ],
  });
});

test("serves what it made to pages of other origins, as text", async () => {
  const folder = await mkdtemp(join(tmpdir(), "koro-placing-"));
  for (const [name, text] of files) await writeFile(join(folder, name), text);
  const app = staticFiles(folder);

  for (const [name, text] of files) {
    const answer = await app.request(`/${name}`);
    expect(answer.status, name).toBe(200);
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    expect(answer.headers.get("content-type")).toMatch(
      /^(text\/plain; charset=utf-8|application\/json)$/,
    );
    expect(await answer.text()).toBe(text);
  }
  await rm(folder, { recursive: true });
});
