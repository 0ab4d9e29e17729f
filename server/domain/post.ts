/** Shapes of a post that every room shares. */
import type { EntityKind, MediaKind } from "./vocabulary.ts";

/** A stretch of `text`; offsets are UTF-16 code units, `end` exclusive; `url` is http, https or mailto. */
export interface Entity {
  kind: EntityKind;
  start: number;
  end: number;
  url: string;
}

/** A medium as its network offers it. `key` names it within its post from one reading to the next. */
export interface FoundMedia {
  key: string;
  kind: MediaKind;
  url: string;
  /** A still picture of a video, where the network has one. */
  previewUrl: string | null;
  alt: string | null;
  width: number | null;
  height: number | null;
}

/** Longest text that is stored, in UTF-16 code units; what is longer is cut at a whole character. */
export const maxTextLength = 10_000;
