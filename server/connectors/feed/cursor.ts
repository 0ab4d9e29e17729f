import { z } from "zod";

/** An entry as it was last seen. Times in milliseconds since 1970. */
const Seen = z.object({
  id: z.string(),
  link: z.string().nullable(),
  /** The publisher's date; `null` when there was none to believe. */
  at: z.number().nullable(),
  first: z.number(),
  hash: z.string(),
  edited: z.number().nullable(),
});
export type Seen = z.infer<typeof Seen>;

/** An entry that has left the document although older ones stayed. */
const Absent = z.object({
  id: z.string(),
  link: z.string().nullable(),
  /** In how many readings in a row it was missing and its page could not say why. */
  silent: z.int(),
  readings: z.int(),
});
export type Absent = z.infer<typeof Absent>;

export const FeedCursor = z.object({
  v: z.literal(1),
  /** The address of the settings; with another one the rest means nothing. */
  of: z.string(),
  /** Where permanent redirects led. */
  movedTo: z.string().nullable(),
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
  everyMs: z.number().nullable(),
  /** The last document, in its order. */
  last: z.array(Seen),
  /** Entries of earlier documents, so that an undated one that returns keeps its date. */
  earlier: z.array(Seen),
  absent: z.array(Absent),
  /** That the document was longer than what is read has been told. */
  cutTold: z.boolean(),
});
export type FeedCursor = z.infer<typeof FeedCursor>;

export function cursorFor(url: string, cursor: FeedCursor | null): FeedCursor {
  if (cursor?.of === url) return cursor;
  return {
    v: 1,
    of: url,
    movedTo: null,
    etag: null,
    lastModified: null,
    everyMs: null,
    last: [],
    earlier: [],
    absent: [],
    cutTold: false,
  };
}
