import { html } from "lit";
import { icon } from "../icons/icon.ts";
import { Room } from "../shell/room.ts";

const pauseMs = 300;

/** Looks for posts while somebody types: after a short pause, at once with Enter. Escape empties the field. */
export class SearchField extends Room {
  static override properties = {
    ...Room.properties,
    value: { type: String },
    search: { attribute: false },
  };

  declare value: string;
  declare search: (text: string) => void;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.value = "";
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#waiting);
  }

  /** Gives the field the focus. */
  take(): void {
    this.#input?.select();
  }

  get #input(): HTMLInputElement | null {
    return this.querySelector("input");
  }

  #typed = (): void => {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(this.#look, pauseMs);
  };

  #look = (): void => {
    clearTimeout(this.#waiting);
    const text = this.#input?.value ?? "";
    if (text !== this.value) this.search(text);
  };

  #pressed = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === "Enter") this.#look();
    if (event.key === "Escape") this.#empty(event);
  };

  // A second Escape leaves the field, so that the keys of the queue work again.
  #empty(event: KeyboardEvent): void {
    const input = this.#input;
    if (!input) return;
    event.preventDefault();
    if (!input.value) input.blur();
    input.value = "";
    this.#look();
  }

  override render() {
    const { choices } = this.app.words;
    return html`
      <label class="search">
        ${icon("search")}<span class="unseen">${choices.search}</span>
        <input type="search" name="q" maxlength="200" placeholder=${choices.search} .value=${this.value}
          @input=${this.#typed} @keydown=${this.#pressed} @change=${this.#look} />
        <kbd aria-hidden="true">/</kbd>
      </label>`;
  }
}
