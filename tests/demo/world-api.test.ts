import { afterEach, describe, expect, it } from "vitest";
import type { Running } from "../../demo/listen.ts";
import { startSampleWorld } from "../../demo/world/start-sample-world.ts";

interface Status {
  id: string;
  created_at: string;
  edited_at: string | null;
  content: string;
  tags: { name: string }[];
  account: { acct: string; followers_count: number };
  media_attachments: { url: string; preview_url: string; meta: Record<string, Size> }[];
}
interface Size {
  width: number;
  height: number;
}

const start = Date.parse("2026-11-20T08:00:00Z");
const everyMs = 6000;
const running: Running[] = [];
let now = start;

async function aWorld(options: { seed?: string; rateLimit?: number } = {}): Promise<Running> {
  const world = await startSampleWorld({
    port: 0,
    host: "127.0.0.1",
    seed: "test",
    everyMs,
    clock: () => new Date(now),
    rateLimit: 5000,
    ...options,
  });
  running.push(world);
  return world;
}

async function statuses(world: Running, path: string): Promise<Status[]> {
  const answer = await fetch(`${world.url}/api/v1/${path}`);
  expect(answer.status).toBe(200);
  return (await answer.json()) as Status[];
}

const tagged = (world: Running, query = "limit=40", tag = "tuzbaharsabahi") =>
  statuses(world, `timelines/tag/${tag}?${query}`);

afterEach(async () => {
  now = start;
  await Promise.all(running.splice(0).map((world) => world.stop()));
});

describe("hashtag timelines", () => {
  it("begins with posts of the past hours, newest first", async () => {
    const posts = await tagged(await aWorld());

    expect(posts.length).toBeGreaterThan(15);
    const times = posts.map((post) => Date.parse(post.created_at));
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    expect(times.every((time) => time <= start && time > start - 4 * 3_600_000)).toBe(true);
  });

  it("finds a hashtag in any spelling and gives its normalised name", async () => {
    const world = await aWorld();
    const plain = await tagged(world);

    for (const spelling of ["TUZBAHARSABAHI", "TuzbaharSabahı", "tuzbaharsabahı"]) {
      expect(await tagged(world, "limit=40", encodeURIComponent(spelling))).toEqual(plain);
    }
    expect(plain[0]?.tags.map(({ name }) => name)).toContain("tuzbaharsabahi");
  });

  it("answers an empty list for a hashtag nobody used", async () => {
    expect(await tagged(await aWorld(), "limit=40", "nobodyusedthis")).toEqual([]);
  });

  it("bears a post about every six seconds while it runs", async () => {
    const world = await aWorld();
    const before = await tagged(world);

    now += 20 * everyMs;
    const after = await tagged(world, `limit=40&min_id=${before[0]?.id}`);

    expect(after.length).toBeGreaterThan(5);
    expect(after.length).toBeLessThanOrEqual(21);
  });

  it("leads through all pages by its Link header without repeating or losing a post", async () => {
    const world = await aWorld();
    const whole = await tagged(world);

    const seen: string[] = [];
    let next: string | undefined = `${world.url}/api/v1/timelines/tag/tuzbaharsabahi?limit=7`;
    while (next !== undefined) {
      const answer: Response = await fetch(next);
      seen.push(...((await answer.json()) as Status[]).map((post) => post.id));
      next = /<([^>]+)>; rel="next"/.exec(answer.headers.get("Link") ?? "")?.[1];
    }

    expect(seen).toEqual(whole.map((post) => post.id));
  });

  it("takes the posts right above min_id, and the newest above since_id", async () => {
    const world = await aWorld();
    const whole = (await tagged(world)).map((post) => post.id);
    const mark = whole.at(-1);

    const above = await tagged(world, `limit=3&min_id=${mark}`);
    const newest = await tagged(world, `limit=3&since_id=${mark}`);
    const below = await tagged(world, `limit=3&max_id=${whole[4]}`);

    expect(above.map((post) => post.id)).toEqual(whole.slice(-4, -1));
    expect(newest.map((post) => post.id)).toEqual(whole.slice(0, 3));
    expect(below.map((post) => post.id)).toEqual(whole.slice(5, 8));
  });
});

describe("a life of posts", () => {
  it("shows an edit with its time, and takes deleted posts away everywhere", async () => {
    const world = await aWorld();
    now += 300 * everyMs;
    const page = async (query: string) => await tagged(world, `limit=40${query}`);
    const young: Status[] = [];
    for (
      let part = await page("");
      part.length > 0;
      part = await page(`&max_id=${young.at(-1)?.id}`)
    ) {
      young.push(...part);
    }

    now += 15 * 60_000;
    const ids = young.map((post) => post.id);
    const alive = await Promise.all(
      ids.map(async (id) => await fetch(`${world.url}/api/v1/statuses/${id}`)),
    );
    const gone = ids.filter((_, index) => alive[index]?.status === 404);
    const edited = young.filter((post) => post.edited_at !== null);

    expect(gone.length).toBeGreaterThan(0);
    expect(gone.length).toBeLessThan(ids.length / 8);
    expect(edited.length).toBeGreaterThan(0);
    expect(edited.every((post) => post.content.includes("</p><p>"))).toBe(true);
    const asked = [gone[0], edited.find(({ id }) => !gone.includes(id))?.id];
    const found = await statuses(world, `statuses?id[]=${asked[0]}&id[]=${asked[1]}`);
    expect(found.map((post) => post.id)).toEqual([asked[1]]);
  });

  it("has the same posts under the same ids after a restart, and others with another seed", async () => {
    const first = await aWorld();
    now += 50 * everyMs;
    const before = await tagged(first);
    await running.pop()?.stop();

    const again = await aWorld();
    const other = await aWorld({ seed: "other" });

    for (const post of before.slice(0, 8)) {
      const same = await fetch(`${again.url}/api/v1/statuses/${post.id}`);
      const text = ((await same.json()) as Status).content.replaceAll(again.url, first.url);
      expect(text).toBe(post.content);
      const elsewhere = await fetch(`${other.url}/api/v1/statuses/${post.id}`);
      expect(elsewhere.status).toBe(404);
    }
  });
});

describe("the rest of the API", () => {
  it("says that anybody may read hashtags", async () => {
    const answer = await fetch(`${(await aWorld()).url}/api/v2/instance`);
    const instance = (await answer.json()) as {
      configuration: { timelines_access: { hashtag_feeds: { local: string } } };
    };

    expect(instance.configuration.timelines_access.hashtag_feeds.local).toBe("public");
  });

  it("looks accounts up, and answers 404 in JSON for strangers and impossible ids", async () => {
    const world = await aWorld();
    const known = await fetch(`${world.url}/api/v1/accounts/lookup?acct=elif_karatuz`);
    expect(await known.json()).toMatchObject({ acct: "elif_karatuz", followers_count: 1840 });

    for (const path of ["accounts/lookup?acct=nobody", "statuses/1", "statuses/not-a-number"]) {
      const answer = await fetch(`${world.url}/api/v1/${path}`);
      expect(answer.status).toBe(404);
      expect(await answer.json()).toEqual({ error: "Record not found" });
    }
  });

  it("counts requests down and refuses politely when they are used up", async () => {
    const world = await aWorld({ rateLimit: 2 });
    const url = `${world.url}/api/v2/instance`;
    const answers = [await fetch(url), await fetch(url), await fetch(url)];

    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 429]);
    expect(answers[0]?.headers.get("X-RateLimit-Remaining")).toBe("1");
    const reset = Date.parse(answers[2]?.headers.get("X-RateLimit-Reset") ?? "");
    expect(reset - now).toBeGreaterThan(0);
    expect(reset - now).toBeLessThanOrEqual(300_000);
  });

  it("opens permalinks as pages that say what they are", async () => {
    const world = await aWorld();
    const [post] = await tagged(world, "limit=1");
    const page = await fetch(`${world.url}/@${post?.account.acct}/${post?.id}`);

    expect(page.status).toBe(200);
    expect(await page.text()).toContain("sample world");
    expect((await fetch(`${world.url}/@nobody/1`)).status).toBe(404);
  });
});
