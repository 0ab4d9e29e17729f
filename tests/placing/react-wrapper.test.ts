import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createElement, type FunctionComponent } from "react";
import { renderToString } from "react-dom/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { placingFiles } from "../../widget/types/placing-files.ts";

let folder: string;
let SocialWall: FunctionComponent<Record<string, unknown>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "koro-react-"));
  await symlink(join(import.meta.dirname, "../../node_modules"), join(folder, "node_modules"));
  const file = join(folder, "social-wall-react.ts");
  await writeFile(file, placingFiles().get("social-wall-react.ts") ?? "");
  ({ SocialWall } = await import(file));
});
afterAll(() => rm(folder, { recursive: true }));

test("renders on a server as a page would write it, content and all", () => {
  const told = {
    wall: "acme-summer",
    headingLevel: 3,
    lightbox: false,
    deepLinks: true,
    limit: 12,
  };
  const given = { ...told, className: "posts", style: { height: 400 }, onError: () => {} };
  const link = createElement("a", { href: "/posts" }, "All posts");

  expect(renderToString(createElement(SocialWall, given, link))).toBe(
    '<social-wall class="posts" style="height:400px" wall="acme-summer" heading-level="3" lightbox="off"' +
      ' deep-links="on" limit="12"><a href="/posts">All posts</a></social-wall>',
  );
});

test("leaves out what a condition did not choose", () => {
  const given = { wall: "acme", tag: null, network: undefined, hashtag: false };
  expect(renderToString(createElement(SocialWall, given))).toBe(
    '<social-wall wall="acme"></social-wall>',
  );
});
