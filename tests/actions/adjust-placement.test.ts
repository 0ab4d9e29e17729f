/** What a moderator adds to a post: it lasts, it is seen on every wall it belongs to, and it never breaks anything. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { adjustPlacement } from "../../server/actions/adjust-placement.ts";
import { firstRow } from "../../server/db/client.ts";
import { aMedium, aPost, upserts } from "../support/builders.ts";
import { type Koro, openKoro } from "../support/koro.ts";

let koro: Koro;
beforeAll(async () => {
  koro = await openKoro();
});
afterAll(() => koro.close());

const mediumOf = async (postId: string) => {
  const found = await firstRow<{ id: string; alt: string | null }>(
    koro.db,
    sql`select id, alt from media where post_id = ${postId}::uuid`,
  );
  if (!found) throw new Error("the post has no medium");
  return found;
};

/** A post with one picture on a wall of its own. */
async function aPictureOnAWall(alt: string | null) {
  const wallId = await koro.aWall();
  const source = await koro.aSource(wallId);
  const post = aPost({ media: [aMedium({ key: "picture", alt })] });
  await koro.take(source, upserts(post));
  return { wallId, source, post, postId: await koro.onlyPost(wallId) };
}

it("keeps a moderator's alt text when the author edits the post", async () => {
  const { wallId, source, post, postId } = await aPictureOnAWall("img_0042");
  const { id } = await mediumOf(postId);

  await adjustPlacement(koro.context, { wallId, postId }, { alt: { [id]: "A boat at the quay" } });
  await koro.take(source, upserts({ ...post, text: "Edited", editedAt: new Date() }));

  expect(await mediumOf(postId)).toEqual({ id, alt: "A boat at the quay" });
});

it("takes the author's new alt text where no moderator wrote one", async () => {
  const { source, post, postId } = await aPictureOnAWall("img_0042");
  const media = [aMedium({ key: "picture", alt: "Our boat" })];

  await koro.take(source, upserts({ ...post, media, editedAt: new Date() }));

  expect((await mediumOf(postId)).alt).toBe("Our boat");
});

it("tells every wall that shows the post about a new language, and only its own wall about a pin", async () => {
  const [mine, other] = [await koro.aWall(), await koro.aWall()];
  const post = aPost();
  for (const wallId of [mine, other])
    await koro.take(await koro.aSource(wallId, "automatic"), upserts(post));
  const postId = await koro.onlyPost(mine);

  await adjustPlacement(koro.context, { wallId: mine, postId }, { lang: "tr" });
  await adjustPlacement(koro.context, { wallId: mine, postId }, { pinned: true });

  expect(await koro.events(mine)).toEqual(["show", "change", "show"]);
  expect(await koro.events(other)).toEqual(["show", "change"]);
});

it("stores what cannot be stored as it is in a form that can", async () => {
  const { wallId, postId } = await aPictureOnAWall(null);

  await adjustPlacement(
    koro.context,
    { wallId, postId },
    { tags: ["yaz\0"], cta: { label: "Al\0", url: "https://acme.example/" } },
  );

  const row = await firstRow<{ tags: string[]; label: string }>(
    koro.db,
    sql`select tags, cta ->> 'label' as label from placement where post_id = ${postId}::uuid`,
  );
  expect(row).toEqual({ tags: ["yaz\ufffd"], label: "Al\ufffd" });
});
