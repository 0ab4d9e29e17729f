import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { styleMap } from "lit/directives/style-map.js";
import type { AdminWall } from "#wire/admin-wall.ts";
import type { Look } from "#wire/wall.ts";
import { icon } from "../icons/icon.ts";
import type { IconName } from "../icons/shapes.ts";
import { failure } from "../shell/failure.ts";
import { Room } from "../shell/room.ts";
import { deskPath } from "../shell/route.ts";
import { drawnColours } from "./drawn-colours.ts";
import { type Ground, groundOf, grounds, layOn } from "./ground.ts";
import { type Device, devices, previewAddress } from "./preview-address.ts";

/** Long enough for a hand on a slider to go on, short enough to feel like an answer. */
const restMs = 220;

const deviceIcons: Record<Device, IconName> = {
  phone: "phone",
  tablet: "tablet",
  desktop: "monitor",
};

/**
 * The wall itself in the draft's look, in a frame of a device's width. A changed look is drawn in a second frame behind
 * the first, which takes its place once it is there: nothing flashes, and the browser's history gets no entries.
 */
export class LookPreview extends Room {
  static override properties = {
    ...Room.properties,
    wall: { attribute: false },
    draft: { attribute: false },
    device: { state: true },
    ground: { state: true },
    frames: { state: true },
    failed: { state: true },
    room: { state: true },
  };

  declare wall: AdminWall;
  declare draft: Look;
  declare device: Device;
  declare ground: Ground;
  /** Addresses: what is in sight, and what comes. */
  declare frames: string[];
  declare failed: boolean;
  /** What the window of the preview measures, in CSS pixels. */
  declare room: { width: number; height: number };

  #timer: ReturnType<typeof setTimeout> | undefined;
  #sizes = new ResizeObserver(([entry]) => {
    if (!entry) return;
    const { width, height } = entry.contentRect;
    requestAnimationFrame(() => {
      this.room = { width, height };
    });
  });

  constructor() {
    super();
    this.device = innerWidth < 640 ? "phone" : innerWidth < 1024 ? "tablet" : "desktop";
    this.ground = "light";
    this.frames = [];
    this.failed = false;
    this.room = { width: 0, height: 0 };
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#sizes.disconnect();
  }

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!["wall", "draft", "device", "ground"].some((name) => changed.has(name))) return;
    clearTimeout(this.#timer);
    const { address } = this;
    if (this.frames.at(-1) === address) return;
    if (this.frames.length === 0) this.frames = [address];
    else this.#timer = setTimeout(() => this.#draw(address), restMs);
  }

  override updated(): void {
    const stage = this.querySelector(".preview-stage");
    if (stage) this.#sizes.observe(stage);
    for (const frame of this.querySelectorAll("iframe")) layOn(frame, this.ground, this.#accent);
  }

  get address(): string {
    const { wall, draft, device, ground } = this;
    const { scheme } = groundOf(ground, this.#accent);
    const width = devices[device];
    return previewAddress({ wall: wall.slug, draft, saved: wall.look, scheme, width });
  }

  get #accent(): string {
    return drawnColours(this.draft, "light").accent;
  }

  #draw(address: string): void {
    this.failed = false;
    this.frames = [...this.frames.slice(0, 1), address];
  }

  #retry = (): void => {
    this.failed = false;
    this.frames = [this.address];
  };

  // An answer that says "not found" loads as well as a wall does.
  #loaded(event: Event, address: string): void {
    const frame = event.target as HTMLIFrameElement;
    if (address !== this.frames.at(-1)) return;
    this.failed = !frame.contentDocument?.querySelector("social-wall");
    this.frames = this.failed ? [] : [address];
    layOn(frame, this.ground, this.#accent);
  }

  override render() {
    const { app, wall } = this;
    const { preview } = app.words.look;
    const hidden = preview.hidden[wall.state as keyof typeof preview.hidden];
    return html`
      <section class="preview" aria-labelledby="preview-title">
        <div class="preview-tools">
          <h2 id="preview-title" class="unseen">${preview.title}</h2>
          ${this.#devices()} ${this.#grounds()}
          <a class="button small preview-open" href=${this.address} target="_blank">${icon("external-link")}<span>${preview.open}</span><span class="unseen"> (${app.words.shell.opensNew})</span></a>
        </div>
        ${hidden ? this.#said(hidden, "settings", preview.toSettings) : [this.#empty(), this.#stage()]}
      </section>`;
  }

  #devices() {
    const { preview } = this.app.words.look;
    const drawn = Object.keys(devices) as Device[];
    return html`
      <div class="tabs" role="group" aria-label=${preview.device}>${drawn.map(
        (device) => html`
        <button type="button" class="tab" aria-pressed=${device === this.device} title=${preview.devices[device]} @click=${() => this.#show(device)}>
          ${icon(deviceIcons[device])}<span class="tab-word">${preview.devices[device]}</span>
        </button>`,
      )}</div>`;
  }

  #show(device: Device): void {
    this.device = device;
  }

  #grounds() {
    const { preview } = this.app.words.look;
    const button = (ground: Ground) => html`
      <button type="button" class="ground" aria-pressed=${ground === this.ground} title=${preview.grounds[ground]} aria-label=${preview.grounds[ground]}
        style="--ground: ${groundOf(ground, this.#accent).colour}" @click=${() => this.#layOn(ground)}></button>`;
    return html`<div class="grounds" role="group" aria-label=${preview.ground}>${grounds.map(button)}</div>`;
  }

  #layOn(ground: Ground): void {
    this.ground = ground;
  }

  #empty() {
    const { preview } = this.app.words.look;
    if (this.wall.counts.approved > 0) return nothing;
    return this.#said(preview.noPosts, "queue", preview.toQueue);
  }

  #said(text: string, room: "queue" | "settings", label: string): TemplateResult {
    return html`
      <p class="note">${icon("inbox")}<span>${text} <a href=${deskPath(this.wall.slug, room)}>${label}</a></span></p>`;
  }

  #stage() {
    const { app, device, ground, failed } = this;
    const { preview } = app.words.look;
    const width = devices[device];
    const scale = Math.min(1, this.room.width / width) || 0.4;
    const size = {
      width: `${width}px`,
      height: `${this.room.height / scale}px`,
      scale: `${scale}`,
    };
    const { colour } = groundOf(ground, this.#accent);
    const busy = this.frames.length > 1 || this.room.width === 0;
    if (failed) return html`${failure(app.words, preview.failedLead, this.#retry)}`;
    return html`
      <div class="preview-stage" data-device=${device} aria-busy=${busy} style="--ground: ${colour}">
        ${repeat(
          this.frames,
          (address) => address,
          (address, at) => html`
          <iframe class="preview-frame" title=${preview.frame(preview.devices[device])} src=${address} style=${styleMap(size)}
            ?inert=${at > 0} aria-hidden=${at > 0 ? "true" : nothing} @load=${(event: Event) => this.#loaded(event, address)}></iframe>`,
        )}
      </div>`;
  }
}
