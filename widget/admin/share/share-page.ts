import { html, nothing, type TemplateResult } from "lit";
import type { AdminDisplay, AdminWall } from "#wire/admin-wall.ts";
import { icon } from "../icons/icon.ts";
import type { IconName } from "../icons/shapes.ts";
import { Room } from "../shell/room.ts";

/** How a wall gets to people: the embed, its own page, uploads, screens, feeds. */
export class SharePage extends Room {
  static override properties = {
    ...Room.properties,
    wall: { attribute: false },
    displays: { state: true },
    qrMissing: { state: true },
  };

  declare wall: AdminWall;
  declare displays: AdminDisplay[] | null;
  declare qrMissing: boolean;

  constructor() {
    super();
    this.displays = null;
    this.qrMissing = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  // Without the list there is still the screen that every wall is born with.
  async #load(): Promise<void> {
    const answer = await this.app.api
      .shareOf(this.wall.slug)
      .displays()
      .catch(() => null);
    this.displays = answer?.displays ?? null;
  }

  override render() {
    const { share } = this.app.words.walls;
    const { slug } = this.wall;
    return html`
      <header class="page-head"><h1>${this.app.words.shell.share}</h1></header>
      <div class="panels">
        ${html`<koro-snippet class="panel" .app=${this.app} .wall=${this.wall} .look=${this.wall.look}></koro-snippet>`}
        ${this.#panel("monitor", share.screen, share.screenLead, this.#screens())}
        ${this.#panel("qr-code", share.upload, share.uploadLead, this.#upload())}
        ${this.#panel("external-link", share.page, share.pageLead, this.#address(`/w/${slug}`))}
        ${this.#panel("rss", share.feeds, share.feedsLead, html`${this.#address(`/v1/walls/${slug}/feed.rss`)}${this.#address(`/v1/walls/${slug}/feed.json`)}`)}
      </div>`;
  }

  #panel(name: IconName, title: string, lead: string, content: TemplateResult) {
    return html`
      <section class="panel">
        <h2>${icon(name)}${title}</h2>
        <p class="quiet">${lead}</p>
        ${content}
      </section>`;
  }

  #screens() {
    const screens = (this.displays ?? []).filter((display) => display.kind === "screen");
    const known = screens.map((display) => display.url);
    const paths = known.length ? known : [`/screen/${this.wall.slug}`];
    return html`${paths.map((path) => this.#address(path))}`;
  }

  #upload() {
    const { share } = this.app.words.walls;
    if (!this.wall.uploads) return html`<p class="note">${share.uploadOff}</p>`;
    const path = `/w/${this.wall.slug}/submit`;
    return html`${this.#address(path)} ${this.qrMissing ? nothing : this.#qr(`${path}/qr.svg`)}`;
  }

  #qr(path: string) {
    const { share } = this.app.words.walls;
    const missing = () => {
      this.qrMissing = true;
    };
    return html`
      <div class="qr"><img src=${path} alt=${share.qr} width="180" height="180" @error=${missing} />
        <a class="button" href=${path} download="${this.wall.slug}-qr.svg">${share.saveQr}</a></div>`;
  }

  #address(path: string) {
    const url = new URL(path, location.origin).href;
    return html`
      <div class="address">
        <a href=${url} target="_blank">${url.replace(/^https?:\/\//, "")}<span class="unseen"> (${this.app.words.shell.opensNew})</span></a>
        <koro-copy .app=${this.app} .text=${url}></koro-copy>
      </div>`;
  }
}
