import { describe, expect, it } from "vitest";
import { english } from "../../../widget/admin/words/en.ts";
import { turkish } from "../../../widget/admin/words/tr.ts";

describe("the words", () => {
  it("give every reason in both languages", () => {
    expect(Object.keys(turkish.reasons)).toEqual(Object.keys(english.reasons));
    expect(Object.keys(turkish.sources.remedies)).toEqual(Object.keys(english.sources.remedies));
  });
});
