import { html, nothing } from "lit";
import type { AdminWall } from "#wire/admin-wall.ts";
import type { NumbersAnswer } from "#wire/numbers.ts";
import { failure } from "../shell/failure.ts";
import { Room } from "../shell/room.ts";
import { sayMoment } from "../words/say.ts";
import { peoplePart, rulesPart, waitingPart, waitPart } from "./parts.ts";

type Loaded =
  | { kind: "loading" }
  | { kind: "ready"; numbers: NumbersAnswer }
  | { kind: "failed"; why: string };

const stretches = [7, 14, 30, 90];
const dayMs = 86_400_000;

/** The desk in numbers, for one wall. */
export class NumbersPage extends Room {
  static override properties = {
    ...Room.properties,
    wall: { attribute: false },
    loaded: { state: true },
    days: { state: true },
  };

  declare wall: AdminWall;
  declare loaded: Loaded;
  declare days: number;

  constructor() {
    super();
    this.loaded = { kind: "loading" };
    this.days = 14;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  async #load(): Promise<void> {
    const { days } = this;
    try {
      const numbers = await this.app.api.past.numbers(this.wall.slug, lastDays(days));
      if (days === this.days) this.loaded = { kind: "ready", numbers };
    } catch (error) {
      if (days === this.days) this.loaded = { kind: "failed", why: this.app.sayError(error) };
    }
  }

  #choose(days: number): void {
    this.days = days;
    void this.#load();
  }

  override render() {
    const { app, loaded } = this;
    const { numbers } = app.words;
    return html`
      <header class="page-head">
        <div><h1>${numbers.title}</h1><p>${numbers.lead}</p></div>
        <div class="tabs" role="group" aria-label=${numbers.stretch}>${stretches.map(
          (days) => html`
          <button class="tab" aria-pressed=${days === this.days} @click=${() => this.#choose(days)}>${numbers.days(days)}</button>`,
        )}</div>
      </header>
      ${loaded.kind === "loading" ? html`<div class="bones"><span class="bone tall"></span><span class="bone tall"></span></div>` : nothing}
      ${loaded.kind === "failed" ? failure(app.words, loaded.why, () => this.#load()) : nothing}
      ${loaded.kind === "ready" ? this.#parts(loaded.numbers) : nothing}`;
  }

  #parts(found: NumbersAnswer) {
    const { app } = this;
    const { numbers } = app.words;
    return html`
      ${found.countedFrom ? html`<p class="note">${numbers.counted(sayMoment(app.locale, found.countedFrom))}</p>` : nothing}
      <div class="number-parts">
        ${waitPart(app, found)}
        ${waitingPart(app, found)}
        ${peoplePart(app, found)}
        ${app.may.decide ? rulesPart(app, found) : nothing}
      </div>
      <p class="quiet number-zone">${numbers.zone(found.zone)}</p>`;
  }
}

/** Days as they begin where this person is. */
function lastDays(days: number) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const until = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short" }).format(new Date());
  const from = new Date(Date.parse(until) - (days - 1) * dayMs).toISOString().slice(0, 10);
  return { from, until, zone };
}
