import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, it, vi } from "vitest";
import { adjustPlacement } from "../../server/actions/adjust-placement.ts";
import { changeWall } from "../../server/actions/change-wall.ts";
import { decide, type WantedMove } from "../../server/actions/decide.ts";
import { refreshPlacements } from "../../server/actions/fetch-media.ts";
import type { IngestSource } from "../../server/actions/ingest/intake.ts";
import { reportPost } from "../../server/actions/report-post.ts";
import { showWaiting, wallsWithWaiting } from "../../server/actions/show-waiting.ts";
import { undo } from "../../server/actions/undo.ts";
import type { FoundPost } from "../../server/connectors/connector.ts";
import { rows } from "../../server/db/client.ts";
import { Problem } from "../../server/domain/problem.ts";
import { wallStates } from "../../server/domain/vocabulary.ts";
import {
  aMedium,
  anAuthor,
  aPost,
  deletionOf,
  seededRandom,
  upserts,
} from "../support/builders.ts";
import { type Koro, moderator, openKoro } from "../support/koro.ts";
import { expectSoundWalls } from "./invariants.ts";

// Hundreds of transactions: seconds on a free machine, more beside others.
vi.setConfig({ testTimeout: 90_000 });

let koro: Koro;
beforeAll(async () => {
  koro = await openKoro();
});
afterAll(() => koro.close());

interface Place {
  wallId: string;
  postId: string;
  version: number;
}

/** Two walls, three sources that share some posts, and dice. */
async function openWorld(seed: number) {
  const random = seededRandom(seed);
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const walls = [await koro.aWall(), await koro.aWall({ onEdit: "stay" })] as const;
  const sources = [
    await koro.aSource(walls[0]),
    await koro.aSource(walls[1], "automatic"),
    await koro.aSource(walls[0], "automatic"),
  ];
  const posts: FoundPost[] = [];
  const batches: { wallId: string; batch: string }[] = [];
  const places = () =>
    rows<Place>(
      koro.db,
      sql`
      select wall_id as "wallId", post_id as "postId", version from placement
      where wall_id = any(${sql.param(walls)}::uuid[]) order by arrived_at, wall_id, post_id`,
    );
  return { random, pick, walls, sources, posts, batches, places };
}

type World = Awaited<ReturnType<typeof openWorld>>;
type Step = (world: World) => Promise<unknown>;

const sourceOf = ({ pick, sources }: World) => pick(sources) as IngestSource;

async function addPost(world: World): Promise<void> {
  const author = anAuthor({ externalId: `dice-${Math.floor(world.random() * 6)}` });
  const post = aPost({ author, media: world.random() < 0.3 ? [aMedium()] : [] });
  world.posts.push(post);
  await koro.take(sourceOf(world), upserts(post));
}

async function bringAgain(world: World): Promise<void> {
  const post = world.pick(world.posts);
  if (post) await koro.take(sourceOf(world), upserts(post));
}

async function editPost(world: World): Promise<void> {
  const post = world.pick(world.posts);
  if (!post) return;
  Object.assign(post, { text: `${post.text}!`, editedAt: koro.clock.now() });
  await koro.take(sourceOf(world), upserts(post));
}

async function deletePost(world: World): Promise<void> {
  const post = world.pick(world.posts);
  if (post) await koro.take(sourceOf(world), [deletionOf(post)]);
}

async function decideSome(world: World): Promise<void> {
  const all = await world.places();
  const wallId = world.pick(world.walls) ?? "";
  const moves = all
    .filter((place) => place.wallId === wallId && world.random() < 0.3)
    .map(({ postId, version }) => ({
      post: postId,
      move: world.pick([
        "approve",
        "approve",
        "reject",
        "hold",
        "requeue",
      ] as const) as WantedMove["move"],
      expect: world.random() < 0.9 ? version : version + 1,
    }));
  const { batch } = await decide(koro.context, { wallId, actor: moderator, moves });
  if (moves.length > 0) world.batches.push({ wallId, batch });
}

async function undoOne(world: World): Promise<void> {
  const order = world.pick(world.batches);
  if (order)
    world.batches.push({ ...order, ...(await undo(koro.context, { ...order, actor: moderator })) });
}

async function reportOne(world: World): Promise<void> {
  const place = world.pick(await world.places());
  const reason = world.pick(["me", "spam"]) ?? "me";
  if (place)
    await reportPost(koro.context, { ...place, workspaceId: koro.workspaceId }, { reason });
}

async function adjustOne(world: World): Promise<void> {
  const place = world.pick(await world.places());
  const pinned = world.random() < 0.5;
  if (place) await adjustPlacement(koro.context, place, { pinned, tags: ["summer"] });
}

async function finishMedia(world: World): Promise<void> {
  const place = world.pick(await world.places());
  if (!place) return;
  await koro.db.execute(sql`
    update media set state = 'ready' where post_id = ${place.postId}::uuid`);
  await refreshPlacements(koro.context, place.postId);
}

async function switchWall(world: World): Promise<void> {
  const state = world.random() < 0.6 ? "live" : world.pick(wallStates);
  await changeWall(koro.context, world.pick(world.walls) ?? "", { state });
}

async function suspendAuthor(world: World): Promise<void> {
  const externalAuthorId = `dice-${Math.floor(world.random() * 6)}`;
  const state = world.random() < 0.2 ? ("suspended" as const) : ("ok" as const);
  await koro.take(sourceOf(world), [{ kind: "author", externalAuthorId, state }]);
}

const steps: Step[] = [
  ...[addPost, addPost, addPost, addPost, bringAgain, bringAgain, editPost, editPost],
  ...[deletePost, decideSome, decideSome, decideSome, undoOne, undoOne],
  ...[reportOne, adjustOne, finishMedia, switchWall, suspendAuthor],
];

/** A refusal in words is an answer; anything else is a bug. */
async function attempt(step: Step, world: World): Promise<void> {
  await step(world).catch((error: unknown) => {
    if (!(error instanceof Problem)) throw error;
  });
}

async function sweep(): Promise<void> {
  for (const wall of await wallsWithWaiting(koro.context)) await showWaiting(koro.context, wall);
}

describe("whatever happens", () => {
  it.each([11, 2026])(
    "the walls stay sound through 150 steps of chance (seed %i)",
    async (seed) => {
      const world = await openWorld(seed);
      for (let n = 1; n <= 150; n++) {
        koro.clock.advance(1000);
        await attempt(world.pick(steps) as Step, world);
        if (n % 15 > 0) continue;
        await sweep();
        await expectSoundWalls(koro.db);
      }
    },
  );

  it("the walls stay sound when four people and networks take their chances at once", async () => {
    const world = await openWorld(7);
    for (let n = 1; n <= 30; n++) {
      koro.clock.advance(1000);
      const four = [1, 2, 3, 4].map(() => world.pick(steps) as Step);
      await Promise.all(four.map((step) => attempt(step, world)));
    }
    await sweep();
    await expectSoundWalls(koro.db);
  });
});
