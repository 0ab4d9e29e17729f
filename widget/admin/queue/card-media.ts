import { html, nothing, type TemplateResult } from "lit";
import type { Placement } from "#wire/placement.ts";
import { icon } from "../icons/icon.ts";
import type { AdminContext } from "../shell/admin-context.ts";
import { picture } from "./picture.ts";
import { tileSizes } from "./tile-sizes.ts";

type Media = Placement["post"]["media"][number];

const atMost = 4;

/** What is not looked at by accident: eyes that see a thousand pictures a day are spared the few that hurt. */
export function isDelicate({ post, reason, borderline }: Placement): boolean {
  const feared = ["nudity_sexual", "violence", "hate"].includes(reason ?? "");
  return (
    post.media.length > 0 &&
    (post.sensitive || post.contentWarning !== null || feared || borderline.length > 0)
  );
}

/** The pictures of a card; each opens large, a film to be played, with its alt text to read and to write. */
export function cardMedia(
  app: AdminContext,
  card: Placement,
  { look, revealed }: { look: (media: number) => void; revealed: boolean },
): TemplateResult | typeof nothing {
  const { media } = card.post;
  if (media.length === 0) return nothing;
  const hidden = media.length - atMost;
  const veiled = isDelicate(card) && !revealed;
  return html`
    <div class="card-media" data-count=${Math.min(media.length, atMost)} ?data-veiled=${veiled}>
      ${media.slice(0, atMost).map((one, at, { length: count }) =>
        tile(app, one, {
          sizes: tileSizes({ ...one, at, count }),
          look: () => look(at),
          hidden: at === atMost - 1 ? hidden : 0,
          veiled,
        }),
      )}
      ${veiled ? html`<p class="veil" aria-hidden="true">${icon("eye-off")}<span>${app.words.acts.veil}</span></p>` : nothing}
    </div>`;
}

interface Tile {
  sizes: string;
  look: () => void;
  hidden: number;
  veiled: boolean;
}

function tile(
  app: AdminContext,
  media: Media,
  { sizes, look, hidden, veiled }: Tile,
): TemplateResult {
  const { queue, acts } = app.words;
  const kind = { image: queue.picture, video: queue.video, audio: queue.audio }[media.kind];
  const mark = media.alt ? "ALT" : queue.altMissing;
  const more = hidden > 0 ? ` +${hidden}` : "";
  const veil = veiled ? ` ${acts.veil}` : "";
  return html`
    <button class="tile" aria-label="${mark}${more}: ${kind}. ${media.alt ?? queue.altNone}${veil}" @click=${look}>
      ${media.kind === "audio" ? html`<span class="sound">${icon("music")}</span>` : picture(media, sizes)}
      ${media.kind === "video" ? html`<span class="play">${icon("play")}</span>` : nothing}
      <span class="alt-mark" ?data-missing=${!media.alt}>${mark}</span>
      ${more ? html`<span class="hidden-count">${more}</span>` : nothing}
    </button>`;
}
