import { html, nothing } from "lit";
import type { Suppression, SuppressionPage } from "#wire/report.ts";
import { icon } from "../icons/icon.ts";
import type { IconName } from "../icons/shapes.ts";
import { sayReason } from "../queue/reasons.ts";
import { failure } from "../shell/failure.ts";
import { Room } from "../shell/room.ts";
import { sayMoment, saySpan } from "../words/say.ts";

type Loaded =
  | { kind: "loading" }
  | { kind: "ready"; page: SuppressionPage }
  | { kind: "failed"; why: string };

const icons: Record<Suppression["kind"], IconName> = {
  post: "ban",
  author: "user-x",
  picture: "eye-off",
};

/** What must not come back: which kind, why, when and by whom, and never what it was. */
export class KeptOut extends Room {
  static override properties = {
    ...Room.properties,
    wall: { type: String },
    loaded: { state: true },
  };

  declare wall: string;
  declare loaded: Loaded;

  constructor() {
    super();
    this.loaded = { kind: "loading" };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  get #api() {
    return this.app.api.reportsOf(this.wall);
  }

  async #load(): Promise<void> {
    try {
      this.loaded = { kind: "ready", page: await this.#api.keptOut() };
    } catch (error) {
      this.loaded = { kind: "failed", why: this.app.sayError(error) };
    }
  }

  #older = async (page: SuppressionPage): Promise<void> => {
    try {
      const more = await this.#api.keptOut(page.next ?? undefined);
      const suppressions = [...page.suppressions, ...more.suppressions];
      this.loaded = { kind: "ready", page: { ...more, suppressions } };
    } catch (error) {
      this.app.toast({ text: this.app.sayError(error), tone: "bad" });
    }
  };

  #lift = async (entry: Suppression): Promise<void> => {
    const { app } = this;
    const { kept } = app.words.reports;
    const question = { title: kept.liftTitle, lead: kept.liftLead, yes: kept.lift, grave: true };
    if (!(await app.confirm(question))) return;
    try {
      await this.#api.lift(entry.id);
      app.toast({ text: kept.lifted });
      await this.#load();
    } catch (error) {
      app.toast({ text: app.sayError(error), tone: "bad" });
    }
  };

  override render() {
    const { app, loaded } = this;
    const { kept, olderKept } = app.words.reports;
    if (loaded.kind === "failed") return failure(app.words, loaded.why, () => this.#load());
    if (loaded.kind === "loading")
      return html`<div class="bones"><span class="bone"></span><span class="bone"></span></div>`;
    const { page } = loaded;
    if (page.suppressions.length === 0)
      return html`
        <div class="empty"><span class="empty-icon">${icon("ban")}</span>
          <h2>${kept.empty.title}</h2><p>${kept.empty.lead}</p></div>`;
    return html`
      <p class="note kept-lead">${icon("lock")}<span>${kept.lead}</span></p>
      <ul class="kept">${page.suppressions.map((entry) => this.#row(entry))}</ul>
      ${page.next ? html`<button class="button reports-more" @click=${() => this.#older(page)}>${olderKept}</button>` : nothing}`;
  }

  #row(entry: Suppression) {
    const { app } = this;
    const { kept } = app.words.reports;
    return html`
      <li class="kept-one">
        <span class="kept-icon">${icon(icons[entry.kind])}</span>
        <div class="kept-words">
          <p><strong>${kept.kinds[entry.kind]}</strong> <span class="quiet">${sayReason(app.words, entry.reason)}</span></p>
          <p class="kept-by">${entry.by ? kept.by(entry.by) : kept.bySystem} ·
            <time datetime=${entry.createdAt} title=${sayMoment(app.locale, entry.createdAt)}>${saySpan(app.locale, entry.createdAt, Date.now(), "past")}</time></p>
        </div>
        <button class="button small" @click=${() => this.#lift(entry)}>${kept.lift}</button>
      </li>`;
  }
}
