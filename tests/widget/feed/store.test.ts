import { describe, expect, test } from "vitest";
import { takeEvent, takePage } from "../../../widget/feed/changes.ts";
import { comparePosts } from "../../../widget/feed/order.ts";
import { takeFeed } from "../../../widget/feed/store.ts";
import { aFeed, aPost, aWall } from "../support/a-post.ts";

const ids = ({ posts }: { posts: readonly { id: string }[] }) => posts.map(({ id }) => id);
const at = (minute: number) => `2026-11-20T09:${String(minute).padStart(2, "0")}:00Z`;

describe("the order of posts", () => {
  test("puts pinned first, then by shown, published and id, each latest first", () => {
    const posts = [
      aPost({ id: "a", shownAt: at(1), publishedAt: at(1) }),
      aPost({ id: "b", shownAt: at(1), publishedAt: at(1) }),
      aPost({ id: "c", shownAt: at(1), publishedAt: at(2) }),
      aPost({ id: "d", shownAt: at(3), publishedAt: at(0) }),
      aPost({ id: "e", shownAt: at(0), pinned: true }),
    ];

    expect(ids({ posts: posts.sort(comparePosts) })).toEqual(["e", "d", "c", "b", "a"]);
  });
});

describe("a live event", () => {
  const old = aPost({ id: "old", shownAt: at(1) });
  const recent = aPost({ id: "recent", shownAt: at(2) });
  const known = takeFeed(aFeed([recent, old], { seq: 5 }));

  test("shows a new post in its place", () => {
    const post = aPost({ id: "new", shownAt: at(3) });
    expect(ids(takeEvent(known, { kind: "show", post }, 6))).toEqual(["new", "recent", "old"]);
  });

  test("moves a known post when it is shown again", () => {
    const post = { ...old, pinned: true };
    expect(ids(takeEvent(known, { kind: "show", post }, 6))).toEqual(["old", "recent"]);
  });

  test("replaces a changed post and passes over one that is not there", () => {
    const changed = takeEvent(known, { kind: "change", post: { ...old, text: "edited" } }, 6);
    expect(changed.posts[1]?.text).toBe("edited");

    const strange = takeEvent(known, { kind: "change", post: aPost({ id: "beyond" }) }, 6);
    expect(ids(strange)).toEqual(["recent", "old"]);
  });

  test("hides a post", () => {
    expect(ids(takeEvent(known, { kind: "hide", id: "recent" }, 6))).toEqual(["old"]);
  });

  test("brings the wall's new words", () => {
    const wall = aWall({ title: "Autumn" });
    expect(takeEvent(known, { kind: "wall", wall }, 6).wall.title).toBe("Autumn");
  });

  test("is passed over when it is not newer than what is known", () => {
    expect(takeEvent(known, { kind: "hide", id: "old" }, 5)).toBe(known);
  });

  test("drops the last post beyond the bound and remembers that the cursor no longer follows", () => {
    const post = aPost({ id: "new", shownAt: at(3) });
    const bounded = takeEvent(known, { kind: "show", post }, 6, 2);

    expect(ids(bounded)).toEqual(["new", "recent"]);
    expect(bounded.trimmed).toBe(true);
  });
});

describe("a further page", () => {
  test("adds what is not there yet and leaves seq to the live line", () => {
    const loaded = takeFeed(aFeed([aPost({ id: "b", shownAt: at(2) })], { seq: 4, next: "c1" }));
    const first = { ...loaded, seq: 9, since: 4 };
    const page = aFeed([aPost({ id: "b", shownAt: at(2) }), aPost({ id: "a", shownAt: at(1) })], {
      seq: 4,
    });

    const both = takePage(first, page);

    expect(ids(both)).toEqual(["b", "a"]);
    expect(both).toMatchObject({ seq: 9, next: null });
  });
});

test("never brings back with an older page what was hidden since", () => {
  const known = { ...takeFeed({ ...aFeed([aPost({ id: "a" })]), seq: 7 }), next: "c" };
  const after = takeEvent(known, { kind: "hide", id: "b" }, 9);
  const page = (seq: number) => ({ ...aFeed([aPost({ id: "b" }), aPost({ id: "c" })]), seq });

  expect(takePage(after, page(8)).posts.map(({ id }) => id)).toEqual(["c", "a"]);
  // Shown again meanwhile: the page knows more than the hide.
  expect(takePage(after, page(10)).posts.map(({ id }) => id)).toContain("b");
  // From before the wall was loaded: nothing of it can be believed.
  expect(takePage(after, page(6))).toBe(after);
});
