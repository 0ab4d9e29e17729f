import { html, nothing } from "lit";
import type { AdminWall } from "#wire/admin-wall.ts";
import type { ApiKey, ApiKeyAnswer, ApiKeyPage } from "#wire/people.ts";
import { icon } from "../icons/icon.ts";
import { failure } from "../shell/failure.ts";
import { Room } from "../shell/room.ts";
import { sayMoment, saySpan } from "../words/say.ts";
import { reachChips } from "./reach-chips.ts";
import { shownOnce } from "./shown-once.ts";

type Loaded =
  | { kind: "loading" }
  | { kind: "ready"; page: ApiKeyPage }
  | { kind: "failed"; why: string };

/** The keys of programs: made, shown once, revoked. */
export class KeysPanel extends Room {
  static override properties = {
    ...Room.properties,
    walls: { attribute: false },
    loaded: { state: true },
    making: { state: true },
    fresh: { state: true },
  };

  declare walls: AdminWall[];
  declare loaded: Loaded;
  declare making: boolean;
  declare fresh: ApiKeyAnswer | null;

  constructor() {
    super();
    this.loaded = { kind: "loading" };
    this.making = false;
    this.fresh = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  async #load(): Promise<void> {
    try {
      this.loaded = { kind: "ready", page: await this.app.api.people.keys() };
    } catch (error) {
      this.loaded = { kind: "failed", why: this.app.sayError(error) };
    }
  }

  #more = async (page: ApiKeyPage): Promise<void> => {
    const next = await this.app.api.people.keys({ cursor: page.next ?? undefined });
    this.loaded = { kind: "ready", page: { ...next, keys: [...page.keys, ...next.keys] } };
  };

  #made = (answer: ApiKeyAnswer): void => {
    this.making = false;
    this.fresh = answer;
    void this.#load();
  };

  async #revoke({ id, name }: ApiKey): Promise<void> {
    const { people } = this.app.words;
    const question = { title: people.revokeKeySure(name), lead: people.revokeKeyLead };
    if (!(await this.app.confirm({ ...question, yes: people.revoke, grave: true }))) return;
    try {
      await this.app.api.people.revokeKey(id);
      if (this.fresh?.key.id === id) this.fresh = null;
      this.app.toast({ text: people.keyRevoked });
    } catch (error) {
      this.app.toast({ text: this.app.sayError(error), tone: "bad" });
    }
    await this.#load();
  }

  override render() {
    const { app, loaded } = this;
    const { people } = app.words;
    return html`
      <section class="people-part" aria-labelledby="keys-title">
        <header class="part-head">
          <div><h2 id="keys-title">${people.keys}</h2><p class="quiet">${people.keysLead}</p></div>
          ${this.making ? nothing : this.#newButton()}
        </header>
        ${this.making ? this.#form() : nothing}
        ${this.fresh ? this.#fresh(this.fresh) : nothing}
        ${loaded.kind === "loading" ? html`<div class="bones"><span class="bone"></span></div>` : nothing}
        ${loaded.kind === "failed" ? failure(app.words, loaded.why, () => this.#load()) : nothing}
        ${loaded.kind === "ready" ? this.#list(loaded.page) : nothing}
      </section>`;
  }

  #newButton() {
    const open = () => {
      this.making = true;
      this.fresh = null;
    };
    return html`<button class="button" @click=${open}>${icon("plus")}${this.app.words.people.newKey}</button>`;
  }

  #form() {
    const cancel = () => {
      this.making = false;
    };
    return html`<koro-key-form .app=${this.app} .walls=${this.walls} .made=${this.#made} .cancel=${cancel}></koro-key-form>`;
  }

  #fresh({ secret }: ApiKeyAnswer) {
    const { people } = this.app.words;
    const words = { title: people.keyMade, lead: people.keyMadeLead, text: secret };
    return shownOnce(this.app, words, () => {
      this.fresh = null;
    });
  }

  #list(page: ApiKeyPage) {
    const { people } = this.app.words;
    if (page.keys.length === 0)
      return html`<div class="part-empty"><h3>${people.noKeys}</h3><p>${people.noKeysLead}</p></div>`;
    return html`
      <ul class="people-list">${page.keys.map((key) => this.#row(key))}</ul>
      ${page.next ? html`<button class="button" @click=${() => this.#more(page)}>${people.more}</button>` : nothing}`;
  }

  #row(key: ApiKey) {
    const { app } = this;
    const { people } = app.words;
    const isOver = key.expiresAt !== null && Date.parse(key.expiresAt) <= Date.now();
    return html`
      <li class="person" data-over=${isOver}>
        <div class="person-who"><h3>${key.name}</h3>
          <p>${key.hint ? html`<span>${people.keyEnds(key.hint)}</span>` : nothing}
            ${key.createdBy ? html`<span>${people.keyBy(key.createdBy)}</span>` : nothing}</p></div>
        <p class="person-facts">
          ${key.scopes.map((scope) => html`<span class="chip role">${people.scopes[scope]}</span>`)}
          ${reachChips(app, key.walls)}
          ${isOver ? html`<span class="chip warn">${people.expired}</span>` : nothing}
          <span class="quiet">${key.lastUsedAt ? people.keyUsed(saySpan(app.locale, key.lastUsedAt, Date.now(), "past")) : people.keyUnused}</span>
          ${key.expiresAt && !isOver ? html`<span class="quiet">${people.keyUntil(sayMoment(app.locale, key.expiresAt))}</span>` : nothing}
        </p>
        <div class="row person-acts"><button class="button small quiet-danger" aria-label="${people.revoke}: ${key.name}" @click=${() => this.#revoke(key)}>${people.revoke}</button></div>
      </li>`;
  }
}
