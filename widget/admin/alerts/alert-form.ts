import { html, nothing } from "lit";
import type { AdminWall } from "#wire/admin-wall.ts";
import type { AlertAnswer, NewAlert } from "#wire/alert.ts";
import type { AlertDraft } from "../api/alerts-api.ts";
import { ProblemError } from "../api/problem-error.ts";
import { Room } from "../shell/room.ts";
import { ownZone, sayAlert, sayHour } from "./say-alert.ts";

type Kind = NewAlert["kind"];
type Channel = NewAlert["channel"];

const kinds: Kind[] = ["queue-age", "source-attention", "report", "digest"];
const hours = Array.from({ length: 24 }, (_, hour) => hour);

/** Puts a sentence together: what, where and how. */
export class AlertForm extends Room {
  static override properties = {
    ...Room.properties,
    walls: { attribute: false },
    sends: { attribute: false },
    made: { attribute: false },
    cancel: { attribute: false },
    draft: { state: true },
    failed: { state: true },
  };

  declare walls: AdminWall[];
  declare sends: boolean;
  declare made: (answer: AlertAnswer) => void;
  declare cancel: () => void;
  declare draft: AlertDraft;
  declare failed: string;

  constructor() {
    super();
    this.draft = { kind: "queue-age", channel: "email", wall: null, minutes: 15 };
    this.failed = "";
  }

  #set(changes: Partial<AlertDraft>): void {
    this.draft = { ...this.draft, ...changes };
  }

  #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    this.failed = "";
    try {
      this.made(await this.app.api.alerts.make(this.#wanted()));
    } catch (error) {
      const isUrl = error instanceof ProblemError && error.code === "invalid" && this.draft.url;
      this.failed = isUrl ? this.app.words.alerts.urlWrong : this.app.sayError(error);
    }
  };

  /** Only what belongs to the choice: a bound that was typed before is not the digest's. */
  #wanted(): AlertDraft {
    const { kind, channel, wall = null, minutes, every = "day", hour = 9, url } = this.draft;
    return {
      ...{ kind, channel, wall },
      ...(kind === "queue-age" && minutes ? { minutes } : {}),
      ...(kind === "digest" ? { every, hour, zone: ownZone() } : {}),
      ...(channel === "webhook" && url ? { url } : {}),
    };
  }

  override render() {
    const { app, draft } = this;
    const { alerts, shell } = app.words;
    const channels: Channel[] = ["page", "email", ...(app.may.manage ? ["webhook" as const] : [])];
    return html`
      <form class="panel form" @submit=${this.#submit}>
        <h2>${alerts.add}</h2>
        <div class="alert-fields">
          ${this.#choice(alerts.what, kinds, draft.kind, alerts.whats, (kind) => this.#set({ kind }))}
          ${draft.kind === "queue-age" ? this.#minutes() : nothing}
          ${draft.kind === "digest" ? this.#times() : nothing}
          ${this.#where()}
          ${this.#choice(alerts.how, channels, draft.channel, alerts.hows, (channel) => this.#set({ channel }))}
        </div>
        ${draft.channel === "webhook" ? this.#url() : nothing}
        ${draft.channel === "email" ? this.#mail() : nothing}
        <p class="alert-sentence" aria-live="polite">${this.#sentence()}</p>
        <p class="field-error" role="alert">${this.failed}</p>
        <div class="row"><button class="button primary">${alerts.save}</button>
          <button type="button" class="button" @click=${this.cancel}>${shell.cancel}</button></div>
      </form>`;
  }

  #sentence(): string {
    const { kind, channel, minutes = 15, every = "day", hour = 9, url = null, wall } = this.draft;
    const title = this.walls.find(({ id }) => id === wall)?.title;
    return sayAlert(this.app.words, {
      ...{ kind, channel, minutes, every, hour, url },
      wall: title === undefined ? null : { title },
    });
  }

  #choice<Value extends string>(
    label: string,
    values: readonly Value[],
    chosen: Value,
    names: Record<Value, string>,
    choose: (value: Value) => void,
  ) {
    const change = (event: Event) => {
      const at = (event.target as HTMLSelectElement).selectedIndex;
      const value = values[at];
      if (value !== undefined) choose(value);
    };
    return html`
      <label class="field"><span>${label}</span>
        <select @change=${change}>${values.map((value) => html`<option value=${value} ?selected=${value === chosen}>${names[value]}</option>`)}</select></label>`;
  }

  #minutes() {
    // At every key: a sentence that grew on leaving the field would push the button away under the pointer.
    const set = (event: Event) => {
      const minutes = (event.target as HTMLInputElement).valueAsNumber;
      this.#set({ minutes: Number.isInteger(minutes) ? minutes : undefined });
    };
    return html`
      <label class="field"><span>${this.app.words.alerts.minutes}</span>
        <input name="minutes" type="number" min="1" max="1440" required value="15" @input=${set} /></label>`;
  }

  #times() {
    const { alerts } = this.app.words;
    const { every = "day", hour = 9 } = this.draft;
    const names = Object.fromEntries(hours.map((each) => [String(each), sayHour(each)]));
    return html`
      ${this.#choice(alerts.every, ["day", "week"], every, alerts.everies, (chosen) => this.#set({ every: chosen }))}
      ${this.#choice(`${alerts.hour} · ${ownZone()}`, hours.map(String), String(hour), names, (chosen) => this.#set({ hour: Number(chosen) }))}`;
  }

  #where() {
    const { alerts } = this.app.words;
    const names = Object.fromEntries(this.walls.map(({ id, title }) => [id, title]));
    const choose = (wall: string) => this.#set({ wall: wall || null });
    return this.#choice(
      alerts.where,
      ["", ...this.walls.map(({ id }) => id)],
      this.draft.wall ?? "",
      { ...names, "": alerts.allWalls },
      choose,
    );
  }

  #url() {
    const { alerts } = this.app.words;
    const set = (event: Event) =>
      this.#set({ url: (event.target as HTMLInputElement).value.trim() });
    return html`
      <label class="field"><span>${alerts.url}</span>
        <input name="url" type="url" required maxlength="1000" placeholder="https://" autocomplete="off" @input=${set} />
        <small>${alerts.urlHint}</small></label>`;
  }

  #mail() {
    const { app, sends } = this;
    return html`<p class="quiet">${app.words.alerts.ownAddress(app.me.email)} ${sends ? nothing : app.words.alerts.noServer}</p>`;
  }
}
