import type { Post } from "#wire/post.ts";
import { faceOf } from "../post/face.ts";
import { renderPost } from "../post/post.ts";
import type { PostOptions } from "../post/post-options.ts";
import { el } from "../ui/el.ts";

/** One post on the page. `column` is where it stands in a masonry, `height` its size, 0 until it is measured. */
export interface Card {
  readonly element: HTMLLIElement;
  readonly post: Post;
  column: number | undefined;
  height: number;
}

/** The first cards load their pictures at once; lazy ones would wait for a layout before they ask. */
export const eagerCards = 6;

/**
 * Keeps one list element per post, in the order of the posts. A card whose post did not change is left alone, with
 * what its reader opened or uncovered; a changed post gets a new card, so that a new warning covers it again.
 */
export class Cards {
  #known: Map<string, Card>;
  #list: HTMLElement;

  /** `known` are cards that stand in the list already, by the ids of their posts. */
  constructor(list: HTMLElement, known = new Map<string, Card>()) {
    this.#list = list;
    this.#known = known;
  }

  get all(): Card[] {
    return [...this.#known.values()];
  }

  /** Returns the cards that came and went, and whether all that came stand behind those that were there. */
  show(
    posts: readonly Post[],
    options: PostOptions,
  ): { came: Card[]; gone: Card[]; isTail: boolean } {
    const before = this.#known;
    this.#known = new Map();
    const came: Card[] = [];
    for (const [index, post] of posts.entries()) {
      let card = before.get(post.id);
      if (!card || !isSame(card.post, post)) {
        const eager = index < eagerCards;
        card = this.#create(post, { ...options, eager }, card?.column);
        if (!before.has(post.id)) came.push(card);
      } else {
        before.delete(post.id);
      }
      this.#known.set(post.id, card);
    }
    const gone = [...before.values()];
    for (const { element } of gone) element.remove();
    this.#arrange();
    const [first] = came;
    const isTail = !first || this.all.indexOf(first) === this.#known.size - came.length;
    return { came, gone, isTail };
  }

  #create(post: Post, options: PostOptions, column: number | undefined): Card {
    const element = el("li", null, cardOf(post, options));
    return { element, post, column, height: 0 };
  }

  /** Moves only what is out of place: a moved element loses its focus and its running transition. */
  #arrange(): void {
    let next = this.#list.firstElementChild;
    for (const { element } of this.#known.values()) {
      if (element === next) next = next.nextElementSibling;
      else this.#list.insertBefore(element, next);
    }
  }
}

/** One post that a newer or broken server writes differently must not take the others with it. */
export function cardOf(post: Post, options: PostOptions): HTMLElement | null {
  try {
    return renderPost(post, options);
  } catch {
    return null;
  }
}

/** A fetched feed brings equal posts as new objects. */
function isSame(a: Post, b: Post): boolean {
  return a === b || faceOf(a) === faceOf(b);
}
