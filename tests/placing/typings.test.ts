/** The typings as the compiler of a customer sees them: beside `node_modules`, with each framework's own types. */
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test } from "vitest";
import { placingFiles } from "../../widget/types/placing-files.ts";

const root = join(import.meta.dirname, "../..");
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "koro-typings-"));
  await symlink(join(root, "node_modules"), join(folder, "node_modules"));
  for (const [name, source] of placingFiles()) await writeFile(join(folder, name), source);
  const compilerOptions = {
    ...{ strict: true, noEmit: true, target: "esnext", types: [], jsx: "react-jsx" },
    ...{ module: "esnext", moduleResolution: "bundler", lib: ["esnext", "dom", "dom.iterable"] },
    ...{ exactOptionalPropertyTypes: true, allowImportingTsExtensions: true },
  };
  const config = { compilerOptions: { ...compilerOptions, skipLibCheck: true } };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(config));
});
afterEach(() => rm(folder, { recursive: true }));

/** What the compiler has to say about one more file. An error that is expected and missing is one. */
async function complaints(name: string, source: string): Promise<string> {
  await writeFile(join(folder, name), source);
  const compiler = join(root, "node_modules/typescript/bin/tsc");
  const child = spawn(process.execPath, [compiler, "-p", folder], { cwd: folder });
  return text(child.stdout);
}

const jsxPage = (framework: string, importSource: string, event: string) => `
/** @jsxImportSource ${importSource} */
import type {} from "./embed-${framework}.d.ts";
export const page = (
  <main>
    <social-wall wall="acme-summer" layout="grid" limit={12} heading-level={3} id="posts"
      ${event}={(event) => event.detail.reason.length}>
      <a href="/posts">All posts</a>
    </social-wall>
    {/* @ts-expect-error no such layout */}
    <social-wall wall="acme-summer" layout="gird" />
    {/* @ts-expect-error not a number */}
    <social-wall wall="acme-summer" limit="many" />
    {/* @ts-expect-error no such attribute */}
    <social-wall wal="acme-summer" />
  </main>
);`;

test.each([
  ["react", "react", "onsocial-wall-error"],
  ["preact", "preact", "onsocial-wall-error"],
  ["solid", "solid-js", "on:social-wall-error"],
])(
  "let a %s page write the element, and hear of what it got wrong",
  async (name, module, event) => {
    expect(await complaints(`${name}-page.tsx`, jsxPage(name, module, event))).toBe("");
  },
);

test("know the element, its properties and its event in the DOM", async () => {
  const page = `
import type { SocialWallElement } from "./embed.js";
const wall: SocialWallElement = document.createElement("social-wall");
document.querySelector("social-wall")!.layout = "list";
Object.assign(wall, { id: "posts" }).headingLevel = 3;
wall.live = false;
wall.tag = null;
const read: string | null = wall.limit;
wall.addEventListener("social-wall-error", function (event) {
  this.wall = event.detail.reason + read;
});
wall.addEventListener("click", () => {});
// @ts-expect-error no such theme
wall.theme = "pink";
// @ts-expect-error the detail has a reason only
wall.addEventListener("social-wall-error", (event) => event.detail.status);
`;
  expect(await complaints("page.ts", page)).toBe("");
});

test("know the element in templates of Vue and Svelte", async () => {
  const page = `
import type { GlobalComponents } from "vue";
import type { SvelteHTMLElements } from "svelte/elements";
import type {} from "./embed-vue.d.ts";
import type {} from "./embed-svelte.d.ts";
type InVue = InstanceType<GlobalComponents["social-wall"]>["$props"];
export const inVue: InVue = { wall: "acme-summer", "heading-level": 3, class: "posts" };
// @ts-expect-error no such layout
export const wrongInVue: InVue = { layout: "gird" };
export const inSvelte: SvelteHTMLElements["social-wall"] = {
  wall: "acme-summer", limit: 12, "onsocial-wall-error": (event) => event.detail.reason.length,
};
// @ts-expect-error no such layout
export const wrongInSvelte: SvelteHTMLElements["social-wall"] = { layout: "gird" };
`;
  expect(await complaints("templates.ts", page)).toBe("");
});

test("let the React wrapper be used with properties in camelCase", async () => {
  const page = `
import { SocialWall } from "./social-wall-react.ts";
export const page = (
  <>
    <SocialWall wall="acme-summer" server="https://koro.example" headingLevel={3} live={false}
      onError={(event) => console.warn(event.detail.reason)} className="posts" style={{ height: 400 }}>
      <a href="/posts">All posts</a>
    </SocialWall>
    {/* @ts-expect-error no such layout */}
    <SocialWall wall="acme-summer" layout="gird" />
    {/* @ts-expect-error the attribute's name is for HTML */}
    <SocialWall wall="acme-summer" heading-level={3} nonsense />
  </>
);`;
  expect(await complaints("wrapped.tsx", page)).toBe("");
});

test("compile what the guide shows for React", async () => {
  const guide = await readFile(join(root, "docs/placing.md"), "utf8");
  const snippets = [...guide.matchAll(/```tsx\n(.*?)```/gs)];
  expect(snippets).toHaveLength(2);
  for (const [index, [, source = ""]] of snippets.entries())
    expect(await complaints(`guide-${index}.tsx`, source)).toBe("");
});
