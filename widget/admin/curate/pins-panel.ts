import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { AdminWall } from "#wire/admin-wall.ts";
import type { AdminEvent } from "#wire/desk.ts";
import type { Placement } from "#wire/placement.ts";
import { icon } from "../icons/icon.ts";
import { failure } from "../shell/failure.ts";
import { Room } from "../shell/room.ts";
import type { CurateDialog } from "./curate-dialog.ts";
import { rowWords } from "./row-words.ts";

type Loaded =
  | { kind: "loading" }
  | { kind: "ready"; pins: Placement[] }
  | { kind: "failed"; why: string };

/** The pinned posts in their order: by drag, by buttons, or with Alt and the arrow keys. */
export class PinsPanel extends Room {
  static override properties = {
    ...Room.properties,
    wall: { attribute: false },
    loaded: { state: true },
  };

  declare wall: AdminWall;
  declare loaded: Loaded;
  #dragged: string | null = null;
  #saving = 0;
  #hangUp: (() => void) | null = null;

  constructor() {
    super();
    this.loaded = { kind: "loading" };
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

  get #api() {
    return this.app.api.curateOf(this.wall.slug);
  }

  /** What somebody else did; an order that is on its way answers by itself. */
  #heard(event: AdminEvent): void {
    const isHere = event.kind === "reset" || ("wall" in event && event.wall === this.wall.slug);
    if (isHere && this.#saving === 0 && ["placement", "reset"].includes(event.kind))
      void this.#load();
  }

  async #load(): Promise<void> {
    try {
      const { placements } = await this.#api.pins();
      if (this.#saving === 0) this.loaded = { kind: "ready", pins: placements };
    } catch (error) {
      if (this.loaded.kind !== "ready")
        this.loaded = { kind: "failed", why: this.app.sayError(error) };
    }
  }

  /** In its new place at once; the button that was pressed keeps the focus. */
  async #move(id: string, by: number): Promise<void> {
    if (this.loaded.kind !== "ready") return;
    const { pins } = this.loaded;
    const from = pins.findIndex(({ post }) => post.id === id);
    const to = Math.max(0, Math.min(pins.length - 1, from + by));
    const moved = pins[from];
    if (!moved || to === from) return;
    const list = pins.toSpliced(from, 1).toSpliced(to, 0, moved);
    this.loaded = { kind: "ready", pins: list };
    await this.updateComplete;
    this.#keepFocus(id, by);
    this.app.announce(this.app.words.curate.pinMoved(to + 1, list.length));
    await this.#save(list);
  }

  #keepFocus(id: string, by: number): void {
    const row = this.querySelector(`[data-pin="${id}"]`);
    const pressed = row?.querySelector<HTMLButtonElement>(`[data-move=${by < 0 ? "up" : "down"}]`);
    const other = row?.querySelector<HTMLButtonElement>("[data-move]:not(:disabled)");
    (pressed?.disabled ? other : pressed)?.focus();
  }

  async #save(list: Placement[]): Promise<void> {
    this.#saving += 1;
    try {
      await this.#api.orderPins(list.slice(0, 50).map(({ post }) => post.id));
    } catch (error) {
      this.app.toast({ text: this.app.sayError(error), tone: "bad" });
    }
    this.#saving -= 1;
    if (this.#saving === 0) await this.#load();
  }

  async #unpin(id: string): Promise<void> {
    try {
      await this.#api.change(id, { pinned: false });
      this.app.toast({ text: this.app.words.curate.unpinned, tone: "good" });
    } catch (error) {
      this.app.toast({ text: this.app.sayError(error), tone: "bad" });
    }
    await this.#load();
  }

  #drop(on: string): void {
    const dragged = this.#dragged;
    this.#dragged = null;
    if (!dragged || dragged === on || this.loaded.kind !== "ready") return;
    const ids = this.loaded.pins.map(({ post }) => post.id);
    void this.#move(dragged, ids.indexOf(on) - ids.indexOf(dragged));
  }

  override render() {
    const { app, loaded } = this;
    const { curate } = app.words;
    if (loaded.kind === "failed") return failure(app.words, loaded.why, () => this.#load());
    if (loaded.kind === "loading") return html`<div class="bones"><span class="bone"></span></div>`;
    if (loaded.pins.length === 0)
      return html`
        <div class="empty"><span class="empty-icon">${icon("pin")}</span>
          <h2>${curate.noPins}</h2><p>${curate.noPinsLead}</p></div>`;
    return html`
      <p class="quiet">${app.may.decide ? curate.pinsLead : ""}</p>
      <ol class="pins">
        ${repeat(
          loaded.pins,
          ({ post }) => post.id,
          (pin, at) => this.#row(pin, at, loaded.pins.length - 1),
        )}
      </ol>
      <koro-curate .app=${app} .wall=${this.wall} @changed=${() => this.#load()} @moved=${() => this.#load()}></koro-curate>`;
  }

  #row(pin: Placement, at: number, last: number) {
    const { app } = this;
    const { id } = pin.post;
    const over = (event: DragEvent) => event.preventDefault();
    const dropped = (event: DragEvent) => {
      event.preventDefault();
      this.#drop(id);
    };
    const pressed = (event: KeyboardEvent) => {
      const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (!by || !event.altKey || !app.may.decide) return;
      event.preventDefault();
      void this.#move(id, by);
    };
    return html`
      <li class="pin" data-pin=${id} @dragover=${over} @drop=${dropped} @keydown=${pressed}>
        ${app.may.decide ? this.#order(pin, at, last) : nothing}
        ${rowWords(app, pin)}
        ${app.may.decide ? this.#acts(pin) : nothing}
      </li>`;
  }

  #order({ post: { id, author } }: Placement, at: number, last: number) {
    const { curate } = this.app.words;
    const name = author?.name ?? "";
    const start = (event: DragEvent) => {
      event.dataTransfer?.setData("text/plain", id);
      this.#dragged = id;
    };
    return html`
      <div class="pin-order">
        <button class="button small" data-move="up" aria-label=${curate.up(name)} ?disabled=${at === 0} @click=${() => this.#move(id, -1)}>${icon("arrow-up")}</button>
        <span class="pin-grip" draggable="true" aria-hidden="true" @dragstart=${start}>${icon("grip")}</span>
        <button class="button small" data-move="down" aria-label=${curate.down(name)} ?disabled=${at === last} @click=${() => this.#move(id, 1)}>${icon("arrow-down")}</button>
      </div>`;
  }

  #acts(pin: Placement) {
    const { curate } = this.app.words;
    const open = () => this.querySelector<CurateDialog>("koro-curate")?.show(pin);
    return html`
      <div class="row pin-acts">
        <button class="button small" @click=${open}>${curate.open}</button>
        <button class="button small" @click=${() => this.#unpin(pin.post.id)}>${icon("pin")}${curate.unpin}</button>
      </div>`;
  }
}
