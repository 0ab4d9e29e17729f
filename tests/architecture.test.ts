/** The house as it is meant to be: who may import whom, how long a file may be, what words are not used. */
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import {
  cycles,
  importsOf,
  mayImport,
  readTree,
  roomOf,
  type SourceTree,
  violations,
} from "./support/architecture.ts";

const tree = readTree(fileURLToPath(new URL("..", import.meta.url)));

/** The real tree with one file more. */
const planted = (file: string, text: string): SourceTree => ({
  files: [...tree.files, file],
  read: (name) => (name === file ? text : tree.read(name)),
});

describe("the import table", () => {
  it("names every room", () => {
    const unknown = [...new Set(tree.files.map(roomOf))].filter((room) => !(room in mayImport));
    expect(unknown).toEqual([]);
  });

  it("holds", () => {
    expect(violations(tree)).toEqual([]);
  });

  it.each([
    ["server/domain/planted.ts", 'import { db } from "../db/client.ts";'],
    ["server/net/planted.ts", 'import type { Post } from "../domain/post.ts";'],
    ["widget/post/planted.ts", 'import { Post } from "#wire/post.ts";'],
    ["widget/embed.ts", 'import { wall } from "./wall/social-wall.ts";'],
    ["widget/feed/planted.ts", 'import "../ui/anything.ts";'],
    ["demo/planted.ts", 'export * from "../server/config.ts";'],
    ["server/connectors/planted.ts", 'const db = await import("../db/client.ts");'],
  ])("fails on a violation planted in %s", (file, text) => {
    const found = violations(planted(file, text));
    expect(found.some((line) => line.startsWith(file))).toBe(true);
  });

  it("lets the browser side take types from the wire", () => {
    const text = 'import type { Post } from "#wire/post.ts";';
    expect(violations(planted("widget/post/planted.ts", text))).toEqual([]);
  });
});

describe("files", () => {
  it("import nothing in a circle", () => {
    expect(cycles(tree)).toEqual([]);
  });

  it("notices a planted circle", () => {
    const circle: SourceTree = {
      files: ["server/domain/a.ts", "server/domain/b.ts"],
      read: (file) => `import { x } from "./${file.endsWith("a.ts") ? "b" : "a"}.ts";`,
    };
    expect(cycles(circle)).toHaveLength(1);
  });

  it("keep connectors apart from each other", () => {
    const networkOf = (file: string) => /^server\/connectors\/([^/]+)\//.exec(file)?.[1] ?? null;
    const crossings = tree.files.flatMap((file) =>
      importsOf(tree, file).filter(({ from, to }) => {
        const [mine, theirs] = [networkOf(from), networkOf(to)];
        return mine !== null && theirs !== null && mine !== theirs;
      }),
    );
    expect(crossings).toEqual([]);
  });

  it("are at most 400 lines long, and half of them at most 100", () => {
    const lengths = tree.files.map((file) => [file, tree.read(file).split("\n").length] as const);
    expect(lengths.filter(([, lines]) => lines > 400)).toEqual([]);
    const sorted = lengths.map(([, lines]) => lines).sort((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(100);
  });

  it("are not called by words that say nothing", () => {
    const empty = /(^|[/-])(utils?|helpers?|common|manager|service|items?|misc|index)(\.|-|\/)/;
    expect(tree.files.filter((file) => empty.test(file))).toEqual([]);
  });

  it("read the environment in one place of the server", () => {
    const readers = tree.files.filter(
      (file) => file.startsWith("server/") && tree.read(file).includes("process.env"),
    );
    expect(readers).toEqual(["server/main.ts"]);
  });
});
