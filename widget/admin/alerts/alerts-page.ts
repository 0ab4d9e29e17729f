import { html, nothing } from "lit";
import type { AdminWall } from "#wire/admin-wall.ts";
import type { Alert, AlertAnswer, AlertList } from "#wire/alert.ts";
import { icon } from "../icons/icon.ts";
import { shownOnce } from "../people/shown-once.ts";
import { failure } from "../shell/failure.ts";
import { Room } from "../shell/room.ts";
import { type AlertActs, alertRow } from "./alert-row.ts";

type Loaded =
  | { kind: "loading" }
  | { kind: "ready"; list: AlertList; walls: AdminWall[] }
  | { kind: "failed"; why: string };

/** How often a test is looked after, and how many times. */
const lookEveryMs = 1_500;
const looks = 10;

/** What somebody is told of, as sentences. */
export class AlertsPage extends Room {
  static override properties = {
    ...Room.properties,
    loaded: { state: true },
    making: { state: true },
    secret: { state: true },
  };

  declare loaded: Loaded;
  declare making: boolean;
  declare secret: string | null;
  /** The alert whose letter led here. */
  readonly #off = new URLSearchParams(location.search).get("off");
  #looking: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.loaded = { kind: "loading" };
    this.making = false;
    this.secret = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load().then(() => this.#showOff());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#looking);
  }

  override updated(): void {
    document.title = `${this.app.words.alerts.title} · Koro`;
  }

  async #load(): Promise<void> {
    try {
      const [list, { walls }] = await Promise.all([
        this.app.api.alerts.list(),
        this.app.api.walls(),
      ]);
      this.loaded = { kind: "ready", list, walls };
    } catch (error) {
      this.loaded = { kind: "failed", why: this.app.sayError(error) };
    }
  }

  async #showOff(): Promise<void> {
    await this.updateComplete;
    this.querySelector<HTMLElement>("[data-led-here] .turn")?.focus();
  }

  #made = ({ secret }: AlertAnswer): void => {
    this.making = false;
    this.secret = secret;
    this.app.toast({ text: this.app.words.shell.saved, tone: "good" });
    void this.#load();
  };

  async #try(work: () => Promise<unknown>, done: string): Promise<void> {
    try {
      await work();
      this.app.toast({ text: done, tone: "good" });
    } catch (error) {
      this.app.toast({ text: this.app.sayError(error), tone: "bad" });
    }
    await this.#load();
  }

  #acts: AlertActs = {
    test: async ({ id }) => {
      const { api, words } = this.app;
      await this.#try(() => api.alerts.test(id), words.alerts.tested);
      this.#follow(id, looks);
    },
    turn: ({ id, on }) => {
      const { api, words } = this.app;
      const done = on ? words.alerts.turnedOff : words.alerts.turnedOn;
      return this.#try(() => api.alerts.change(id, { on: !on }), done);
    },
    remove: async ({ id }, sentence) => {
      const { api, words, confirm } = this.app;
      const { alerts } = words;
      const question = { title: alerts.removeSure, lead: sentence, yes: alerts.remove };
      if (await confirm({ ...question, grave: true }))
        await this.#try(() => api.alerts.remove(id), alerts.removed);
    },
  };

  /** Until it is known what became of the test. */
  #follow(id: string, left: number): void {
    clearTimeout(this.#looking);
    const isOpen = ({ last, ...alert }: Alert) => alert.id === id && last?.state === "waiting";
    if (left === 0 || this.loaded.kind !== "ready" || !this.loaded.list.alerts.some(isOpen)) return;
    this.#looking = setTimeout(async () => {
      await this.#load();
      if (this.isConnected) this.#follow(id, left - 1);
    }, lookEveryMs);
  }

  override render() {
    const { app, loaded } = this;
    const { alerts, shell } = app.words;
    return html`
      <main id="main" class="page" tabindex="-1">
        <header class="page-head">
          <div><a class="back" href="/admin">${icon("arrow-left")}${shell.walls}</a>
            <h1>${alerts.title}</h1><p>${alerts.lead}</p></div>
          ${this.making || loaded.kind !== "ready" ? nothing : this.#addButton()}
        </header>
        <div class="account alerts">
          ${loaded.kind === "loading" ? html`<div class="bones"><span class="bone"></span></div>` : nothing}
          ${loaded.kind === "failed" ? failure(app.words, loaded.why, () => this.#load()) : nothing}
          ${loaded.kind === "ready" ? this.#ready(loaded) : nothing}
        </div>
      </main>`;
  }

  #addButton() {
    const open = () => {
      this.making = true;
      this.secret = null;
    };
    return html`<button class="button primary" @click=${open}>${icon("plus")}${this.app.words.alerts.add}</button>`;
  }

  #ready({ list, walls }: Loaded & { kind: "ready" }) {
    const { app } = this;
    const { alerts } = app.words;
    const cancel = () => {
      this.making = false;
    };
    const forget = () => {
      this.secret = null;
    };
    const { secret } = this;
    const shown = { title: alerts.secretTitle, lead: alerts.secretLead, text: secret ?? "" };
    return html`
      ${this.making ? html`<koro-alert-form .app=${app} .walls=${walls} .sends=${list.sends} .made=${this.#made} .cancel=${cancel}></koro-alert-form>` : nothing}
      ${secret ? shownOnce(app, shown, forget) : nothing}
      ${list.alerts.length === 0 && !this.making ? this.#empty() : nothing}
      ${list.alerts.length > 0 ? html`<ul class="people-list">${list.alerts.map((alert) => alertRow(app, alert, this.#acts, alert.id === this.#off))}</ul>` : nothing}`;
  }

  #empty() {
    const { alerts } = this.app.words;
    return html`<div class="part-empty"><h2>${alerts.none}</h2><p>${alerts.noneLead}</p></div>`;
  }
}
