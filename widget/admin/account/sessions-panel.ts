import { html, nothing } from "lit";
import type { Session } from "#wire/people.ts";
import { failure } from "../shell/failure.ts";
import { Room } from "../shell/room.ts";
import { sayMoment, saySpan } from "../words/say.ts";

type Loaded =
  | { kind: "loading" }
  | { kind: "ready"; sessions: Session[] }
  | { kind: "failed"; why: string };

/** The browsers one is signed in with; each can be signed out from here. */
export class SessionsPanel extends Room {
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
      const { sessions } = await this.app.api.account.sessions();
      this.loaded = { kind: "ready", sessions };
    } catch (error) {
      this.loaded = { kind: "failed", why: this.app.sayError(error) };
    }
  };

  async #end(run: () => Promise<void>): Promise<void> {
    try {
      await run();
      this.app.toast({ text: this.app.words.account.ended, tone: "good" });
    } catch (error) {
      this.app.toast({ text: this.app.sayError(error), tone: "bad" });
    }
    await this.#load();
  }

  override render() {
    const { app, loaded } = this;
    const { account } = app.words;
    return html`
      <section class="people-part" aria-labelledby="sessions-title">
        <h2 id="sessions-title">${account.sessions}</h2>
        ${loaded.kind === "loading" ? html`<div class="bones"><span class="bone"></span></div>` : nothing}
        ${loaded.kind === "failed" ? failure(app.words, loaded.why, this.#load) : nothing}
        ${loaded.kind === "ready" ? this.#list(loaded.sessions) : nothing}
      </section>`;
  }

  #list(sessions: Session[]) {
    const { account } = this.app.words;
    const endOthers = () => this.#end(this.app.api.account.endOtherSessions);
    return html`
      <ul class="people-list">${sessions.map((one) => this.#row(one))}</ul>
      ${sessions.length > 1 ? html`<button class="button" @click=${endOthers}>${account.endOthers}</button>` : nothing}`;
  }

  #row(one: Session) {
    const { app } = this;
    const { account } = app.words;
    const browser = one.browser || account.unknownBrowser;
    const end = () => this.#end(() => app.api.account.endSession(one.id));
    return html`
      <li class="person">
        <div class="person-who"><h3>${browser} ${one.isThis ? html`<span class="chip mark-chip">${account.here}</span>` : nothing}</h3>
          <p><span>${account.since(sayMoment(app.locale, one.createdAt))}</span>
            <span>${account.lastActive(saySpan(app.locale, one.lastActiveAt, Date.now(), "past"))}</span></p></div>
        ${one.isThis ? nothing : html`<div class="row person-acts"><button class="button small" aria-label=${account.endOf(browser)} @click=${end}>${account.end}</button></div>`}
      </li>`;
  }
}
