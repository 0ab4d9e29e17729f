import { expect, it } from "vitest";
import { tierOf } from "../../server/domain/tier.ts";
import { traitBits, traitsFitting, traitsOf } from "../../server/domain/traits.ts";

const image = { kind: "image", alt: "A quay" } as const;
const bare = { kind: "image", alt: null } as const;
const film = { kind: "video", alt: null } as const;

it("says which media, which links and which missing texts a post has", () => {
  const plain = { text: "", entities: [] };

  expect(traitsOf({ ...plain, media: [] })).toBe(0);
  expect(traitsOf({ ...plain, media: [image, film] })).toBe(traitBits.image | traitBits.video);
  expect(traitsOf({ ...plain, media: [bare] })).toBe(traitBits.image | traitBits.altMissing);
  expect(traitsOf({ ...plain, text: "see HTTPS://acme.example", media: [] })).toBe(traitBits.link);
});

it("finds every combination that fits, and asks for nothing where nothing is asked", () => {
  expect(traitsFitting({})).toBeNull();
  expect(traitsFitting({ media: "none", link: "no" })).toEqual([0, 16]);
  expect(traitsFitting({ media: "video", link: "yes", alt: "missing" })).toEqual([26, 27, 30, 31]);
  expect(traitsFitting({ media: "none" })).not.toContain(traitBits.audio);
});

it.each([
  [null, null],
  [0, "nano"],
  [9_999, "nano"],
  [10_000, "micro"],
  [99_999, "micro"],
  [100_000, "mid"],
  [499_999, "mid"],
  [500_000, "macro"],
])("an author with %s followers is %s", (followers, tier) => {
  expect(tierOf(followers)).toBe(tier);
});
