/** What can be known of the plugin without a WordPress; with one, it is tried as `demo/wordpress/README.md` says. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readPo, toJson, toMo } from "../../demo/wordpress/languages.ts";
import { placingFiles } from "../../widget/types/placing-files.ts";

const plugin = join(import.meta.dirname, "../../demo/wordpress/koro-wall");
const read = (path: string) => readFileSync(join(plugin, path), "utf8");
const sources = readdirSync(plugin, { recursive: true, encoding: "utf8" });

interface Kind {
  type: string;
  enum?: string[];
}

describe("the block", () => {
  const block = JSON.parse(read("block/block.json")) as { attributes: Record<string, Kind> };
  const manifest = JSON.parse(placingFiles().get("custom-elements.json") ?? "");
  const known = new Map<string, string>(
    manifest.modules[0].declarations[0].attributes.map(
      ({ fieldName, type }: { fieldName: string; type: { text: string } }) => [
        fieldName,
        type.text,
      ],
    ),
  );

  test("offers what the element knows, except what could reach beyond the wall", () => {
    const beyond = ["stylesheet", "themeAttribute", "deepLinks"];
    const offered = Object.keys(block.attributes);
    expect(offered.toSorted()).toEqual(
      [...known.keys()].filter((name) => !beyond.includes(name)).toSorted(),
    );
  });

  test("allows the words that the element knows", () => {
    for (const [name, { type, enum: words }] of Object.entries(block.attributes)) {
      const quoted = words?.filter(Boolean).map((word) => `"${word}"`);
      const said = quoted?.toSorted() ?? (type === "integer" ? "number" : "string");
      const text = known.get(name) ?? "";
      const wanted = text.startsWith('"') ? text.split(" | ").toSorted() : text.split(" | ")[0];
      expect(said, name).toEqual(wanted);
    }
  });
});

describe("the Turkish texts", () => {
  const translations = readPo(read("languages/koro-wall-tr_TR.po"));
  const inCode = sources
    .filter((path) => /\.(php|js)$/.test(path))
    .flatMap((path) => [
      ...read(path).matchAll(/\b(?:esc_html)?_{2}\(\s*(["'])(.+?)\1,\s*["']koro-wall/gs),
    ])
    .map(([, , text = ""]) => text);

  test("are there for every text of the plugin, and for no other", () => {
    const translated = translations.filter(({ context, text }) => context === null && text !== "");
    expect(translated.map(({ text }) => text).toSorted()).toEqual([...new Set(inCode)].toSorted());
    expect(translations.filter(({ translated }) => translated === "")).toEqual([]);
  });

  test("are there for what block.json says", () => {
    const { title, description, keywords } = JSON.parse(read("block/block.json"));
    const said = translations.filter(({ context }) => context !== null).map(({ text }) => text);
    expect(said.toSorted()).toEqual([title, description, ...keywords].toSorted());
  });

  test("are in the files that WordPress reads", () => {
    const mo = readFileSync(join(plugin, "languages/koro-wall-tr_TR.mo"));
    expect(mo.equals(toMo(translations))).toBe(true);
    const json = read("languages/koro-wall-tr_TR-koro-wall-editor.json");
    expect(JSON.parse(json)).toEqual(JSON.parse(toJson(translations, "tr_TR")));
  });
});

test("no file of the plugin can be asked for by itself", () => {
  const guard = /if \( ! defined\( '(ABSPATH|WP_UNINSTALL_PLUGIN)' \) \) \{\n\texit;/;
  const open = sources.filter((path) => path.endsWith(".php") && !guard.test(read(path)));
  expect(open).toEqual([]);
});
