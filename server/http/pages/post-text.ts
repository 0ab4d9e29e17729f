import type { Entity } from "../../wire/post.ts";
import { html, type Markup } from "./markup.ts";
import { linkUrl } from "./safe-url.ts";

/** Texts longer than this are cut on a card; the rest waits behind "read on". UTF-16 code units. */
const cardLength = 600;

/** What a card shows of a text at once, and the rest; `rest` is `null` when all of it fits. */
export function renderPostText(text: string, entities: readonly Entity[]) {
  const end = cutAt(text, cardLength, entities);
  return {
    start: renderRuns(text, entities, 0, end),
    rest: end < text.length ? renderRuns(text, entities, end, text.length) : null,
  };
}

/** The stretch `from`–`to` of a text with its entities as links. Entities that overlap or reach outside are left as text. */
function renderRuns(text: string, entities: readonly Entity[], from: number, to: number): Markup[] {
  const runs: Markup[] = [];
  let position = from;
  for (const entity of entities.toSorted((a, b) => a.start - b.start)) {
    const url = linkUrl(entity.url);
    if (!url || entity.start < position || entity.end > to || entity.end <= entity.start) continue;
    runs.push(html`${text.slice(position, entity.start)}`, renderLink(text, entity, url));
    position = entity.end;
  }
  runs.push(html`${text.slice(position, to)}`);
  return runs;
}

// `bdi` keeps a direction override inside a link's text from turning the words around it.
function renderLink(text: string, { kind, start, end }: Entity, url: string): Markup {
  return html`<a class="entity ${kind}" href="${url}" rel="noopener nofollow ugc"><bdi>${text.slice(start, end)}</bdi></a>`;
}

/** A place near `length` where nothing is torn: not a word if it can be helped, never a link or a character. */
function cutAt(text: string, length: number, entities: readonly Entity[]): number {
  // A rest of a few words is not worth a fold.
  if (text.length <= length * 1.2) return text.length;
  const space = text.lastIndexOf(" ", length);
  let end = space > length * 0.8 ? space : length;
  const torn = entities.find((entity) => entity.start < end && entity.end > end);
  if (torn && torn.start > 0) end = torn.start;
  const code = text.charCodeAt(end);
  return code >= 0xdc00 && code <= 0xdfff ? end - 1 : end;
}
