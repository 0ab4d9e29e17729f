import { html } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { icon } from "../icons/icon.ts";
import type { Toast } from "./admin-context.ts";
import { Room } from "./room.ts";

interface Shown extends Toast {
  id: number;
}

const atMost = 3;

/** Messages in the corner. They stay long enough to read, and longer while the pointer or the focus is on them. */
export class Toasts extends Room {
  static override properties = {
    ...Room.properties,
    shown: { state: true },
    spoken: { state: true },
  };

  declare shown: Shown[];
  declare spoken: string;
  #last = 0;

  constructor() {
    super();
    this.shown = [];
    this.spoken = "";
  }

  add(toast: Toast): void {
    const id = ++this.#last;
    this.shown = [...this.shown, { ...toast, id }].slice(-atMost);
    this.#leaveLater(id);
  }

  // The same sentence twice is not a change of text, and would not be read again.
  announce(text: string): void {
    this.spoken = this.spoken === text ? `${text}\u00a0` : text;
  }

  #leaveLater(id: number): void {
    setTimeout(() => {
      if (this.matches(":hover, :focus-within")) this.#leaveLater(id);
      else this.#drop(id);
    }, 7000);
  }

  #drop(id: number): void {
    this.shown = this.shown.filter((toast) => toast.id !== id);
  }

  override render() {
    return html`
      <p class="unseen" role="status" data-testid="spoken">${this.spoken}</p>
      <div class="toasts" role="region" aria-live="polite" aria-label=${this.app?.words.shell.notifications ?? ""}>
        ${repeat(
          this.shown,
          (toast) => toast.id,
          (toast) => this.#toast(toast),
        )}
      </div>`;
  }

  #toast(toast: Shown) {
    const { act } = toast;
    const run = () => {
      this.#drop(toast.id);
      act?.run();
    };
    return html`
      <div class="toast" data-tone=${toast.tone ?? "plain"}>
        <p>${toast.text}</p>
        ${act ? html`<button class="toast-act" @click=${run}>${act.label}</button>` : ""}
        <button class="bare" aria-label=${this.app.words.shell.close} @click=${() => this.#drop(toast.id)}>
          ${icon("x")}
        </button>
      </div>`;
  }
}
