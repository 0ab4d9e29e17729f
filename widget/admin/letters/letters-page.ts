import { html, nothing } from "lit";
import type { AdminLetter, LetterPage } from "#wire/letter.ts";
import { icon } from "../icons/icon.ts";
import { failure } from "../shell/failure.ts";
import { Room } from "../shell/room.ts";
import { sayNumber } from "../words/say.ts";
import { letterRow } from "./letter-row.ts";

type State = AdminLetter["state"];
type Loaded =
  | { kind: "loading" }
  | { kind: "ready"; page: LetterPage }
  | { kind: "failed"; why: string };

const states: State[] = ["waiting", "failed", "sent"];

/** What Koro writes to people who left an address: what waits, what did not get through, what was sent. */
export class LettersPage extends Room {
  static override properties = {
    ...Room.properties,
    loaded: { state: true },
    here: { state: true },
  };

  declare loaded: Loaded;
  declare here: State;

  constructor() {
    super();
    this.loaded = { kind: "loading" };
    this.here = "waiting";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  override updated(): void {
    document.title = `${this.app.words.letters.title} · Koro`;
  }

  async #load(): Promise<void> {
    const { here } = this;
    try {
      const page = await this.app.api.letters({ state: here });
      // Whoever went on to another tab meanwhile is not shown this one's letters there.
      if (here === this.here) this.loaded = { kind: "ready", page };
    } catch (error) {
      if (here === this.here) this.loaded = { kind: "failed", why: this.app.sayError(error) };
    }
  }

  #older = async (page: LetterPage): Promise<void> => {
    try {
      const more = await this.app.api.letters({ state: this.here, cursor: page.next ?? undefined });
      const stale = this.loaded.kind !== "ready" || this.loaded.page !== page;
      if (stale) return;
      this.loaded = {
        kind: "ready",
        page: { ...more, letters: [...page.letters, ...more.letters] },
      };
    } catch (error) {
      this.app.toast({ text: this.app.sayError(error), tone: "bad" });
    }
  };

  #open(state: State): void {
    this.here = state;
    void this.#load();
  }

  override render() {
    const { app, loaded } = this;
    const { letters } = app.words;
    return html`
      <main id="main" class="page" tabindex="-1">
        <header class="page-head">
          <div><a class="back" href="/admin">${icon("arrow-left")}${app.words.shell.walls}</a>
            <h1>${letters.title}</h1><p>${letters.lead}</p></div>
        </header>
        ${loaded.kind === "loading" ? html`<div class="bones"><span class="bone"></span><span class="bone"></span></div>` : nothing}
        ${loaded.kind === "failed" ? failure(app.words, loaded.why, () => this.#load()) : nothing}
        ${loaded.kind === "ready" ? this.#content(loaded.page) : nothing}
      </main>`;
  }

  #content(page: LetterPage) {
    const { app } = this;
    const { letters } = app.words;
    return html`
      ${page.sends ? nothing : html`<p class="note letters-note">${icon("mail")}<span>${letters.noServer}</span></p>`}
      ${this.#tabs(page)}
      ${page.letters.length === 0 ? this.#empty() : html`<ul class="letters">${page.letters.map((letter) => letterRow(app, letter))}</ul>`}
      ${page.next ? html`<button class="button letters-more" @click=${() => this.#older(page)}>${letters.older}</button>` : nothing}`;
  }

  #tabs({ counts }: LetterPage) {
    const { letters } = this.app.words;
    const tab = (state: State) => html`
      <button class="tab" aria-pressed=${state === this.here} @click=${() => this.#open(state)}>
        ${letters.tabs[state]} <span class="count">${sayNumber(this.app.locale, counts[state])}</span>
      </button>`;
    return html`<div class="tabs letters-tabs" role="group" aria-label=${letters.tabsLabel}>${states.map(tab)}</div>`;
  }

  #empty() {
    const { title, lead } = this.app.words.letters.empty[this.here];
    return html`
      <div class="empty">
        <span class="empty-icon">${icon("mail")}</span>
        <h2>${title}</h2>
        <p>${lead}</p>
      </div>`;
  }
}
