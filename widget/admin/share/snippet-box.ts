import { html, nothing } from "lit";
import type { AdminWall } from "#wire/admin-wall.ts";
import type { Look } from "#wire/wall.ts";
import { icon } from "../icons/icon.ts";
import { Room } from "../shell/room.ts";
import { type Place, places, snippetFor } from "./snippet.ts";

/** What to copy to put the wall into a website, for each kind of place. */
export class SnippetBox extends Room {
  static override properties = {
    ...Room.properties,
    wall: { attribute: false },
    look: { attribute: false },
    place: { state: true },
    pinned: { state: true },
  };

  declare wall: AdminWall;
  declare look: Look;
  declare place: Place;
  declare pinned: boolean;

  constructor() {
    super();
    this.place = "html";
    this.pinned = false;
  }

  get #text(): string {
    const { look, pinned, wall } = this;
    const { slug, title } = wall;
    return snippetFor(this.place, { origin: location.origin, slug, title, look, pinned });
  }

  override render() {
    const { snippet } = this.app.words.look;
    const text = this.#text;
    const leavesOut = this.pinned && this.place === "wordpress";
    return html`
      <h2>${icon("globe")}${snippet.title}</h2>
      ${this.#tabs()}
      <p class="quiet">${snippet.leads[this.place]}</p>
      <div class="snippet"><pre tabindex="0" role="region" aria-label=${snippet.places[this.place]}><code>${text}</code></pre>
        <koro-copy .app=${this.app} .text=${text}></koro-copy></div>
      <label class="tick"><input type="checkbox" .checked=${this.pinned} @change=${this.#pin} />
        <span>${snippet.pin} <small>${snippet.pinHint}${leavesOut ? ` ${snippet.pinLeavesOut}` : nothing}</small></span></label>`;
  }

  #tabs() {
    const { snippet } = this.app.words.look;
    const tab = (place: Place) => html`
      <button type="button" class="tab" aria-pressed=${place === this.place} @click=${() => this.#open(place)}>
        ${snippet.places[place]}
      </button>`;
    return html`<div class="tabs" role="group" aria-label=${snippet.where}>${places.map(tab)}</div>`;
  }

  #open(place: Place): void {
    this.place = place;
  }

  #pin = (event: Event): void => {
    this.pinned = (event.target as HTMLInputElement).checked;
  };
}
