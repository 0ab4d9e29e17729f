import { html, nothing } from "lit";
import { Room } from "../shell/room.ts";
import {
  type Keymap,
  keymapOf,
  type OwnKeys,
  rebind,
  sayStroke,
  swap,
  usualKeys,
} from "./keymap.ts";
import { type KeyAct, keyActs, strokeOf } from "./keys.ts";

interface Clash {
  act: KeyAct;
  by: KeyAct;
}

/** The list of keys, where each row can be given another key: press the row, then the key. */
export class KeySheet extends Room {
  static override properties = {
    ...Room.properties,
    own: { attribute: false },
    keep: { attribute: false },
    shown: { state: true },
    waiting: { state: true },
    said: { state: true },
    clash: { state: true },
  };

  declare own: OwnKeys;
  declare keep: (own: OwnKeys) => void;
  declare shown: boolean;
  /** The act that the next key press is for. */
  declare waiting: KeyAct | null;
  declare said: string;
  declare clash: Clash | null;

  constructor() {
    super();
    this.own = {};
    this.shown = false;
    this.waiting = null;
    this.said = "";
    this.clash = null;
  }

  show(): void {
    this.shown = true;
    this.said = "";
    this.clash = null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopWaiting();
  }

  #close = (event: Event): void => {
    if (this.waiting) event.preventDefault();
    else this.shown = false;
  };

  #wait(act: KeyAct): void {
    this.waiting = act;
    this.clash = null;
    this.said = this.app.words.acts.pressNow(this.app.words.choices.keyWords[act]);
    addEventListener("keydown", this.#pressed, true);
  }

  #stopWaiting(): void {
    this.waiting = null;
    removeEventListener("keydown", this.#pressed, true);
  }

  // The dialog must not see the key: Escape would close it, Tab would leave the row.
  #pressed = (event: KeyboardEvent): void => {
    const act = this.waiting;
    if (!act) return;
    const { acts } = this.app.words;
    if (event.key === "Tab") {
      this.#stopWaiting();
      this.said = "";
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Escape") {
      this.#stopWaiting();
      this.said = acts.keyUnchanged;
      return;
    }
    const stroke = strokeOf(event);
    if (stroke) this.#take(act, stroke);
  };

  #take(act: KeyAct, stroke: string): void {
    const { acts, choices } = this.app.words;
    const given = rebind(this.own, act, stroke);
    if (!given.ok && given.why === "kept-free") {
      this.said = acts.keyNotFree(sayStroke(stroke));
      return;
    }
    this.#stopWaiting();
    if (given.ok) {
      this.keep(given.own);
      this.said = acts.keySet(sayStroke(stroke), choices.keyWords[act]);
      return;
    }
    this.clash = { act, by: given.by };
    this.said = acts.keyTaken(sayStroke(stroke), choices.keyWords[given.by]);
  }

  #swap({ act, by }: Clash): void {
    this.keep(swap(this.own, act, by));
    this.clash = null;
    this.said = this.app.words.acts.keysSwapped;
  }

  #reset = (): void => {
    this.keep({});
    this.clash = null;
    this.said = this.app.words.acts.keysReset;
  };

  override render() {
    if (!this.shown) return nothing;
    const { choices, acts } = this.app.words;
    const keys = keymapOf(this.own);
    const changed = Object.keys(this.own).length > 0;
    const { clash } = this;
    return html`
      <wa-dialog class="keys-dialog" open light-dismiss label=${choices.keys} @wa-hide=${this.#close}>
        <p class="dialog-lead">${choices.keysLead} ${acts.keysChange}</p>
        <p class="key-said" role="status">${this.said}
          ${clash ? html`<button class="button small" @click=${() => this.#swap(clash)}>${acts.swapKeys}</button>` : nothing}</p>
        <ul class="keys">${keyActs.map((act) => this.#row(act, keys))}</ul>
        <p class="quiet keys-selected">${choices.keysSelected}</p>
        <div class="row end"><button class="button small" ?disabled=${!changed} @click=${this.#reset}>${acts.resetKeys}</button></div>
      </wa-dialog>`;
  }

  #row(act: KeyAct, keys: Keymap) {
    const { choices, acts } = this.app.words;
    const waiting = this.waiting === act;
    const key = sayStroke(keys[act]);
    return html`
      <li>
        <button class="key-row" data-act=${act} ?data-waiting=${waiting} ?data-own=${keys[act] !== usualKeys[act]} title=${acts.keyRow} @click=${() => this.#wait(act)}>
          <kbd>${waiting ? "…" : key}</kbd><span>${choices.keyWords[act]}</span>
        </button>
      </li>`;
  }
}
