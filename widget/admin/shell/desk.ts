import { html, nothing } from "lit";
import type { AdminWall, WallChanges } from "#wire/admin-wall.ts";
import type { AdminEvent } from "#wire/desk.ts";
import { icon } from "../icons/icon.ts";
import type { IconName } from "../icons/shapes.ts";
import { sayNumber } from "../words/say.ts";
import { failure } from "./failure.ts";
import { Room } from "./room.ts";
import { type DeskRoom, deskPath, deskRooms } from "./route.ts";
import { stateLine } from "./state-line.ts";

type Loaded =
  | { kind: "loading" }
  | { kind: "ready"; wall: AdminWall }
  | { kind: "failed"; why: string };

const icons: Record<DeskRoom, IconName> = {
  queue: "inbox",
  reports: "flag",
  curate: "star",
  sources: "rss",
  rules: "list-filter",
  numbers: "chart-column",
  look: "palette",
  share: "share",
  settings: "settings",
};

/** One wall's desk: its rooms on the left, on a phone at the thumb. */
export class Desk extends Room {
  static override properties = {
    ...Room.properties,
    slug: { type: String },
    room: { type: String },
    loaded: { state: true },
    reported: { state: true },
  };

  declare slug: string;
  declare room: DeskRoom;
  declare loaded: Loaded;
  /** Open reports of visitors. */
  declare reported: number;
  #hangUp: (() => void) | null = null;

  constructor() {
    super();
    this.loaded = { kind: "loading" };
    this.reported = 0;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#hangUp = this.app.live.listen((event) => this.#heard(event));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#hangUp?.();
  }

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has("slug")) void this.#load();
  }

  override updated(changed: Map<PropertyKey, unknown>): void {
    const { words } = this.app;
    const title = this.loaded.kind === "ready" ? this.loaded.wall.title : "Koro";
    document.title = `${words.shell[this.room]} · ${title}`;
    this.querySelector(".side [aria-current]")?.scrollIntoView({
      block: "nearest",
      inline: "nearest",
    });
    if (changed.get("room")) this.querySelector<HTMLElement>("#main")?.focus();
  }

  async #load(): Promise<void> {
    try {
      this.loaded = { kind: "ready", wall: await this.app.api.wall(this.slug) };
      void this.#countReports();
    } catch (error) {
      if (this.loaded.kind !== "ready")
        this.loaded = { kind: "failed", why: this.app.sayError(error) };
    }
  }

  // A number beside a name: if it cannot be had, nothing is said.
  async #countReports(): Promise<void> {
    const { slug } = this;
    if (!this.app.may.decide) return;
    const open = await this.app.api
      .reportsOf(slug)
      .openCount()
      .catch(() => 0);
    if (slug === this.slug) this.reported = open;
  }

  #heard(event: AdminEvent): void {
    if (event.kind === "reset") void this.#load();
    if (this.loaded.kind !== "ready" || !("wall" in event)) return;
    const { wall } = this.loaded;
    if (event.wall !== wall.slug && event.wall !== wall.id) return;
    if (event.kind === "wall") void this.#load();
    if (event.kind === "reports") void this.#countReports();
    if (event.kind === "noticed")
      this.app.toast({ text: this.app.words.rules.noticed(event.posts.length) });
    // What waits for a paused wall is counted by the server.
    if (event.kind === "counts" && wall.state !== "live") void this.#load();
    else if (event.kind === "counts") this.#take({ ...wall, counts: event.counts });
  }

  #take = (wall: AdminWall): void => {
    this.loaded = { kind: "ready", wall };
    if (wall.slug !== this.slug) this.app.go(deskPath(wall.slug, this.room));
  };

  #change = async (changes: WallChanges): Promise<void> => {
    try {
      this.#take(await this.app.api.changeWall(this.slug, changes));
      this.app.toast({ text: this.app.words.shell.saved, tone: "good" });
    } catch (error) {
      this.app.toast({ text: this.app.sayError(error), tone: "bad" });
    }
  };

  override render() {
    const { words } = this.app;
    return html`
      <div class="desk">
        <nav class="side" aria-label=${words.shell.wallNavigation}>
          ${this.#heading()}
          <ul>
            ${this.#rooms().map((room) => this.#link(room))}
          </ul>
        </nav>
        <main id="main" class="page" tabindex="-1">${this.#room()}</main>
      </div>`;
  }

  #rooms(): DeskRoom[] {
    const { manage, decide } = this.app.may;
    const closed: Partial<Record<DeskRoom, boolean>> = {
      ...{ look: !manage, rules: !decide, reports: !decide },
    };
    return deskRooms.filter((room) => !closed[room]);
  }

  #heading() {
    const { words } = this.app;
    if (this.loaded.kind !== "ready")
      return html`<div class="side-head"><span class="bone"></span></div>`;
    const { wall } = this.loaded;
    return html`
      <div class="side-head">
        <a class="back" href="/admin">${icon("arrow-left")}${words.shell.walls}</a>
        <p class="side-title" lang=${wall.locale}>${wall.title}</p>
        <span class="pill" data-state=${wall.state}>${words.shell.states[wall.state]}</span>
        ${stateLine(this.app, wall, this.#change)}
      </div>`;
  }

  #link(room: DeskRoom) {
    const waiting = this.#waitingIn(room);
    const here = room === this.room;
    return html`
      <li>
        <a href=${deskPath(this.slug, room)} aria-current=${here ? "page" : nothing}>
          ${icon(icons[room])}<span>${this.app.words.shell[room]}</span>
          ${waiting ? html`<span class="count">${sayNumber(this.app.locale, waiting)}</span>` : nothing}
        </a>
      </li>`;
  }

  #waitingIn(room: DeskRoom): number {
    if (room === "reports") return this.reported;
    return room === "queue" && this.loaded.kind === "ready" ? this.loaded.wall.counts.pending : 0;
  }

  #room() {
    const { loaded, app } = this;
    if (loaded.kind === "failed") return failure(app.words, loaded.why, () => this.#load());
    if (loaded.kind === "loading")
      return html`<div class="bones"><span class="bone"></span><span class="bone"></span></div>`;
    const { wall } = loaded;
    switch (this.room) {
      case "queue":
        return html`<koro-queue .app=${app} .wall=${wall}></koro-queue>`;
      case "curate":
        return html`<koro-curate-room .app=${app} .wall=${wall}></koro-curate-room>`;
      case "reports":
        return html`<koro-reports .app=${app} .wall=${wall}></koro-reports>`;
      case "sources":
        return html`<koro-sources .app=${app} .wall=${wall}></koro-sources>`;
      case "rules":
        return html`<koro-rules .app=${app} .wall=${wall}></koro-rules>`;
      case "numbers":
        return html`<koro-numbers .app=${app} .wall=${wall}></koro-numbers>`;
      case "look":
        return html`<koro-look .app=${app} .wall=${wall} .changed=${this.#take}></koro-look>`;
      case "share":
        return html`<koro-share .app=${app} .wall=${wall}></koro-share>`;
      case "settings":
        return html`<koro-settings .app=${app} .wall=${wall} .changed=${this.#take}></koro-settings>`;
    }
  }
}
