import { html, nothing } from "lit";
import type { Placement, PlacementChanges } from "#wire/placement.ts";
import { Room } from "../shell/room.ts";
import { picture } from "./picture.ts";
import { filmOf, player } from "./player.ts";

interface Looked {
  card: Placement;
  at: number;
}

/** A picture at full width, a film or a sound to be played, with its alt text beside it. */
export class MediaDialog extends Room {
  static override properties = {
    ...Room.properties,
    change: { attribute: false },
    looked: { state: true },
    saving: { state: true },
  };

  declare change: (post: string, changes: PlacementChanges) => Promise<boolean>;
  declare looked: Looked | null;
  declare saving: boolean;

  constructor() {
    super();
    this.looked = null;
    this.saving = false;
  }

  show(card: Placement, at: number): void {
    this.looked = { card, at };
  }

  async #save(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { looked } = this;
    const media = looked?.card.post.media[looked.at];
    if (!looked || !media) return;
    const said = String(new FormData(event.target as HTMLFormElement).get("alt")).trim();
    this.saving = true;
    const saved = await this.change(looked.card.post.id, { alt: { [media.id]: said || null } });
    this.saving = false;
    if (!saved) return;
    this.app.toast({ text: this.app.words.queue.altSaved, tone: "good" });
    this.#close();
  }

  #close = (): void => {
    const post = this.looked?.card.post.id;
    this.looked = null;
    if (post) document.querySelector<HTMLElement>(`[data-post="${post}"]`)?.focus();
  };

  override render() {
    const { looked } = this;
    const media = looked?.card.post.media[looked.at];
    if (!looked || !media) return nothing;
    const { queue, shell } = this.app.words;
    return html`
      <wa-dialog class="media-dialog" open light-dismiss label=${queue.alt} @wa-hide=${this.#close}>
        ${this.#renderLarge(media)}
        <form @submit=${this.#save}>
          <label class="field">
            <span>${queue.alt}</span>
            <textarea name="alt" rows="3" maxlength="1500" .value=${media.alt ?? ""}></textarea>
            <small>${queue.altLead}</small>
          </label>
          <div class="row end">
            <button type="button" class="button" @click=${this.#close}>${shell.cancel}</button>
            <button class="button primary" ?disabled=${this.saving || !this.app.may.decide}>${this.saving ? shell.saving : shell.save}</button>
          </div>
        </form>
      </wa-dialog>`;
  }

  #renderLarge(media: Placement["post"]["media"][number]) {
    const { queue } = this.app.words;
    const film = filmOf(media);
    if (film)
      return html`<div class="large">${player(media, film, media.kind === "audio" ? queue.audio : queue.video)}</div>`;
    if (media.kind === "audio") return nothing;
    return html`<div class="large">${picture(media, "min(92vw, 56rem)")}</div>`;
  }
}
