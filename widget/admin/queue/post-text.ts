import { html, type TemplateResult } from "lit";
import type { StaffPost } from "#wire/placement.ts";
import { safeLink } from "./safe-link.ts";

type Entity = StaffPost["entities"][number];
type Piece = string | { text: string; url: string };

/** The author's words as text and links. Never markup: what looks like HTML is shown as it was written. */
export function postText(text: string, entities: readonly Entity[]): TemplateResult[] {
  return piecesOf(text, entities).map((piece) =>
    typeof piece === "string"
      ? html`${piece}`
      : html`<a href=${piece.url} target="_blank" rel="noreferrer nofollow ugc">${piece.text}</a>`,
  );
}

/** Cuts a text along its entities; overlapping or impossible ones are left as plain text. */
export function piecesOf(text: string, entities: readonly Entity[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const entity of entities.toSorted((a, b) => a.start - b.start)) {
    const url = safeLink(entity.url);
    if (!url || entity.start < at || entity.end > text.length || entity.end <= entity.start)
      continue;
    pieces.push(text.slice(at, entity.start), { text: text.slice(entity.start, entity.end), url });
    at = entity.end;
  }
  return [...pieces, text.slice(at)].filter((piece) => piece !== "");
}
