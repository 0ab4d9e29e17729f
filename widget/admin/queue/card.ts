import { html, nothing } from "lit";
import type { Move, Placement } from "#wire/placement.ts";
import { icon } from "../icons/icon.ts";
import type { IconName } from "../icons/shapes.ts";
import { Room } from "../shell/room.ts";
import type { CardActs } from "./card-acts.ts";
import { byline } from "./card-byline.ts";
import { facts } from "./card-facts.ts";
import { cardMedia } from "./card-media.ts";
import { keyOf } from "./keys.ts";
import { movesFrom } from "./lifecycle.ts";
import { postText } from "./post-text.ts";

const icons: Record<Move, IconName> = {
  approve: "check",
  reject: "x",
  hold: "pause",
  requeue: "undo",
};

/** Longer texts are folded: one essay would push ten posts off the screen. */
const foldAfter = 420;

/** One post to decide about. */
export class Card extends Room {
  static override properties = {
    ...Room.properties,
    card: { attribute: false },
    acts: { attribute: false },
    here: { type: Boolean },
    selected: { type: Boolean },
    at: { type: Number },
    of: { type: Number },
    open: { state: true },
  };

  declare card: Placement;
  declare acts: CardActs;
  declare here: boolean;
  declare selected: boolean;
  declare at: number;
  declare of: number;
  declare open: boolean;

  constructor() {
    super();
    this.open = false;
  }

  override render() {
    const { app, card, acts, at } = this;
    const { post } = card;
    const who = post.author?.name ?? app.words.queue.noAuthor;
    return html`
      <article class="card" data-post=${post.id} tabindex=${this.here ? 0 : -1} aria-posinset=${at} aria-setsize=${this.of}
        aria-label=${app.words.queue.post(who, at, this.of)} aria-describedby="text-${post.id}"
        ?data-here=${this.here} ?data-selected=${this.selected} ?data-media=${post.media.length > 0}
        @focusin=${() => acts.goTo(card)} @pointerdown=${() => acts.goTo(card)}>
        ${cardMedia(app, card, acts)}
        <div class="card-body">
          ${byline(app, card, this.selected, () => acts.select(card))}
          ${this.#text()}
          ${facts(app, card)}
          ${this.#buttons()}
        </div>
      </article>`;
  }

  #text() {
    const { post } = this.card;
    const { queue } = this.app.words;
    const long = post.text.length > foldAfter || post.text.split("\n").length > 8;
    const toggle = () => {
      this.open = !this.open;
    };
    return html`
      ${post.contentWarning ? html`<p class="warning"><bdi>${post.contentWarning}</bdi></p>` : nothing}
      <p class="card-text" id="text-${post.id}" dir="auto" lang=${post.lang ?? ""} ?data-folded=${long && !this.open}>${postText(post.text, post.entities)}</p>
      ${long ? html`<button class="bare link fold" aria-expanded=${this.open} @click=${toggle}>${this.open ? queue.readLess : queue.readMore}</button>` : nothing}`;
  }

  #buttons() {
    const { app, card } = this;
    return html`
      <div class="card-buttons">
        ${app.may.decide ? movesFrom(card.state).map((move) => this.#button(move)) : nothing}
        ${app.may.decide && card.state === "approved" ? this.#toggles() : nothing}
      </div>`;
  }

  #button(move: Move) {
    const { app, card, acts } = this;
    return html`
      <button class="button act" data-move=${move} @click=${() => acts.move(card, move)}>
        ${icon(icons[move])}<span>${app.words.queue.moves[move]}</span><kbd aria-hidden="true">${keyOf(move)}</kbd>
      </button>`;
  }

  #toggles() {
    const { acts, card } = this;
    const { queue } = this.app.words;
    const { pinned, highlighted } = card.post;
    return html`
      <button class="button act square" aria-pressed=${pinned} aria-label=${queue.pin} title=${pinned ? queue.unpin : queue.pin}
        @click=${() => acts.pin(card)}>${icon("pin")}<kbd aria-hidden="true">P</kbd></button>
      <button class="button act square" aria-pressed=${highlighted} aria-label=${queue.highlight}
        title=${highlighted ? queue.unhighlight : queue.highlight} @click=${() => acts.highlight(card)}>${icon("star")}</button>`;
  }
}
