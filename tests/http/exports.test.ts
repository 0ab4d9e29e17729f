import { Parser } from "htmlparser2";
import { afterAll, beforeAll, expect, it } from "vitest";
import { changeWall } from "../../server/actions/change-wall.ts";
import { type Koro, startKoro } from "../support/server.ts";
import { addWorkspace } from "./support/people.ts";
import { aPhoto } from "./support/pictures.ts";
import { addPosts, addShown, aPost, aWall, move } from "./support/posts.ts";
import { aProblem } from "./support/problem.ts";
import { send } from "./support/uploads.ts";

let koro: Koro;
let workspaceId: string;
beforeAll(async () => {
  koro = await startKoro();
  workspaceId = await addWorkspace(koro.actions.db);
});
afterAll(() => koro?.stop());

const rss = (slug: string, query = "") => fetch(`${koro.origin}/v1/walls/${slug}/feed.rss${query}`);
const json = (slug: string) => fetch(`${koro.origin}/v1/walls/${slug}/feed.json`);

/** A strict reading of XML: every tag closed in order, entities known, no forbidden character. */
function readXml(text: string) {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  expect(text).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/u);
  expect(text.isWellFormed()).toBe(true);
  expect(text.replace(/&(amp|lt|gt|quot|apos);/g, "")).not.toContain("&");
  const open: string[] = [];
  const seen: { name: string; attributes: Record<string, string>; text: string }[] = [];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        open.push(name);
        seen.push({ name, attributes, text: "" });
      },
      ontext: (words) => {
        const last = seen.at(-1);
        if (last) last.text += words;
      },
      onclosetag: (name, implied) => {
        expect(implied && !text.includes("/>")).toBe(false);
        expect(open.pop()).toBe(name);
      },
    },
    { xmlMode: true },
  );
  parser.end(text);
  expect(open).toEqual([]);
  return (name: string) => seen.filter((tag) => tag.name === name);
}

const hostile = `]]><script>alert("1")</script> & &amp; <b> \u0000\u0001\u000b \ufffe \ud800 \u202E '" ğİ 🎉`;

it("RSS stays well-formed with hostile words everywhere, and shows them as words", async () => {
  const wall = await aWall(koro, workspaceId, {
    title: hostile.replaceAll("\0", ""),
    hashtags: ["#a<b&c"],
  });
  const author = {
    ...(aPost().author as NonNullable<ReturnType<typeof aPost>["author"]>),
    name: hostile,
  };
  await addShown(koro, wall, [
    aPost({ text: hostile, author }),
    aPost({ text: "x".repeat(10_000), contentWarning: hostile, author: null, permalink: null }),
  ]);

  const answer = await rss(wall.slug);

  expect(answer.headers.get("content-type")).toBe("application/rss+xml; charset=utf-8");
  expect(answer.headers.get("access-control-allow-origin")).toBe("*");
  const all = readXml(await answer.text());
  expect(all("script")).toEqual([]);
  expect(all("item")).toHaveLength(2);
  expect(all("rss")[0]?.attributes.version).toBe("2.0");
  expect(all("atom:link")[0]?.attributes).toMatchObject({
    rel: "self",
    type: "application/rss+xml",
  });
  expect(all("dc:creator")[0]?.text).toContain('<script>alert("1")</script>');
  // A description is HTML to its readers: the words are escaped for that once more.
  expect(
    all("description")
      .map((tag) => tag.text)
      .join(),
  ).toContain("&lt;script&gt;");
});

it("RSS and JSON Feed name a picture every reader can show, and none of a sensitive post", async () => {
  const wall = await aWall(koro, workspaceId);
  const media = [{ bytes: await aPhoto() }];
  const sent = await send(koro.origin, wall.slug, { text: "Look", media, alt: ['"A" <square>'] });
  const { id } = (await sent.json()) as { id: string };
  await move(koro, wall, "approve", [id]);

  const all = readXml(await (await rss(wall.slug)).text());
  expect(all("media:content")[0]?.attributes).toMatchObject({
    type: "image/jpeg",
    medium: "image",
  });
  expect(all("media:description")[0]?.text.trim()).toBe('"A" <square>');
  const feed = await (await json(wall.slug)).json();
  expect(feed.items[0]).toMatchObject({
    id,
    content_text: "Look",
    image: expect.stringMatching(/\.jpg$/),
  });

  for (const covered of ["sensitive = true", "sensitive = false, content_warning = 'boats'"]) {
    await koro.actions.db.execute(`update post set ${covered} where id = '${id}'`);
    expect(readXml(await (await rss(wall.slug)).text())("media:content")).toEqual([]);
    expect((await (await json(wall.slug)).json()).items[0].attachments).toEqual([]);
  }
});

it("tells search engines nothing of what stands behind a warning", async () => {
  const wall = await aWall(koro, workspaceId);
  const [open, covered] = await addShown(koro, wall, [
    aPost({ text: "For everybody" }),
    aPost({ text: "For the brave", contentWarning: "boats" }),
  ]);

  const page = await (await fetch(`${koro.origin}/w/${wall.slug}`)).text();

  const block = /<script type="application\/ld\+json"[^>]*>(.*?)<\/script>/s.exec(page)?.[1] ?? "";
  const told = JSON.parse(block).mainEntity.itemListElement.map(
    ({ item }: { item: object }) => item,
  );
  expect(block).not.toContain("For the brave");
  expect(told).toContainEqual(expect.objectContaining({ articleBody: "For everybody" }));
  for (const id of [open, covered])
    expect(told).toContainEqual(
      expect.objectContaining({ "@id": expect.stringContaining(id ?? "-") }),
    );
});

it("JSON Feed has what version 1.1 asks for", async () => {
  const wall = await aWall(koro, workspaceId);
  const [id] = await addShown(koro, wall, [aPost({ text: hostile, lang: "tr" })]);

  const answer = await json(wall.slug);

  expect(answer.headers.get("content-type")).toBe("application/feed+json; charset=utf-8");
  expect(await answer.json()).toMatchObject({
    version: "https://jsonfeed.org/version/1.1",
    title: "Acme Yaz",
    home_page_url: `${koro.origin}/w/${wall.slug}`,
    feed_url: `${koro.origin}/v1/walls/${wall.slug}/feed.json`,
    items: [
      {
        ...{ id, language: "tr", date_published: "2026-11-20T09:00:00.000Z" },
        url: expect.stringContaining("https://home.example/"),
        content_text: expect.stringContaining("<script>"),
        authors: [{ name: "Deniz Kaya", url: "https://home.example/@deniz" }],
      },
    ],
  });
});

it("leaves out networks that forbid it and everything that is not shown", async () => {
  const wall = await aWall(koro, workspaceId);
  const [allowed] = await addShown(koro, wall, [aPost()]);
  await addShown(koro, wall, [aPost({ text: "Stays on the wall" })], "instagram");
  await addPosts(koro, wall, [aPost({ text: "Pending" })]);

  const text = await (await rss(wall.slug)).text();
  const { items } = await (await json(wall.slug)).json();

  expect(items.map((item: { id: string }) => item.id)).toEqual([allowed]);
  expect(text).toContain(allowed);
  expect(text).not.toMatch(/Stays on the wall|Pending/);
  const feed = await (await fetch(`${koro.origin}/v1/walls/${wall.slug}/feed`)).json();
  expect(feed.posts).toHaveLength(2);

  await changeWall(koro.actions, wall.id, { state: "dark" });
  expect(readXml(await (await rss(wall.slug)).text())("item")).toEqual([]);
  expect((await (await json(wall.slug)).json()).items).toEqual([]);
  await changeWall(koro.actions, wall.id, { state: "draft" });
  await aProblem(await rss(wall.slug), 404, "not-found");
  await aProblem(await rss("nobody"), 404, "not-found");
  await aProblem(await rss(wall.slug, "?limit=101"), 400, "bad-request");
});
