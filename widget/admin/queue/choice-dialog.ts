import { html, nothing } from "lit";
import { Room } from "../shell/room.ts";

export interface Option<Value extends string = string> {
  value: Value;
  label: string;
  /** The letter that chooses it; Enter chooses the first. */
  key: string;
  tone?: "good" | "bad";
}

export interface Choice<Value extends string = string> {
  title: string;
  lead: string;
  options: readonly Option<Value>[];
}

/** A question that one key answers. Escape answers nothing. */
export class ChoiceDialog extends Room {
  static override properties = { ...Room.properties, choice: { state: true } };

  declare choice: Choice | null;
  #answer: (value: string | null) => void = () => {};

  constructor() {
    super();
    this.choice = null;
  }

  // Quick hands press the second key before the dialog has the focus, so the whole window listens meanwhile.
  ask<Value extends string>(choice: Choice<Value>): Promise<Value | null> {
    this.choice = choice;
    addEventListener("keydown", this.#pressed, true);
    return new Promise((resolve) => {
      this.#answer = (value) => resolve(value as Value | null);
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#close(null);
  }

  #close(value: string | null): void {
    if (!this.choice) return;
    this.choice = null;
    removeEventListener("keydown", this.#pressed, true);
    this.#answer(value);
  }

  #pressed = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const option = this.choice?.options.find(({ key }) => key === event.key.toLowerCase());
    if (!option || event.repeat) return;
    event.preventDefault();
    event.stopPropagation();
    this.#close(option.value);
  };

  override render() {
    const { choice } = this;
    if (!choice) return nothing;
    return html`
      <wa-dialog open light-dismiss label=${choice.title} @wa-hide=${() => this.#close(null)}>
        <p class="dialog-lead">${choice.lead}</p>
        <div class="ask-row">
          ${choice.options.map((option, at) => this.#option(option, at === 0))}
          <button class="button" @click=${() => this.#close(null)}>
            <span>${this.app.words.shell.cancel}</span><kbd aria-hidden="true">Esc</kbd>
          </button>
        </div>
      </wa-dialog>`;
  }

  #option({ value, label, key, tone }: Option, first: boolean) {
    return html`
      <button class="button ${tone === "bad" ? "danger" : tone === "good" ? "primary" : ""}" data-choice=${value}
        ?autofocus=${first} aria-keyshortcuts=${key} @click=${() => this.#close(value)}>
        <span>${label}</span><kbd aria-hidden="true">${key.toUpperCase()}</kbd>
      </button>`;
  }
}
