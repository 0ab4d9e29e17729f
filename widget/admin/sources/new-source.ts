import { html, nothing } from "lit";
import type { AdminSource, ConnectorDescription, SourceCheck } from "#wire/admin-source.ts";
import type { AdminWall } from "#wire/admin-wall.ts";
import { ProblemError } from "../api/problem-error.ts";
import { icon } from "../icons/icon.ts";
import type { AdminContext } from "../shell/admin-context.ts";
import { Room } from "../shell/room.ts";
import { connectorCards } from "./connector-cards.ts";
import { titleOf } from "./connector-title.ts";
import { namedAddresses } from "./named-addresses.ts";
import { publishingField } from "./publishing-field.ts";
import { sample } from "./sample.ts";
import { fieldsOf, readValues } from "./schema-fields.ts";
import { schemaForm } from "./schema-form.ts";

type Step =
  | { kind: "idle" }
  | { kind: "checking" }
  | { kind: "saving" }
  | { kind: "failed"; problem: unknown };

/** Adds a source: choose where from, fill in, look at one post from there, save. */
export class NewSourceForm extends Room {
  static override properties = {
    ...Room.properties,
    wall: { attribute: false },
    connectors: { attribute: false },
    made: { attribute: false },
    cancel: { attribute: false },
    chosen: { state: true },
    publishing: { state: true },
    check: { state: true },
    step: { state: true },
  };

  declare wall: AdminWall;
  declare connectors: ConnectorDescription[];
  declare made: (source: AdminSource) => void;
  declare cancel: () => void;
  declare chosen: ConnectorDescription | null;
  declare publishing: AdminSource["publishing"];
  declare check: SourceCheck | null;
  declare step: Step;

  constructor() {
    super();
    this.chosen = null;
    this.publishing = "manual";
    this.check = null;
    this.step = { kind: "idle" };
  }

  // The sentence of a check is in the language it was asked in.
  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    const before = changed.get("app") as AdminContext | undefined;
    if (before && before.locale !== this.app.locale) this.#forget();
  }

  #forget = (): void => {
    this.check = null;
    this.step = { kind: "idle" };
  };

  #choose = (connector: ConnectorDescription | null): void => {
    this.chosen = connector;
    this.check = null;
    this.step = { kind: "idle" };
  };

  #trial(connector: ConnectorDescription, form: HTMLFormElement) {
    const given = new FormData(form);
    const secrets = readValues(fieldsOf(connector.secrets), given);
    return {
      connector: connector.name,
      settings: readValues(fieldsOf(connector.settings), given),
      ...(Object.keys(secrets).length ? { secrets } : {}),
    };
  }

  async #send(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { chosen } = this;
    if (!chosen) return;
    const trial = this.#trial(chosen, event.target as HTMLFormElement);
    const checking = event.submitter?.dataset.act === "check";
    this.check = null;
    this.step = { kind: checking ? "checking" : "saving" };
    const api = this.app.api.sourcesOf(this.wall.slug);
    try {
      if (checking) this.check = await api.tryOut(trial);
      else this.made(await api.create({ ...trial, publishing: this.publishing }));
      this.step = { kind: "idle" };
    } catch (error) {
      this.step = { kind: "failed", problem: error };
    }
  }

  #wrong(path: string): string | null {
    const { step } = this;
    if (step.kind !== "failed" || !(step.problem instanceof ProblemError)) return null;
    return step.problem.about(path);
  }

  // What stands at a field is not said a second time below the form.
  #failure({ settings, secrets }: ConnectorDescription): string {
    if (this.step.kind !== "failed") return "";
    const paths = [
      ...fieldsOf(settings).map(({ name }) => `settings.${name}`),
      ...fieldsOf(secrets).map(({ name }) => `secrets.${name}`),
    ];
    const atField = paths.some((path) => this.#wrong(path) !== null);
    return atField ? "" : this.app.sayError(this.step.problem);
  }

  #others(check: SourceCheck) {
    const field = this.querySelector<HTMLInputElement>("input[name=url]");
    const found = field ? namedAddresses(check.message, field.value) : [];
    const use = (address: string) => () => {
      if (field) field.value = address;
      this.#forget();
      field?.focus();
    };
    const { useAddress } = this.app.words.sources;
    return found.map(
      (address) => html`<button type="button" class="button small" @click=${use(address)}>
        ${useAddress}${found.length > 1 ? html`: <bdi>${address}</bdi>` : nothing}</button>`,
    );
  }

  override render() {
    const { chosen } = this;
    const { sources } = this.app.words;
    return html`
      <section class="panel">
        <div class="panel-head">
          <h2>${chosen ? titleOf(this.app, chosen) : sources.choose}</h2>
          ${chosen ? html`<button class="bare link" @click=${() => this.#choose(null)}>${sources.chooseAnother}</button>` : nothing}
          <button class="bare" aria-label=${this.app.words.shell.close} @click=${this.cancel}>${icon("x")}</button>
        </div>
        ${chosen ? this.#form(chosen) : connectorCards(this.app, this.connectors, this.#choose)}
      </section>`;
  }

  #form(connector: ConnectorDescription) {
    const { app, step, check } = this;
    const { sources, shell } = app.words;
    const busy = step.kind === "checking" || step.kind === "saving";
    return html`
      <form class="form" @submit=${this.#send} @input=${this.#forget}>
        <ul class="notes">${connector.notes[app.locale].map((note) => html`<li>${note}</li>`)}</ul>
        ${schemaForm(app, fieldsOf(connector.settings), false, (name) => this.#wrong(`settings.${name}`))}
        ${schemaForm(app, fieldsOf(connector.secrets), true, (name) => this.#wrong(`secrets.${name}`))}
        ${publishingField(app, this.publishing, (publishing) => {
          this.publishing = publishing;
        })}
        <div aria-live="polite">${check ? sample(app, check, this.#others(check)) : html`<p class="quiet">${connector.capabilities.reads ? sources.checkFirst : ""}</p>`}</div>
        <p class="field-error" role="alert">${this.#failure(connector)}</p>
        <div class="row end">
          ${connector.capabilities.reads ? html`<button class="button" data-act="check" ?disabled=${busy}>${step.kind === "checking" ? sources.checking : sources.check}</button>` : nothing}
          <button class="button primary" ?disabled=${busy}>${step.kind === "saving" ? shell.saving : sources.add}</button>
        </div>
      </form>`;
  }
}
