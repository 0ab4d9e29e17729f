/** Posts come and go at the moments that were set: in time, once, and also where nobody was there to see to it. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { adjustPlacement } from "../../../server/actions/adjust-placement.ts";
import { regateDue } from "../../../server/actions/curate/regate.ts";
import { showWaiting, wallsWithWaiting } from "../../../server/actions/show-waiting.ts";
import { firstRow } from "../../../server/db/client.ts";
import { aMedium, aPost, upserts } from "../../support/builders.ts";
import { type Koro, moderator, openKoro } from "../../support/koro.ts";
import { expectSoundWalls } from "../invariants.ts";

let koro: Koro;
beforeAll(async () => {
  koro = await openKoro();
});
afterAll(() => koro.close());

const hour = 3_600_000;
const inHours = (hours: number) =>
  new Date(koro.clock.now().getTime() + hours * hour).toISOString();

/** A post that is shown on a wall of its own. */
async function aShownPost() {
  const wallId = await koro.aWall();
  await koro.take(await koro.aSource(wallId, "automatic"), upserts(aPost()));
  return { wallId, postId: await koro.onlyPost(wallId) };
}

const isShown = async ({ wallId, postId }: { wallId: string; postId: string }) =>
  (await koro.placement(wallId, postId)).shown_at !== null;

const runAllDue = async () => {
  while ((await regateDue(koro.context)).hasMore);
};

it("hides a post that is put off, and shows it at its time", async () => {
  const on = await aShownPost();

  await adjustPlacement(koro.context, on, { showFrom: inHours(1) });
  expect(await isShown(on)).toBe(false);
  await runAllDue();
  expect(await isShown(on)).toBe(false);

  koro.clock.advance(hour);
  await runAllDue();
  await runAllDue();

  expect(await isShown(on)).toBe(true);
  expect(await koro.events(on.wallId)).toEqual(["show", "hide", "show"]);
});

it("takes a post off at its end, keeps it off, and puts it back in its place for a later end", async () => {
  const on = await aShownPost();
  const before = await koro.placement(on.wallId, on.postId);
  await adjustPlacement(koro.context, on, { showUntil: inHours(2) });

  koro.clock.advance(2 * hour);
  await runAllDue();
  await showWaiting(koro.context, on.wallId);
  expect(await isShown(on)).toBe(false);

  await adjustPlacement(koro.context, on, { showUntil: inHours(5) });
  expect(await koro.placement(on.wallId, on.postId)).toEqual(before);
});

it("leaves expired posts out of what the sweep looks at again and again", async () => {
  const on = await aShownPost();
  await adjustPlacement(koro.context, on, { showUntil: inHours(1) });
  koro.clock.advance(hour);
  await runAllDue();

  expect(await wallsWithWaiting(koro.context)).not.toContain(on.wallId);
});

it("shows and hides in turn where both moments have passed while nothing ran", async () => {
  const on = await aShownPost();
  await adjustPlacement(koro.context, on, { showFrom: inHours(1), showUntil: inHours(2) });

  koro.clock.advance(3 * hour);
  await runAllDue();

  expect(await isShown(on)).toBe(false);
  expect(await koro.count("placement", sql`regate_at is not null and wall_id = ${on.wallId}`)).toBe(
    0,
  );
});

it("tells each change once, whichever process is first", async () => {
  const posts = await Promise.all([aShownPost(), aShownPost(), aShownPost()]);
  for (const on of posts) await adjustPlacement(koro.context, on, { showUntil: inHours(1) });

  koro.clock.advance(hour);
  await Promise.all(Array.from({ length: 6 }, () => regateDue(koro.context)));

  for (const { wallId } of posts) {
    const events = await koro.events(wallId);
    expect(events.filter((kind) => kind === "hide")).toHaveLength(1);
  }
});

it("keeps the moments across a decision, and shows what is approved before its time only then", async () => {
  const wallId = await koro.aWall();
  await koro.take(await koro.aSource(wallId), upserts(aPost()));
  const on = { wallId, postId: await koro.onlyPost(wallId) };
  await adjustPlacement(koro.context, on, { showFrom: inHours(1) });

  await koro.move(wallId, on.postId, "approve");
  expect(await isShown(on)).toBe(false);

  koro.clock.advance(hour);
  await runAllDue();
  expect(await isShown(on)).toBe(true);
});

it("refuses an end that is not after the beginning, also where one of them was there before", async () => {
  const on = await aShownPost();
  await adjustPlacement(koro.context, on, { showUntil: inHours(2) });

  await expect(adjustPlacement(koro.context, on, { showFrom: inHours(2) })).rejects.toMatchObject({
    code: "invalid",
  });
  expect(await isShown(on)).toBe(true);
});

it("never publishes a proposal for an alt text, and drops it once somebody wrote one", async () => {
  const wallId = await koro.aWall();
  const post = aPost({ media: [aMedium({ alt: null })] });
  await koro.take(await koro.aSource(wallId, "automatic"), upserts(post));
  const on = { wallId, postId: await koro.onlyPost(wallId) };
  const read = () =>
    firstRow<{ id: string; alt: string | null; alt_draft: string | null }>(
      koro.db,
      sql`select id, alt, alt_draft from media where post_id = ${on.postId}::uuid`,
    );
  const id = (await read())?.id ?? "";

  await adjustPlacement(koro.context, on, { altDrafts: { [id]: "A quay, perhaps" } });
  expect(await read()).toEqual({ id, alt: null, alt_draft: "A quay, perhaps" });

  await adjustPlacement(koro.context, on, { alt: { [id]: "A quay at sunrise" } });
  expect(await read()).toEqual({ id, alt: "A quay at sunrise", alt_draft: null });
});

it("writes who curated what into the log", async () => {
  const on = await aShownPost();

  await adjustPlacement(koro.context, { ...on, actor: moderator }, { sponsor: "Acme" });

  const line = await firstRow(
    koro.db,
    sql`select kind, act, actor_name, detail from log_entry where about = ${on.postId}`,
  );
  expect(line).toEqual({
    ...{ kind: "placement", act: "change", actor_name: moderator.name },
    detail: { sponsor: [null, "Acme"] },
  });
  expect(await koro.events(on.wallId)).toEqual(["show", "show"]);
});

it("leaves every wall sound", () => expectSoundWalls(koro.db, koro.clock.now()));
