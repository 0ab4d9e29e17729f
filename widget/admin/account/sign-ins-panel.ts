import { html, nothing } from "lit";
import type { SignInPage } from "#wire/people.ts";
import { failure } from "../shell/failure.ts";
import { Room } from "../shell/room.ts";
import { sayMoment } from "../words/say.ts";

type Loaded =
  | { kind: "loading" }
  | { kind: "ready"; page: SignInPage }
  | { kind: "failed"; why: string };

/** Who tried to sign in as oneself, when, and with what outcome. */
export class SignInsPanel extends Room {
  static override properties = { ...Room.properties, loaded: { state: true } };

  declare loaded: Loaded;

  constructor() {
    super();
    this.loaded = { kind: "loading" };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  #load = async (): Promise<void> => {
    try {
      const page = await this.app.api.account.signIns({ limit: 10 });
      this.loaded = { kind: "ready", page };
    } catch (error) {
      this.loaded = { kind: "failed", why: this.app.sayError(error) };
    }
  };

  #older = async (page: SignInPage): Promise<void> => {
    try {
      const next = await this.app.api.account.signIns({ cursor: page.next ?? undefined });
      const signIns = [...page.signIns, ...next.signIns];
      this.loaded = { kind: "ready", page: { ...next, signIns } };
    } catch (error) {
      this.app.toast({ text: this.app.sayError(error), tone: "bad" });
    }
  };

  override render() {
    const { app, loaded } = this;
    const { account } = app.words;
    return html`
      <section class="people-part" aria-labelledby="sign-ins-title">
        <header><h2 id="sign-ins-title">${account.signIns}</h2><p class="quiet">${account.signInsLead}</p></header>
        ${loaded.kind === "loading" ? html`<div class="bones"><span class="bone"></span></div>` : nothing}
        ${loaded.kind === "failed" ? failure(app.words, loaded.why, this.#load) : nothing}
        ${loaded.kind === "ready" ? this.#list(loaded.page) : nothing}
      </section>`;
  }

  #list(page: SignInPage) {
    const { account } = this.app.words;
    if (page.signIns.length === 0) return html`<p class="quiet">${account.noSignIns}</p>`;
    return html`
      <ul class="people-list sign-ins">${page.signIns.map((one) => this.#row(one))}</ul>
      ${page.next ? html`<button class="button" @click=${() => this.#older(page)}>${account.older}</button>` : nothing}`;
  }

  #row({ outcome, browser, at }: SignInPage["signIns"][number]) {
    const { account } = this.app.words;
    const tone = outcome === "in" ? "mark-chip" : outcome === "code-asked" ? "plain" : "warn";
    return html`
      <li><span class="chip ${tone}">${account.outcomes[outcome]}</span>
        <span>${browser || account.unknownBrowser}</span>
        <time class="quiet" datetime=${at}>${sayMoment(this.app.locale, at)}</time></li>`;
  }
}
