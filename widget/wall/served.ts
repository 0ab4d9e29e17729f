import type { Post } from "#wire/post.ts";
import { refreshTimes } from "../post/details.ts";
import type { PostOptions } from "../post/post-options.ts";
import type { Card } from "./cards.ts";
import { digestOf } from "./digest.ts";
import type { Frame, Stand } from "./frame.ts";
import { type MountedWall, type MountOptions, mountWall as mountBuilt } from "./mount.ts";

/**
 * A wall that the server wrote, in the shadow root that the page came with. It stays as it is until the feed is there;
 * then its cards are taken over where they stand, so that nothing flashes, moves, loads again or loses its focus.
 */
export interface Served extends Stand {
  readonly isOpen: boolean;
  /** Puts the frame around the list, and answers the cards that are what they would be if they were built now. */
  take(frame: Frame, posts: readonly Post[], options: PostOptions): Map<string, Card>;
  /** The feed cannot be had: what needs no script is all that there is, so all of it can be reached. */
  stay(): void;
}

/** Goes on with the wall in `box`. */
export function mountWall(host: HTMLElement, box: HTMLElement, options: MountOptions): MountedWall {
  return mountBuilt(host, box, { ...options, served: findServed(box) });
}

function findServed(box: HTMLElement): Served | null {
  const list = box.querySelector<HTMLElement>(".posts");
  const stage = list?.parentElement;
  if (!list || !stage || box.dataset.served === undefined) return null;
  return {
    ...{ list, stage, isOpen: box.classList.contains("open") },
    take(frame, posts, options) {
      const settle = rememberPlaces(list);
      surround(box, frame);
      undress(box);
      refreshTimes(list, options.locale, options.now);
      watchAvatars(list);
      queueMicrotask(settle);
      return cardsIn(list, posts, options);
    },
    stay: () => box.classList.add("open"),
  };
}

/** The rest of the frame is small and has listeners: it is new, and the focus goes from the old part to its successor. */
function surround(box: HTMLElement, { nodes, stage }: Frame): void {
  const root = box.getRootNode() as ShadowRoot;
  const part = root.activeElement?.getAttribute("part");
  for (const child of [...box.children]) if (child !== stage) child.remove();
  const at = nodes.indexOf(stage);
  stage.before(...nodes.slice(0, at));
  stage.after(...nodes.slice(at + 1));
  if (part && !root.activeElement)
    box.querySelector<HTMLElement>(`[part="${part}"]`)?.focus({ preventScroll: true });
}

/** What was the server's alone ends. Its style sheet stays: it is the one that the script would put on. */
function undress(box: HTMLElement): void {
  for (const text of box.querySelectorAll(".folded")) text.removeAttribute("tabindex");
  for (const name of ["served", "last", "columns"]) delete box.dataset[name];
}

function cardsIn(
  list: HTMLElement,
  posts: readonly Post[],
  options: PostOptions,
): Map<string, Card> {
  const wanted = new Map(posts.map((post) => [post.id, post]));
  const cards = new Map<string, Card>();
  for (const element of list.querySelectorAll<HTMLLIElement>(":scope > li")) {
    const id = element.querySelector<HTMLElement>("article")?.dataset.post ?? "";
    const post = wanted.get(id);
    if (post && digestOf(post, options) === element.dataset.digest)
      cards.set(id, { element, post, column: undefined, height: 0 });
    else element.remove();
  }
  return cards;
}

/**
 * Rows of a grid close up to a masonry, by moves of `translate` from where the cards stood: such moves are no layout
 * shifts. Ran once the wall has placed its cards, in the same task.
 */
function rememberPlaces(list: HTMLElement): () => void {
  const items = [...list.children] as HTMLElement[];
  const before = items.map((item) => item.getBoundingClientRect());
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  return () => {
    const after = items.map((item) => item.getBoundingClientRect());
    for (const [index, item] of items.entries()) {
      const { x = 0, y = 0 } = before[index] ?? {};
      const to = after[index] ?? { x, y };
      const isSeen = Math.min(y, to.y) < innerHeight && item.isConnected;
      if (!item.style.translate || !isSeen || Math.hypot(x - to.x, y - to.y) < 1) continue;
      const [left = 0, top = 0] = item.style.translate.split(" ").map(Number.parseFloat);
      item.animate(
        { translate: [`${left + x - to.x}px ${top + y - to.y}px`, item.style.translate] },
        { duration: isCalm ? 1 : 500, easing: "cubic-bezier(0.2, 0.8, 0.2, 1)" },
      );
    }
  };
}

/** A broken picture said so before anybody listened. */
function watchAvatars(list: HTMLElement): void {
  for (const image of list.querySelectorAll<HTMLImageElement>(".avatar img")) {
    if (image.complete && image.naturalWidth === 0) image.remove();
    else image.addEventListener("error", () => image.remove(), { once: true });
  }
}
