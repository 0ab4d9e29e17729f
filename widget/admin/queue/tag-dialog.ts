import { html, nothing } from "lit";
import type { Placement } from "#wire/placement.ts";
import { icon } from "../icons/icon.ts";
import { Room } from "../shell/room.ts";

export interface TagChange {
  add: string[];
  remove: string[];
}

const digits = "123456789";
const mostShown = 24;

/** Tags of one post or of all selected ones: the wall's own to pick from by a digit, and room for a new one. */
export class TagDialog extends Room {
  static override properties = {
    ...Room.properties,
    cards: { state: true },
    known: { state: true },
    on: { state: true },
  };

  declare cards: readonly Placement[] | null;
  declare known: readonly string[];
  declare on: ReadonlySet<string>;
  #before: ReadonlySet<string> = new Set();
  #answer: (change: TagChange | null) => void = () => {};

  constructor() {
    super();
    this.cards = null;
    this.known = [];
    this.on = new Set();
  }

  /** `known` are the tags this wall uses already, the most used first. */
  ask(cards: readonly Placement[], known: Promise<readonly string[]>): Promise<TagChange | null> {
    this.cards = cards;
    this.#before = new Set(cards[0]?.post.tags.filter((tag) => onAll(cards, tag)));
    this.on = this.#before;
    this.known = [...this.#before];
    void known.then((tags) => {
      this.known = [...new Set([...this.known, ...tags])].slice(0, mostShown);
    });
    return new Promise((resolve) => {
      this.#answer = resolve;
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#close(null);
  }

  #close(change: TagChange | null): void {
    if (!this.cards) return;
    this.cards = null;
    this.#answer(change);
  }

  #toggle(tag: string): void {
    const on = new Set(this.on);
    if (!on.delete(tag)) on.add(tag);
    this.on = on;
  }

  #type(input: HTMLInputElement): void {
    const tags = input.value.split(",").map((tag) => tag.trim().replace(/^#/, "").slice(0, 40));
    const fresh = tags.filter(Boolean);
    input.value = "";
    this.known = [...new Set([...this.known, ...fresh])];
    this.on = new Set([...this.on, ...fresh]);
  }

  // A digit picks while nothing is being written; Enter in an empty field is the end.
  #pressed = (event: KeyboardEvent): void => {
    const input = this.querySelector("input");
    if (!input || event.isComposing) return;
    const tag = input.value ? undefined : this.known[digits.indexOf(event.key)];
    if (tag && event.key.length === 1) {
      event.preventDefault();
      this.#toggle(tag);
    } else if (event.key === "," && input.value) {
      event.preventDefault();
      this.#type(input);
    }
  };

  #save = (event: SubmitEvent): void => {
    event.preventDefault();
    const input = this.querySelector("input");
    if (input?.value) this.#type(input);
    const add = [...this.on].filter((tag) => !this.#before.has(tag));
    const remove = [...this.#before].filter((tag) => !this.on.has(tag));
    this.#close(add.length + remove.length ? { add, remove } : null);
  };

  override render() {
    if (!this.cards) return nothing;
    const { acts, shell } = this.app.words;
    return html`
      <wa-dialog open light-dismiss label=${acts.tagTitle(this.cards.length)} @wa-hide=${() => this.#close(null)}>
        <form class="form" @submit=${this.#save} @keydown=${this.#pressed}>
          ${this.known.length ? html`<div class="tag-choices" role="group" aria-label=${acts.knownTags}>${this.known.map((tag, at) => this.#chip(tag, digits[at]))}</div>` : nothing}
          <label class="field">
            <span>${acts.newTag}</span>
            <input autofocus maxlength="200" autocomplete="off" autocapitalize="off" placeholder=${acts.newTagHint} />
          </label>
          <div class="row end">
            <button type="button" class="button" @click=${() => this.#close(null)}>${shell.cancel}</button>
            <button class="button primary">${shell.save} <kbd aria-hidden="true">↵</kbd></button>
          </div>
        </form>
      </wa-dialog>`;
  }

  #chip(tag: string, key: string | undefined) {
    const on = this.on.has(tag);
    return html`
      <button type="button" class="button small tag-choice" aria-pressed=${on} @click=${() => this.#toggle(tag)}>
        ${on ? icon("check") : nothing}<bdi>${tag}</bdi>${key ? html`<kbd aria-hidden="true">${key}</kbd>` : nothing}
      </button>`;
  }
}

const onAll = (cards: readonly Placement[], tag: string) =>
  cards.every(({ post }) => post.tags.includes(tag));
