import { html, nothing } from "lit";
import type { AdminClassifier } from "#wire/classifier.ts";
import { icon } from "../icons/icon.ts";
import { failure } from "../shell/failure.ts";
import { Room } from "../shell/room.ts";

type Kind = AdminClassifier["kind"];
type Loaded =
  | { kind: "loading" }
  | { kind: "ready"; classifiers: AdminClassifier[] }
  | { kind: "failed"; why: string };

const kinds: Kind[] = ["local", "openai", "webhook"];

/** Who is asked about every new post, what each is told, and whether they answer. */
export class ClassifiersPage extends Room {
  static override properties = {
    ...Room.properties,
    loaded: { state: true },
    adding: { state: true },
  };

  declare loaded: Loaded;
  declare adding: Kind | null;

  constructor() {
    super();
    this.loaded = { kind: "loading" };
    this.adding = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  override updated(): void {
    document.title = `${this.app.words.classifiers.title} · Koro`;
  }

  #load = async (): Promise<void> => {
    try {
      this.loaded = { kind: "ready", ...(await this.app.api.classifiers.list()) };
    } catch (error) {
      this.loaded = { kind: "failed", why: this.app.sayError(error) };
    }
  };

  #add = async (kind: Kind): Promise<void> => {
    if (kind !== "local") {
      this.adding = kind;
      return;
    }
    const name = this.app.words.classifiers.kinds.local.title;
    try {
      await this.app.api.classifiers.add({ kind, name, on: true, settings: {} });
    } catch (error) {
      this.app.toast({ text: this.app.sayError(error), tone: "bad" });
    }
    await this.#load();
  };

  override render() {
    const { app, loaded } = this;
    const { classifiers: words, shell } = app.words;
    return html`
      <main id="main" class="page" tabindex="-1">
        <header class="page-head">
          <div><a class="back" href="/admin">${icon("arrow-left")}${shell.walls}</a>
            <h1>${words.title}</h1><p>${words.lead}</p></div>
        </header>
        ${loaded.kind === "loading" ? html`<div class="bones"><span class="bone"></span><span class="bone"></span></div>` : nothing}
        ${loaded.kind === "failed" ? failure(app.words, loaded.why, () => this.#load()) : nothing}
        ${loaded.kind === "ready" ? this.#content(loaded.classifiers) : nothing}
      </main>`;
  }

  #content(classifiers: AdminClassifier[]) {
    const { app } = this;
    const { classifiers: words } = app.words;
    const row = (one: AdminClassifier) =>
      html`<li><koro-classifier .app=${app} .classifier=${one} .changed=${this.#load}></koro-classifier></li>`;
    return html`
      <div class="opinions">
        ${classifiers.some(({ on }) => on) ? html`<p class="note">${icon("shield-check")}<span>${words.waiting}</span></p>` : nothing}
        ${classifiers.length > 0 ? html`<ul class="opinion-list">${classifiers.map(row)}</ul>` : nothing}
        ${this.adding ? this.#form(this.adding) : this.#offers(classifiers)}
      </div>`;
  }

  #form(kind: Kind) {
    const close = () => {
      this.adding = null;
    };
    const saved = async () => {
      close();
      await this.#load();
    };
    return html`<koro-classifier-form .app=${this.app} .kind=${kind} .classifier=${null} .saved=${saved} .cancel=${close}></koro-classifier-form>`;
  }

  #offers(classifiers: AdminClassifier[]) {
    const { classifiers: words } = this.app.words;
    const hasLocal = classifiers.some(({ kind }) => kind === "local");
    const offered = kinds.filter((kind) => kind !== "local" || !hasLocal);
    return html`
      <section class="opinion-offers" aria-labelledby="offers-title">
        <h2 id="offers-title">${words.whom}</h2>
        <div class="opinion-cards">${offered.map((kind) => this.#offer(kind))}</div>
      </section>`;
  }

  #offer(kind: Kind) {
    const { classifiers: words } = this.app.words;
    const { title, lead, sends } = words.kinds[kind];
    return html`
      <article class="panel opinion-offer">
        <h3>${title}</h3>
        <p>${lead}</p>
        <p class="opinion-sends"><strong>${words.sent}</strong> ${sends}</p>
        <button class="button" aria-label="${words.add}: ${title}" @click=${() => this.#add(kind)}>${icon("plus")}${words.add}</button>
      </article>`;
  }
}
