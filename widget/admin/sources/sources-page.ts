import { html, nothing } from "lit";
import type { AdminSource, ConnectorDescription } from "#wire/admin-source.ts";
import type { AdminWall } from "#wire/admin-wall.ts";
import { icon } from "../icons/icon.ts";
import type { AdminContext } from "../shell/admin-context.ts";
import { failure } from "../shell/failure.ts";
import { Room } from "../shell/room.ts";
import { titleOf } from "./connector-title.ts";
import { type SourceActs, sourceRow } from "./source-row.ts";
import { sourceTitle } from "./source-title.ts";

type Loaded =
  | { kind: "loading" }
  | { kind: "ready"; sources: AdminSource[]; connectors: ConnectorDescription[] }
  | { kind: "failed"; why: string };

/** Where the posts of a wall come from, and how each place is doing. */
export class SourcesPage extends Room {
  static override properties = {
    ...Room.properties,
    wall: { attribute: false },
    loaded: { state: true },
    adding: { state: true },
    reading: { state: true },
  };

  declare wall: AdminWall;
  declare loaded: Loaded;
  declare adding: boolean;
  declare reading: ReadonlySet<string>;
  #hangUp: (() => void) | null = null;

  readonly #acts: SourceActs = {
    read: (source) => void this.#read(source),
    pause: (source) => void this.#pause(source),
    publish: (source) => void this.#publish(source),
    delete: (source) => void this.#delete(source),
  };

  constructor() {
    super();
    this.loaded = { kind: "loading" };
    this.adding = false;
    this.reading = new Set();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#hangUp = this.app.live.listen((event) => {
      if (event.kind === "source" || event.kind === "reset") void this.#load();
    });
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#hangUp?.();
  }

  // What the server says about a source is in the language it was asked in.
  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    const before = changed.get("app") as AdminContext | undefined;
    if (before && before.locale !== this.app.locale) void this.#load();
  }

  get #api() {
    return this.app.api.sourcesOf(this.wall.slug);
  }

  async #load(): Promise<void> {
    try {
      const [{ sources }, { connectors }] = await Promise.all([
        this.#api.list(),
        this.app.api.connectors(),
      ]);
      this.loaded = { kind: "ready", sources, connectors };
    } catch (error) {
      if (this.loaded.kind !== "ready")
        this.loaded = { kind: "failed", why: this.app.sayError(error) };
    }
  }

  async #read(source: AdminSource): Promise<void> {
    const { sources } = this.app.words;
    this.reading = new Set([...this.reading, source.id]);
    await this.#try(async () => {
      const read = await this.#api.read(source.id);
      const said = read.error ?? sources.readDone(read.added, read.changed, read.removed);
      this.app.toast({ text: said, tone: read.ok ? "good" : "bad" });
    });
    this.reading = new Set([...this.reading].filter((id) => id !== source.id));
  }

  #pause(source: AdminSource): Promise<void> {
    const state = source.state === "paused" ? "active" : "paused";
    return this.#try(() => this.#api.change(source.id, { state }));
  }

  async #publish(source: AdminSource): Promise<void> {
    const { sources } = this.app.words;
    const publishing = source.publishing === "manual" ? "automatic" : "manual";
    const question = { title: sources.automaticSure, lead: sources.automaticHint };
    const asks = publishing === "automatic";
    const sure =
      !asks || (await this.app.confirm({ ...question, yes: sources.goAutomatic, grave: true }));
    if (sure)
      await this.#try(
        () => this.#api.change(source.id, { publishing }),
        this.app.words.shell.saved,
      );
  }

  async #delete(source: AdminSource): Promise<void> {
    const { sources } = this.app.words;
    const title = sources.deleteSure(sourceTitle(source) || this.#kind(source));
    const sure = await this.app.confirm({
      title,
      lead: sources.deleteLead,
      yes: sources.delete,
      grave: true,
    });
    if (!sure) return;
    await this.#try(() => this.#api.delete(source.id), sources.deleted);
  }

  async #try(run: () => Promise<unknown>, done?: string): Promise<void> {
    try {
      await run();
      if (done) this.app.toast({ text: done, tone: "good" });
    } catch (error) {
      this.app.toast({ text: this.app.sayError(error), tone: "bad" });
    }
    await this.#load();
  }

  #connector(source: AdminSource): ConnectorDescription | undefined {
    if (this.loaded.kind !== "ready") return undefined;
    return this.loaded.connectors.find((connector) => connector.name === source.connector);
  }

  #kind(source: AdminSource): string {
    return titleOf(
      this.app,
      this.#connector(source) ?? { name: source.connector, title: source.connector },
    );
  }

  #made = (): void => {
    this.adding = false;
    this.app.toast({ text: this.app.words.sources.added, tone: "good" });
    void this.#load();
  };

  override render() {
    const { sources } = this.app.words;
    const add = () => {
      this.adding = true;
    };
    return html`
      <header class="page-head">
        <div><h1>${sources.title}</h1><p>${sources.lead}</p></div>
        ${this.adding || !this.app.may.manage ? nothing : html`<button class="button primary" @click=${add}>${icon("plus")}${sources.add}</button>`}
      </header>
      ${this.#content()}`;
  }

  #content() {
    const { app, loaded } = this;
    if (loaded.kind === "failed") return failure(app.words, loaded.why, () => this.#load());
    if (loaded.kind === "loading")
      return html`<div class="bones"><span class="bone"></span><span class="bone"></span></div>`;
    const none = loaded.sources.length === 0 && !this.adding;
    return html`
      ${
        this.adding
          ? html`<koro-new-source .app=${app} .wall=${this.wall} .connectors=${loaded.connectors} .made=${this.#made} .cancel=${() => {
              this.adding = false;
            }}></koro-new-source>`
          : nothing
      }
      ${none ? html`<div class="empty"><span class="empty-icon">${icon("rss")}</span><h2>${app.words.sources.empty}</h2><p>${app.words.sources.emptyLead}</p></div>` : nothing}
      <ul class="sources">
        ${loaded.sources.map((source) => sourceRow(app, source, this.#kind(source), this.#connector(source)?.capabilities.reads ?? false, this.reading.has(source.id), this.#acts))}
      </ul>`;
  }
}
