import { html, nothing, type TemplateResult } from "lit";
import type { Why, WhyOnWall, WhyReason } from "#wire/why.ts";
import { icon } from "../icons/icon.ts";
import { logLine } from "../log/log-line.ts";
import { failure } from "../shell/failure.ts";
import { Room } from "../shell/room.ts";
import { deskPath } from "../shell/route.ts";
import { sayMoment } from "../words/say.ts";
import { noteOf, sayBy, sayWhy } from "./say-why.ts";

type Loaded = { kind: "loading" } | { kind: "ready"; why: Why } | { kind: "failed"; why: string };

/** Why a post is not on a wall, how to change it, and all that happened to it. */
export class WhyPanel extends Room {
  static override properties = {
    ...Room.properties,
    wall: { type: String },
    post: { type: String },
    loaded: { state: true },
  };

  declare wall: string;
  declare post: string;
  declare loaded: Loaded;
  #hangUp: (() => void) | null = null;

  constructor() {
    super();
    this.loaded = { kind: "loading" };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // It changes under one's eyes when somebody decides elsewhere.
    this.#hangUp = this.app.live.listen((event) => {
      const mine =
        event.kind === "placement" && (event.posts.length === 0 || event.posts.includes(this.post));
      if (mine || event.kind === "wall" || event.kind === "reset") void this.#load();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#hangUp?.();
  }

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has("post") || changed.has("wall")) void this.#load();
  }

  async #load(): Promise<void> {
    const { wall, post } = this;
    const isStill = () => wall === this.wall && post === this.post;
    try {
      const why = await this.app.api.past.why(wall, post);
      if (isStill()) this.loaded = { kind: "ready", why };
    } catch (error) {
      if (isStill()) this.loaded = { kind: "failed", why: this.app.sayError(error) };
    }
  }

  override render() {
    const { loaded, app } = this;
    if (loaded.kind === "loading")
      return html`<div class="bones"><span class="bone"></span><span class="bone tall"></span></div>`;
    if (loaded.kind === "failed") return failure(app.words, loaded.why, () => this.#load());
    const { why } = loaded;
    return html`
      ${this.#post(why)}
      ${this.#here(why.here)}
      ${why.elsewhere.length ? this.#elsewhere(why.elsewhere) : nothing}
      <section class="why-part">
        <h2>${app.words.why.history}</h2>
        <ul class="log-lines">${why.history.map((line) => logLine(app, line, { post: this.post }))}
          <li class="log-line"><p class="log-who">${app.words.why.arrived(sayMoment(app.locale, why.post.arrivedAt))}</p></li>
        </ul>
      </section>`;
  }

  #post({ post }: Why): TemplateResult {
    const { why } = this.app.words;
    const text = post.text.length > 280 ? `${post.text.slice(0, 280)}…` : post.text;
    return html`
      <blockquote class="why-post">
        <p><bdi>${text || why.noText}</bdi></p>
        <footer><bdi>${post.author ?? why.nobody}</bdi></footer>
      </blockquote>`;
  }

  #here(on: WhyOnWall): TemplateResult {
    const { why } = this.app.words;
    if (on.shown)
      return html`
        <section class="why-part">
          <h2>${why.titleShown}</h2>
          <p class="why-good">${icon("check")}${why.shownLead}</p>
        </section>`;
    return html`
      <section class="why-part">
        <h2>${why.title}</h2>
        <ol class="why-reasons">${on.reasons.map((reason) => this.#reason(reason, on))}</ol>
      </section>`;
  }

  #reason(reason: WhyReason, on: WhyOnWall): TemplateResult {
    const { app } = this;
    const { why } = app.words;
    const note = noteOf(reason);
    const who = sayBy(app, reason);
    return html`
      <li class="why-reason">
        <h3>${sayWhy(app, reason)}</h3>
        <p class="log-who">${reason.at ? why.by(who, sayMoment(app.locale, reason.at)) : who}</p>
        ${note ? html`<p class="log-why">${reason.by.kind === "rule" ? why.found : why.note}: <q><bdi>${note}</bdi></q></p>` : nothing}
        <p class="why-undo"><strong>${why.undo}</strong>
          ${reason.undo.map(({ how, href }) => {
            const to = how === "decide" ? deskPath(on.wall.slug, "queue") : href;
            const said = why.ways[how];
            return to ? html`<a href=${to}>${said}</a>` : html`<span>${said}</span>`;
          })}
        </p>
      </li>`;
  }

  #elsewhere(walls: WhyOnWall[]): TemplateResult {
    const { app } = this;
    return html`
      <section class="why-part">
        <h2>${app.words.why.elsewhere}</h2>
        <ul class="why-walls">${walls.map(
          (on) => html`
          <li>
            <a href=${whyPath(on.wall.slug, this.post)}>${on.wall.title}</a>
            <span class="pill">${app.words.queue.tabs[on.state]}</span>
            <span class="quiet">${on.shown ? app.words.why.shownThere : on.reasons.map((reason) => sayWhy(app, reason)).join(" · ")}</span>
          </li>`,
        )}</ul>
      </section>`;
  }
}

/** The address of this panel as a page. */
export const whyPath = (wall: string, post: string) =>
  `/admin/walls/${encodeURIComponent(wall)}/posts/${encodeURIComponent(post)}`;
