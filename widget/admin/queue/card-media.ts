import { html, nothing, type TemplateResult } from "lit";
import type { Placement } from "#wire/placement.ts";
import { icon } from "../icons/icon.ts";
import type { AdminContext } from "../shell/admin-context.ts";
import type { CardActs } from "./card-acts.ts";
import { picture } from "./picture.ts";
import { tileSizes } from "./tile-sizes.ts";

type Media = Placement["post"]["media"][number];

const atMost = 4;

/** The pictures of a card; each opens large, a film to be played, with its alt text to read and to write. */
export function cardMedia(
  app: AdminContext,
  card: Placement,
  acts: CardActs,
): TemplateResult | typeof nothing {
  const { media } = card.post;
  if (media.length === 0) return nothing;
  const hidden = media.length - atMost;
  return html`
    <div class="card-media" data-count=${Math.min(media.length, atMost)}>
      ${media
        .slice(0, atMost)
        .map((one, at, { length: count }) =>
          tile(
            app,
            one,
            tileSizes({ ...one, at, count }),
            () => acts.look(card, at),
            at === atMost - 1 ? hidden : 0,
          ),
        )}
    </div>`;
}

function tile(
  app: AdminContext,
  media: Media,
  sizes: string,
  look: () => void,
  hidden: number,
): TemplateResult {
  const { queue } = app.words;
  const kind = { image: queue.picture, video: queue.video, audio: queue.audio }[media.kind];
  const mark = media.alt ? "ALT" : queue.altMissing;
  const more = hidden > 0 ? ` +${hidden}` : "";
  return html`
    <button class="tile" aria-label="${mark}${more}: ${kind}. ${media.alt ?? queue.altNone}" @click=${look}>
      ${media.kind === "audio" ? html`<span class="sound">${icon("music")}</span>` : picture(media, sizes)}
      ${media.kind === "video" ? html`<span class="play">${icon("play")}</span>` : nothing}
      <span class="alt-mark" ?data-missing=${!media.alt}>${mark}</span>
      ${more ? html`<span class="hidden-count">${more}</span>` : nothing}
    </button>`;
}
