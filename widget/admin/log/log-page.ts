import { html, nothing } from "lit";
import type { AdminWall } from "#wire/admin-wall.ts";
import type { LogLine, LogPage as Page } from "#wire/log.ts";
import { type LogSearch, logFilePath } from "../api/past-api.ts";
import { icon } from "../icons/icon.ts";
import { failure } from "../shell/failure.ts";
import { Room } from "../shell/room.ts";
import { logFilters } from "./log-filters.ts";
import { logLine } from "./log-line.ts";
import { sayActor } from "./say-line.ts";

type Loaded = { kind: "loading" } | { kind: "ready"; page: Page } | { kind: "failed"; why: string };

/** All that was done in the workspace: to be read, narrowed, exported and checked. */
export class LogPage extends Room {
  static override properties = {
    ...Room.properties,
    loaded: { state: true },
    search: { state: true },
    walls: { state: true },
    only: { state: true },
  };

  declare loaded: Loaded;
  declare search: LogSearch;
  declare walls: AdminWall[];
  declare only: string | null;

  constructor() {
    super();
    this.loaded = { kind: "loading" };
    this.search = {};
    this.walls = [];
    this.only = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
    // Without it the log can be read all the same.
    void this.app.api.walls().then(
      ({ walls }) => {
        this.walls = walls;
      },
      () => {},
    );
  }

  override updated(): void {
    document.title = `${this.app.words.log.title} · Koro`;
  }

  async #load(): Promise<void> {
    const { search } = this;
    try {
      const page = await this.app.api.past.log(search);
      // Whoever narrowed it further meanwhile is not shown this.
      if (search === this.search) this.loaded = { kind: "ready", page };
    } catch (error) {
      if (search === this.search) this.loaded = { kind: "failed", why: this.app.sayError(error) };
    }
  }

  #narrow = (search: LogSearch): void => {
    if (search.actor !== this.search.actor) this.only = null;
    this.search = search;
    void this.#load();
  };

  #byActor = (actor: LogLine["actor"]): void => {
    this.#narrow({ ...this.search, actor: actor.id ?? actor.kind });
    this.only = actor.id ? sayActor(this.app, actor) : null;
  };

  #older = async (page: Page): Promise<void> => {
    try {
      const more = await this.app.api.past.log(this.search, page.next ?? undefined);
      if (this.loaded.kind !== "ready" || this.loaded.page !== page) return;
      this.loaded = { kind: "ready", page: { ...more, lines: [...page.lines, ...more.lines] } };
    } catch (error) {
      this.app.toast({ text: this.app.sayError(error), tone: "bad" });
    }
  };

  override render() {
    const { app, loaded, walls, search, only } = this;
    const { log, shell } = app.words;
    return html`
      <main id="main" class="page" tabindex="-1">
        <header class="page-head">
          <div><a class="back" href="/admin">${icon("arrow-left")}${shell.walls}</a>
            <h1>${log.title}</h1><p>${log.lead}</p></div>
          ${this.#exports()}
        </header>
        <koro-chain .app=${app}></koro-chain>
        ${logFilters({ app, walls, search, only, change: this.#narrow })}
        ${loaded.kind === "loading" ? html`<div class="bones"><span class="bone"></span><span class="bone"></span></div>` : nothing}
        ${loaded.kind === "failed" ? failure(app.words, loaded.why, () => this.#load()) : nothing}
        ${loaded.kind === "ready" ? this.#lines(loaded.page) : nothing}
      </main>`;
  }

  #exports() {
    const { log } = this.app.words;
    const file = (format: "csv" | "ndjson") => html`
      <a class="button small" download title=${log.exportHint} href=${logFilePath(format, this.search)}>${icon("download")}${log[format]}</a>`;
    return html`<div class="row" role="group" aria-label=${log.export}>${file("csv")}${file("ndjson")}</div>`;
  }

  #lines(page: Page) {
    const { log } = this.app.words;
    if (page.lines.length === 0)
      return html`
        <div class="empty">
          <span class="empty-icon">${icon("history")}</span>
          <h2>${log.empty}</h2>
          <p>${log.emptyLead}</p>
        </div>`;
    const byActor = this.#byActor;
    return html`
      <ul class="log-lines">${page.lines.map((line) => logLine(this.app, line, { byActor }))}</ul>
      ${page.next ? html`<button class="button log-older" @click=${() => this.#older(page)}>${log.older}</button>` : nothing}`;
  }
}
