import { html, nothing } from "lit";
import type { AdminWall } from "#wire/admin-wall.ts";
import type { AdminEvent } from "#wire/desk.ts";
import { icon } from "../icons/icon.ts";
import { failure } from "../shell/failure.ts";
import { mark } from "../shell/mark.ts";
import { Room } from "../shell/room.ts";
import { deskPath } from "../shell/route.ts";
import { sayNumber } from "../words/say.ts";

type Loaded =
  | { kind: "loading" }
  | { kind: "ready"; walls: AdminWall[] }
  | { kind: "failed"; why: string };

/** All walls of the workspace, each with what waits there. */
export class WallsPage extends Room {
  static override properties = {
    ...Room.properties,
    loaded: { state: true },
    making: { state: true },
  };

  declare loaded: Loaded;
  declare making: boolean;
  #hangUp: (() => void) | null = null;

  constructor() {
    super();
    this.loaded = { kind: "loading" };
    this.making = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#hangUp = this.app.live.listen((event) => this.#heard(event));
    void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#hangUp?.();
  }

  override updated(): void {
    document.title = `${this.app.words.walls.title} · Koro`;
  }

  async #load(): Promise<void> {
    try {
      this.loaded = { kind: "ready", walls: (await this.app.api.walls()).walls };
    } catch (error) {
      if (this.loaded.kind !== "ready")
        this.loaded = { kind: "failed", why: this.app.sayError(error) };
    }
  }

  #heard(event: AdminEvent): void {
    if (event.kind === "wall" || event.kind === "reset") void this.#load();
    if (event.kind !== "counts" || this.loaded.kind !== "ready") return;
    const walls = this.loaded.walls.map((wall) =>
      [wall.slug, wall.id].includes(event.wall) ? { ...wall, counts: event.counts } : wall,
    );
    this.loaded = { kind: "ready", walls };
  }

  #made = (wall: AdminWall): void => {
    this.making = false;
    this.app.toast({ text: this.app.words.walls.created(wall.title), tone: "good" });
    this.app.go(deskPath(wall.slug, "sources"));
  };

  override render() {
    return html`<main id="main" class="page" tabindex="-1">${this.#content()}</main>`;
  }

  #content() {
    const { app, loaded } = this;
    const { walls } = app.words;
    if (loaded.kind === "failed") return failure(app.words, loaded.why, () => this.#load());
    if (loaded.kind === "loading")
      return html`<div class="bones"><span class="bone"></span><span class="bone"></span></div>`;
    const first = loaded.walls.length === 0;
    if (first && !this.making) return this.#welcome();
    return html`
      <header class="page-head">
        <div><h1>${walls.title}</h1><p>${walls.lead}</p></div>
        ${this.making || !this.app.may.manage ? nothing : this.#newButton()}
      </header>
      ${
        this.making
          ? html`<koro-new-wall .app=${app} .made=${this.#made} .cancel=${() => {
              this.making = false;
            }}></koro-new-wall>`
          : nothing
      }
      <ul class="walls">${loaded.walls.map((wall) => this.#wall(wall))}</ul>`;
  }

  #newButton() {
    const open = () => {
      this.making = true;
    };
    return html`<button class="button primary" @click=${open}>${icon("plus")}${this.app.words.walls.new}</button>`;
  }

  #welcome() {
    const { walls } = this.app.words;
    return html`
      <div class="empty">
        ${mark()}
        <h1>${walls.empty}</h1>
        <p>${walls.emptyLead}</p>
        ${this.app.may.manage ? this.#newButton() : nothing}
      </div>`;
  }

  #wall(wall: AdminWall) {
    const { locale, words } = this.app;
    const { pending, approved } = wall.counts;
    return html`
      <li class="wall-card" style="--own: ${wall.look.accent ?? "var(--accent)"}">
        <a class="wall-link" href=${deskPath(wall.slug, "queue")}>
          <span class="wall-title" lang=${wall.locale}>${wall.title}</span>
        </a>
        <span class="pill" data-state=${wall.state}>${words.shell.states[wall.state]}</span>
        <p class="wall-tags">${wall.hashtags.map((tag) => html`<bdi>${tag}</bdi> `)}</p>
        <p class="wall-counts">
          <strong ?data-some=${pending > 0}>${pending ? words.walls.waiting(sayNumber(locale, pending)) : words.walls.nothingWaiting}</strong>
          <span>${words.walls.onWall(sayNumber(locale, approved))}</span>
        </p>
      </li>`;
  }
}
