import { describe, expect, it, vi } from "vitest";
import type { Media } from "#wire/post.ts";
import { createPictureShelf } from "../../widget/screen/picture-shelf.ts";
import { aPost } from "../pages/support/sample.ts";

vi.stubGlobal("document", { baseURI: "https://koro.example/" });

const withPicture = (id: string) =>
  aPost({
    id,
    media: [
      {
        id: `m-${id}`,
        kind: "image",
        alt: null,
        width: 4,
        height: 3,
        thumbhash: null,
        sources: [{ src: "/media/a.jpg", type: "image/jpeg", width: 640 }],
      },
    ],
  });

describe("the picture shelf", () => {
  it("fetches each picture once and knows when it is at hand", async () => {
    const warm = vi.fn(async (_: Media) => true);
    const shelf = createPictureShelf(warm);
    const post = withPicture("a");

    shelf.stock([post]);
    expect(shelf.isReady(post)).toBe(false);
    shelf.stock([post]);

    await vi.waitFor(() => expect(shelf.isReady(post)).toBe(true));
    expect(warm).toHaveBeenCalledTimes(1);
  });

  it("tries what failed again when the network is back", async () => {
    const warm = vi.fn(async (_: Media) => warm.mock.calls.length > 1);
    const shelf = createPictureShelf(warm);
    const post = withPicture("a");
    shelf.stock([post]);
    await vi.waitFor(() => expect(shelf.isBroken(post)).toBe(true));

    shelf.retry([post]);

    await vi.waitFor(() => expect(shelf.isReady(post)).toBe(true));
  });

  it("forgets a post that left, also when its picture arrives later", async () => {
    let arrive = (_: boolean) => {};
    const shelf = createPictureShelf(() => new Promise((resolve) => (arrive = resolve)));
    const post = withPicture("a");
    shelf.stock([post]);

    shelf.stock([]);
    arrive(false);
    await Promise.resolve();

    expect(shelf.isBroken(post)).toBe(false);
  });

  it("waits for nothing where there is no picture", () => {
    expect(createPictureShelf().isReady(aPost())).toBe(true);
  });
});
