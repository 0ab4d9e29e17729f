import { html, nothing } from "lit";
import { Room } from "../shell/room.ts";
import { sayStroke } from "./keymap.ts";
import { strokeOf } from "./keys.ts";
import { reasonCodes, sayReason } from "./reasons.ts";
import type { Why } from "./sending.ts";

const digits = "123456789";

/** Asks why posts are rejected. The key that asked rejects without a reason, a digit takes the reason beside it. */
export class ReasonDialog extends Room {
  static override properties = {
    ...Room.properties,
    again: { type: String },
    asked: { state: true },
    count: { state: true },
  };

  /** The key that asks, and pressed once more answers without a reason. */
  declare again: string;
  declare asked: boolean;
  declare count: number;
  #answer: (why: Why | null) => void = () => {};

  constructor() {
    super();
    this.again = "r";
    this.asked = false;
    this.count = 1;
  }

  // Quick hands press the second key before the dialog has the focus, so the whole window listens meanwhile.
  ask(count: number): Promise<Why | null> {
    this.asked = true;
    this.count = count;
    addEventListener("keydown", this.#pressed, true);
    return new Promise((resolve) => {
      this.#answer = resolve;
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#close(null);
  }

  #close(why: Why | null): void {
    if (!this.asked) return;
    this.asked = false;
    removeEventListener("keydown", this.#pressed, true);
    this.#answer(why);
  }

  #choose(reason?: string): void {
    const note = this.querySelector<HTMLTextAreaElement>("textarea")?.value.trim();
    this.#close({ ...(reason ? { reason } : {}), ...(note ? { note } : {}) });
  }

  #pressed = (event: KeyboardEvent): void => {
    if (event.target instanceof HTMLTextAreaElement || event.ctrlKey || event.metaKey) return;
    const code = reasonCodes[digits.indexOf(event.key)];
    if (code) this.#choose(code);
    else if (strokeOf(event) === this.again && !event.repeat) this.#choose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  override render() {
    if (!this.asked) return nothing;
    const { choices } = this.app.words;
    return html`
      <wa-dialog open light-dismiss label=${this.#title()} @wa-hide=${() => this.#close(null)}>
        <p class="dialog-lead">${choices.reasonLead}</p>
        <label class="field note-field">
          <span>${choices.note} <em>${this.app.words.shell.optional}</em></span>
          <textarea rows="2" maxlength="1000"></textarea>
        </label>
        <div class="reasons">
          <button class="button reason" autofocus @click=${() => this.#choose()}>
            <span>${choices.noReason}</span><kbd aria-hidden="true">${sayStroke(this.again)}</kbd>
          </button>
          ${reasonCodes.map((code, at) => this.#reason(code, digits[at]))}
        </div>
      </wa-dialog>`;
  }

  #title(): string {
    const { choices, queue } = this.app.words;
    const many = this.count > 1 ? ` (${queue.selected(this.count)})` : "";
    return `${queue.moves.reject}${many}: ${choices.reasonTitle}`;
  }

  #reason(code: string, key: string | undefined) {
    return html`
      <button class="button reason" data-reason=${code} @click=${() => this.#choose(code)}>
        <span>${sayReason(this.app.words, code)}</span>${key ? html`<kbd aria-hidden="true">${key}</kbd>` : nothing}
      </button>`;
  }
}
