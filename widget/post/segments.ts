import type { Entity } from "#wire/post.ts";
import { safeUrl } from "../ui/safe-url.ts";

/** A stretch of a post's text; with `url` it is a link. */
export interface Segment {
  text: string;
  url?: string;
  kind?: Entity["kind"];
}

/**
 * Cuts a text at its entities. An entity that overlaps an earlier one, leaves the text, is empty or points anywhere
 * but http, https or mailto is passed over: its words stay as plain text. The segments always add up to the text.
 */
export function segmentsOf(text: string, entities: readonly Entity[]): Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  for (const { start, end, url, kind } of [...entities].sort((a, b) => a.start - b.start)) {
    const safe = safeUrl(url);
    if (!safe || !(start >= at && end > start && end <= text.length)) continue;
    if (start > at) segments.push({ text: text.slice(at, start) });
    segments.push({ text: text.slice(start, end), url: safe, kind });
    at = end;
  }
  if (at < text.length) segments.push({ text: text.slice(at) });
  return segments;
}
