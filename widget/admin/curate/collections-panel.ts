import { html, nothing } from "lit";
import type { AdminWall } from "#wire/admin-wall.ts";
import type { Collection, CollectionPage } from "#wire/curation.ts";
import { icon } from "../icons/icon.ts";
import { failure } from "../shell/failure.ts";
import { Room } from "../shell/room.ts";
import { rowWords } from "./row-words.ts";

type Loaded =
  | { kind: "loading" }
  | { kind: "ready"; collections: Collection[] }
  | { kind: "failed"; why: string };

interface Opened {
  id: string;
  posts: CollectionPage["posts"];
  next: string | null;
}

/** Sets of posts with a name, across the walls. */
export class CollectionsPanel extends Room {
  static override properties = {
    ...Room.properties,
    wall: { attribute: false },
    loaded: { state: true },
    opened: { state: true },
  };

  declare wall: AdminWall;
  declare loaded: Loaded;
  declare opened: Opened | null;

  constructor() {
    super();
    this.loaded = { kind: "loading" };
    this.opened = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  get #api() {
    return this.app.api.curateOf(this.wall.slug);
  }

  async #load(): Promise<void> {
    try {
      this.loaded = { kind: "ready", ...(await this.#api.collections()) };
    } catch (error) {
      if (this.loaded.kind !== "ready")
        this.loaded = { kind: "failed", why: this.app.sayError(error) };
    }
  }

  async #try(run: () => Promise<unknown>): Promise<boolean> {
    try {
      await run();
      await this.#load();
      return true;
    } catch (error) {
      this.app.toast({ text: this.app.sayError(error), tone: "bad" });
      return false;
    }
  }

  #create = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const name = String(new FormData(form).get("name")).trim();
    if (name && (await this.#try(() => this.#api.createCollection(name)))) form.reset();
  };

  async #delete({ id, name }: Collection): Promise<void> {
    const { curate } = this.app.words;
    const sure = await this.app.confirm({
      ...{ title: curate.deleteSure(name), lead: curate.deleteLead },
      ...{ yes: curate.delete, grave: true },
    });
    if (sure) await this.#try(() => this.#api.deleteCollection(id));
    if (sure) this.opened = null;
  }

  async #open({ id }: Collection): Promise<void> {
    if (this.opened?.id === id) {
      this.opened = null;
      return;
    }
    await this.#try(async () => {
      this.opened = { id, ...(await this.#api.collected(id)) };
    });
  }

  async #more({ id, posts, next }: Opened): Promise<void> {
    await this.#try(async () => {
      const page = await this.#api.collected(id, next ?? undefined);
      this.opened = { id, posts: [...posts, ...page.posts], next: page.next };
    });
  }

  async #takeOut(opened: Opened, post: string): Promise<void> {
    await this.#try(() => this.#api.collect(opened.id, { remove: [post] }));
    this.opened = { ...opened, posts: opened.posts.filter((one) => one.post.id !== post) };
  }

  override render() {
    const { app, loaded } = this;
    const { curate } = app.words;
    if (loaded.kind === "failed") return failure(app.words, loaded.why, () => this.#load());
    if (loaded.kind === "loading") return html`<div class="bones"><span class="bone"></span></div>`;
    return html`
      ${
        app.may.decide
          ? html`<form class="panel curate-new" @submit=${this.#create}>
            <label class="field"><span>${curate.collectionName}</span>
              <span class="curate-joined"><input name="name" required maxlength="80" placeholder=${curate.collectionExample} />
              <button class="button primary">${icon("plus")}${curate.create}</button></span></label></form>`
          : nothing
      }
      ${loaded.collections.length === 0 ? html`<p class="quiet">${curate.noCollections}</p>` : nothing}
      <ul class="collections">${loaded.collections.map((collection) => this.#collection(collection))}</ul>`;
  }

  #collection(collection: Collection) {
    const { app, opened } = this;
    const { curate } = app.words;
    const isOpen = opened?.id === collection.id;
    return html`
      <li class="collection">
        <div class="row collection-head">
          <button class="bare collection-name" aria-expanded=${isOpen} @click=${() => this.#open(collection)}>
            ${icon(isOpen ? "chevron-down" : "chevron-right")}<bdi>${collection.name}</bdi></button>
          <small class="quiet">${curate.posts(collection.posts)}</small>
          ${app.may.decide ? html`<button class="bare curate-push" aria-label="${curate.delete}: ${collection.name}" @click=${() => this.#delete(collection)}>${icon("trash")}</button>` : nothing}
        </div>
        ${isOpen && opened ? this.#posts(opened) : nothing}
      </li>`;
  }

  #posts(opened: Opened) {
    const { app } = this;
    const { curate } = app.words;
    if (opened.posts.length === 0) return html`<p class="quiet">${curate.emptyCollection}</p>`;
    return html`
      <ul class="pins">
        ${opened.posts.map(
          (card) => html`
          <li class="pin">${rowWords(app, card)}
            ${app.may.decide ? html`<button class="button small" @click=${() => this.#takeOut(opened, card.post.id)}>${curate.takeOut}</button>` : nothing}</li>`,
        )}
      </ul>
      ${opened.next ? html`<button class="button" @click=${() => this.#more(opened)}>${curate.more}</button>` : nothing}`;
  }
}
