import { describe, expect, it } from "vitest";
import type { OpinionRow } from "../../server/db/reads/opinions.ts";
import { borderlineOf, presentOpinions } from "../../server/http/present-opinions.ts";

const said = (fields: Partial<OpinionRow>): OpinionRow => ({
  ...{ post_id: "p", classifier_id: "c", name: "Ours", state: "given", scores: {} },
  ...{ media_scores: null, advice: null, ...fields },
});

describe("second opinions on the desk", () => {
  it("are the highest few, of words and pictures together", () => {
    const scores = { spam: 0.9, hate: 0.3, calm: 0.1, violence: 0.25, sexual: 0.21 };
    const opinion = said({ scores, media_scores: { m: { hate: 0.7 } } });
    expect(presentOpinions([opinion])).toEqual([
      {
        ...{ classifier: "Ours", state: "given" },
        top: [
          { label: "spam", score: 0.9 },
          { label: "hate", score: 0.7 },
          { label: "violence", score: 0.25 },
        ],
      },
    ]);
  });

  it("blur the pictures that somebody is not sure about, and no others", () => {
    const first = said({ media_scores: { a: { sexual: 0.3 }, b: { sexual: 0.29 } } });
    const second = said({ media_scores: { a: { violence: 0.9 }, c: { violence: 1 } } });
    expect(borderlineOf([first, second])).toEqual(["a", "c"]);
  });
});
