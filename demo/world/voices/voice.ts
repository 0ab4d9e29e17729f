import type { SceneName } from "../pictures/draw.ts";

/**
 * One way of saying something. In `text`, `{word}` is filled from the language's words and `#` alone is where the
 * campaign's hashtag goes; a voice without one gets it at the end.
 */
export interface Voice {
  text: string;
  /** What a picture with these words shows; a voice without scenes is posted without a picture. */
  scenes: readonly SceneName[];
  warning?: string;
}

/** What an author adds in an edit, and how a picture is described to those who do not see it. */
export interface Language {
  voices: readonly Voice[];
  words: Record<string, readonly string[]>;
  /** Last words that go with anything. */
  closings: readonly string[];
  afterthoughts: readonly string[];
  alts: Record<SceneName, string>;
  extraTags: readonly string[];
}

/** Voices as rows of `scenes | text`, or `scenes | text | content warning`. */
export function voicesOf(rows: string): Voice[] {
  return rows
    .trim()
    .split("\n")
    .map((row) => {
      const [scenes = "", text = "", warning] = row.split("|").map((cell) => cell.trim());
      const voice = {
        text: text.replaceAll("\\n", "\n"),
        scenes: scenes.split(" ").filter((name) => name !== "-") as SceneName[],
      };
      return warning === undefined ? voice : { ...voice, warning };
    });
}
