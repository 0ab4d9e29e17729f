import { html, nothing } from "lit";
import type { Seat } from "#wire/claim.ts";
import type { Placement } from "#wire/placement.ts";
import { Room } from "../shell/room.ts";
import type { CardActs } from "./card-acts.ts";
import { cardButtons } from "./card-buttons.ts";
import { byline } from "./card-byline.ts";
import { facts } from "./card-facts.ts";
import { cardMedia, isDelicate } from "./card-media.ts";
import { cardWhy } from "./card-why.ts";
import { type Keymap, usualKeys } from "./keymap.ts";
import { nextState } from "./lifecycle.ts";
import { postText } from "./post-text.ts";
import { onCard } from "./presence.ts";
import { isHeldByOther } from "./queue-host.ts";
import { Swipe } from "./swipe.ts";
import { swipeSides } from "./swipe-sides.ts";

/** Longer texts are folded: one essay would push ten posts off the screen. */
const foldAfter = 420;

/** One post to decide about. */
export class Card extends Room {
  static override properties = {
    ...Room.properties,
    card: { attribute: false },
    acts: { attribute: false },
    keys: { attribute: false },
    lookers: { attribute: false },
    here: { type: Boolean },
    selected: { type: Boolean },
    at: { type: Number },
    of: { type: Number },
    open: { type: Boolean },
    unfolded: { state: true },
    revealed: { state: true },
    told: { state: true },
  };

  declare card: Placement;
  declare acts: CardActs;
  declare keys: Keymap;
  /** Colleagues who look at this post now. */
  declare lookers: readonly Seat[];
  declare here: boolean;
  declare selected: boolean;
  declare at: number;
  declare of: number;
  /** There are more posts than `of`, not loaded yet. */
  declare open: boolean;
  declare unfolded: boolean;
  /** Somebody wanted to see a delicate picture. */
  declare revealed: boolean;
  /** The whole history is shown. */
  declare told: boolean;

  readonly #swipe = new Swipe({
    may: (move) => this.app.may.decide && nextState(this.card.state, move) !== undefined,
    done: (move) => this.acts.flick(this.card, move),
  });

  constructor() {
    super();
    this.keys = usualKeys;
    this.lookers = [];
    this.unfolded = false;
    this.revealed = false;
    this.told = false;
  }

  /** Shows or folds the history of this post. */
  tell = (): void => {
    this.told = !this.told;
  };

  #look = (media: number): void => {
    if (isDelicate(this.card) && !this.revealed) this.revealed = true;
    else this.acts.look(this.card, media);
  };

  override render() {
    const { app, card, acts, at, keys } = this;
    const { post } = card;
    const held = isHeldByOther(card);
    return html`
      ${swipeSides(app, card)}
      <article class="card" data-post=${post.id} tabindex=${this.here ? 0 : -1} aria-posinset=${at} aria-setsize=${this.open ? -1 : this.of}
        aria-label=${this.#label()} aria-describedby="text-${post.id}"
        ?data-here=${this.here} ?data-selected=${this.selected} ?data-media=${post.media.length > 0} ?data-held=${held}
        @focusin=${() => acts.goTo(card)} @pointerdown=${this.#touched} @pointermove=${this.#swipe.moved}
        @pointerup=${this.#swipe.ended} @pointercancel=${this.#swipe.cancelled}>
        ${cardMedia(app, card, { look: this.#look, revealed: this.revealed })}
        <div class="card-body">
          ${byline(app, card, { selected: this.selected, select: (range) => acts.select(card, range), keys })}
          ${onCard(app, { heldBy: held ? (card.claimedBy ?? app.words.acts.someone) : null, lookers: this.lookers })}
          ${this.#text()}
          ${facts(app, card)}
          ${cardWhy(app, card, { told: this.told, tell: this.tell, keys, past: () => acts.past(card) })}
          ${cardButtons(app, card, { acts, keys, held })}
        </div>
      </article>`;
  }

  #touched = (event: PointerEvent): void => {
    this.acts.goTo(this.card);
    this.#swipe.began(event);
  };

  #label(): string {
    const { card, app } = this;
    const who = card.post.author?.name ?? app.words.queue.noAuthor;
    return app.words.queue.post(who, this.at, this.of);
  }

  #text() {
    const { post } = this.card;
    const { queue } = this.app.words;
    const long = post.text.length > foldAfter || post.text.split("\n").length > 8;
    const toggle = () => {
      this.unfolded = !this.unfolded;
    };
    return html`
      ${post.contentWarning ? html`<p class="warning"><bdi>${post.contentWarning}</bdi></p>` : nothing}
      <p class="card-text" id="text-${post.id}" dir="auto" lang=${post.lang ?? ""} ?data-folded=${long && !this.unfolded}>${postText(post.text, post.entities)}</p>
      ${long ? html`<button class="bare link fold" aria-expanded=${this.unfolded} @click=${toggle}>${this.unfolded ? queue.readLess : queue.readMore}</button>` : nothing}`;
  }
}
