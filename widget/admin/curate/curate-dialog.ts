import { html, nothing } from "lit";
import type { AdminWall } from "#wire/admin-wall.ts";
import type { Curation } from "#wire/curation.ts";
import type { Placement, PlacementChanges } from "#wire/placement.ts";
import { postText } from "../queue/post-text.ts";
import { Room } from "../shell/room.ts";
import { altSection } from "./alt-section.ts";
import { messageSection } from "./message-section.ts";
import { placeSection } from "./place-section.ts";
import { timeSection } from "./time-section.ts";
import { wallsSection } from "./walls-section.ts";

/** What the sections of the panel are given. */
export interface Curating {
  card: Placement;
  known: Curation;
  /** Saves at once; answers whether it did. */
  save(changes: PlacementChanges): Promise<boolean>;
  collect(id: string, isIn: boolean): Promise<void>;
  copyTo(slug: string, move: boolean, state: "pending" | "same"): Promise<void>;
  reword(text: string): Promise<void>;
}

interface Shown {
  card: Placement;
  known: Curation | null;
}

/**
 * All that can be added to a post, beside its author's words. Each change is saved by itself.
 *
 * @fires changed - `CustomEvent<Placement>` after each saved change.
 * @fires moved - `CustomEvent<{ posts: string[]; batch: string; to: string }>` after a copy or a move.
 */
export class CurateDialog extends Room {
  static override properties = {
    ...Room.properties,
    wall: { attribute: false },
    shown: { state: true },
  };

  declare wall: AdminWall;
  declare shown: Shown | null;

  constructor() {
    super();
    this.shown = null;
  }

  show(card: Placement): void {
    this.shown = { card, known: null };
    void this.#load(card);
  }

  get #api() {
    return this.app.api.curateOf(this.wall.slug);
  }

  async #load(card: Placement): Promise<void> {
    try {
      const known = await this.#api.of(card.post.id);
      if (this.shown?.card.post.id === card.post.id) this.shown = { ...this.shown, known };
    } catch (error) {
      this.#fail(error);
      this.shown = null;
    }
  }

  #fail(error: unknown): void {
    this.app.toast({ text: this.app.sayError(error), tone: "bad" });
  }

  async #try(run: (post: string) => Promise<unknown>): Promise<boolean> {
    const { shown } = this;
    if (!shown) return false;
    try {
      await run(shown.card.post.id);
      return true;
    } catch (error) {
      this.#fail(error);
      this.requestUpdate();
      return false;
    }
  }

  #take(card: Placement): void {
    if (this.shown?.card.post.id === card.post.id) this.shown = { ...this.shown, card };
    this.dispatchEvent(new CustomEvent("changed", { detail: card, bubbles: true }));
  }

  #save = async (changes: PlacementChanges): Promise<boolean> => {
    const saved = await this.#try(async (post) =>
      this.#take(await this.#api.change(post, changes)),
    );
    if (saved) this.app.toast({ text: this.app.words.shell.saved, tone: "good" });
    if (saved && this.shown && (changes.alt || changes.altDrafts))
      await this.#load(this.shown.card);
    return saved;
  };

  #collect = async (id: string, isIn: boolean): Promise<void> => {
    await this.#try((post) => this.#api.collect(id, isIn ? { add: [post] } : { remove: [post] }));
    if (this.shown) await this.#load(this.shown.card);
  };

  #copyTo = async (to: string, move: boolean, state: "pending" | "same"): Promise<void> => {
    const { curate, queue } = this.app.words;
    await this.#try(async (post) => {
      const { batch, results } = await this.#api.copy({ posts: [post], to, move, state });
      if (!results[0]?.ok) return this.app.toast({ text: curate.notCopied, tone: "bad" });
      const undo = async () => {
        await this.#try(() => this.#api.undo(batch));
        this.#tellMoved(post, batch, to);
      };
      this.app.toast({
        ...{ text: move ? curate.moved : curate.copied, tone: "good" },
        act: { label: queue.undo, run: () => void undo() },
      });
      this.#tellMoved(post, batch, to);
    });
    if (move) this.#close();
    else if (this.shown) await this.#load(this.shown.card);
  };

  #tellMoved(post: string, batch: string, to: string): void {
    const detail = { posts: [post], batch, to };
    this.dispatchEvent(new CustomEvent("moved", { detail, bubbles: true }));
  }

  #reword = async (text: string): Promise<void> => {
    const saved = await this.#try(async (post) => {
      await this.#api.reword(post, text);
      this.#take(await this.#api.change(post, {}));
    });
    if (saved) this.app.toast({ text: this.app.words.shell.saved, tone: "good" });
  };

  #close = (): void => {
    const post = this.shown?.card.post.id;
    this.shown = null;
    if (post) document.querySelector<HTMLElement>(`[data-post="${post}"]`)?.focus();
  };

  override render() {
    const { shown } = this;
    if (!shown) return nothing;
    const { curate } = this.app.words;
    return html`
      <wa-dialog class="curate-dialog" open light-dismiss label=${curate.title} @wa-hide=${this.#close}>
        ${this.#words(shown.card)}
        ${shown.known ? this.#sections(shown.card, shown.known) : html`<div class="bones"><span class="bone"></span><span class="bone"></span></div>`}
      </wa-dialog>`;
  }

  #words({ post }: Placement) {
    const { curate } = this.app.words;
    return html`
      <blockquote class="curate-words" lang=${post.lang ?? nothing}>
        <p>${postText(post.text, post.entities)}</p>
        <footer><bdi>${post.author?.name ?? ""}</bdi> · <small class="quiet">${curate.wordsStay}</small></footer>
      </blockquote>`;
  }

  #sections(card: Placement, known: Curation) {
    const curating: Curating = {
      ...{ card, known, save: this.#save, collect: this.#collect },
      ...{ copyTo: this.#copyTo, reword: this.#reword },
    };
    return html`
      <div class="curate-sections">
        ${[placeSection, altSection, timeSection, messageSection, wallsSection].map((section) => section(this.app, curating, this.wall))}
      </div>`;
  }
}
