import { html, nothing, type TemplateResult } from "lit";
import type { Placement } from "#wire/placement.ts";
import { networkName } from "../queue/networks.ts";
import { picture } from "../queue/picture.ts";
import type { AdminContext } from "../shell/admin-context.ts";

/** A post in one row of a list: a picture, the first of its words, whose they are. */
export function rowWords(app: AdminContext, { post, sponsor }: Placement): TemplateResult {
  const still = post.media.find(({ kind }) => kind !== "audio");
  return html`
    ${still ? html`<div class="row-picture">${picture({ ...still, alt: "" }, "4rem")}</div>` : nothing}
    <div class="row-words">
      <p class="row-text" lang=${post.lang ?? nothing}><bdi>${post.text || app.words.curate.noWords}</bdi></p>
      <small class="quiet"><bdi>${post.author?.name ?? ""}</bdi> · ${networkName(app.words, post.network)}${sponsor ? html` · <bdi>${sponsor}</bdi>` : nothing}</small>
    </div>`;
}
