import type { Media, Post } from "#wire/post.ts";
import { passFocus } from "../post/pass-focus.ts";
import { visibleMedia } from "../post/pictures.ts";
import { playWords } from "../post/play/words.ts";
import actStyles from "./acts.css?inline";
import { createChunk } from "./chunk.ts";
import type { WallParts } from "./later.ts";
import { createLayer, type Layer } from "./layer.ts";
import { createOpening } from "./opening.ts";
import { tellLost } from "./tell-lost.ts";
import { take } from "./waiting.ts";

/** What the controls of cards do: each names its act in `data-act`. */
export interface Acts {
  act(name: string, target: HTMLElement, post: string): void;
  /** Posts came, went or changed. */
  refresh(): void;
  close(): void;
}

type Act = (target: HTMLElement, post: Post, media: Media | undefined) => void;

/** In less room than this a player's buttons cannot be used: it plays in the lightbox. */
const leastPlayerPx = 220;

export function createActs(parts: WallParts): Acts {
  const { session, settings, frame } = parts;
  const about = createChunk(() => import("../post/about/about.ts"));
  const player = createChunk(() => import("../post/play/play-media.ts"));
  const acts: Record<string, Act> = { reveal, unfold, open, play, about: tellAbout };
  const opening = createOpening(parts, getLayer, (name, target, post, media) => {
    acts[name]?.(
      target,
      post,
      post.media.find(({ id }) => id === media),
    );
  });
  const unwarm = warm(frame.list, { open: opening.warm, play: player.warm, about: about.warm });
  let layer: Layer | null = null;
  let closeAbout = () => {};
  parts.styles.push(actStyles);
  parts.adopt();

  function getLayer(): Layer {
    layer ??= createLayer(parts);
    layer.paint();
    return layer;
  }

  function open(_: HTMLElement, post: Post, media: Media | undefined): void {
    player.now?.holdBack();
    opening.open({ post: post.id, media: media?.id });
  }

  function play(button: HTMLElement, post: Post, media: Media | undefined): void {
    const box = button.closest<HTMLElement>(".picture");
    if (!box || !media) return;
    const isSmall = box.clientWidth < leastPlayerPx && frame.list.contains(box);
    const options = { words: playWords[parts.locale], original: post.permalink };
    if (isSmall && settings.text("lightbox") !== "off")
      opening.open({ post: post.id, media: media.id, plays: true });
    else
      player.use(
        ({ playMedia }) => playMedia(box, media, options),
        () => tellLost(parts),
      );
  }

  function tellAbout(link: HTMLElement, post: Post): void {
    const { wall } = session.feed ?? {};
    if (!wall) return;
    const path = `v1/walls/${encodeURIComponent(settings.wall)}/posts/${encodeURIComponent(post.id.toWellFormed())}/report`;
    about.use(
      ({ openAbout, aboutStyles }) => {
        closeAbout();
        if (session.closed) return;
        const layer = getLayer();
        layer.wear(aboutStyles);
        closeAbout = openAbout({
          layer: layer.element,
          locale: parts.locale,
          wall,
          post,
          reportUrl: new URL(path, settings.server).href,
          onHidden: () => hide(parts, post.id),
          onClose() {
            closeAbout = () => {};
            const open = layer.element.querySelector<HTMLElement>("dialog");
            if (link.isConnected) link.focus({ preventScroll: true });
            else passFocus(open ?? frame.list);
          },
        });
      },
      () => {
        tellLost(parts);
        leave(link);
      },
    );
  }

  return {
    act(name, target, id) {
      const post = session.shown.find((one) => one.id === id);
      const act = Object.hasOwn(acts, name) ? acts[name] : null;
      if (act && post) act(target, post, mediaAt(target, post));
      else leave(target);
    },
    refresh() {
      layer?.paint();
      opening.refresh();
    },
    close() {
      unwarm();
      opening.close();
      closeAbout();
      layer?.close();
    },
  };
}

/** Fetches what a press will need, as soon as a pointer or the focus comes by. */
function warm(list: HTMLElement, warmers: Record<string, () => void>): () => void {
  const come = ({ target }: Event) => {
    const { act = "" } = (target as Element).closest<HTMLElement>("[data-act]")?.dataset ?? {};
    if (Object.hasOwn(warmers, act)) warmers[act]?.();
  };
  const names = ["pointerover", "focusin"];
  for (const name of names) list.addEventListener(name, come);
  return () => {
    for (const name of names) list.removeEventListener(name, come);
  };
}

/** Boxes stand in the order of what there is to see. */
function mediaAt(target: HTMLElement, post: Post): Media | undefined {
  const box = target.closest(".picture");
  const index = box ? [...(box.parentElement?.children ?? [])].indexOf(box) : -1;
  return visibleMedia(post)[index];
}

/** The visitor does not have to wait for the live line to have it gone. */
function hide({ session }: WallParts, id: string): void {
  const { feed } = session;
  if (!feed) return;
  take(session, { ...feed, posts: feed.posts.filter((post) => post.id !== id) }, "live");
}

function leave(target: HTMLElement): void {
  if (target instanceof HTMLAnchorElement) window.open(target.href, "_blank", "noopener");
}

function reveal(button: HTMLElement): void {
  const cover = button.closest<HTMLElement>(".cover");
  const content = cover?.parentElement?.querySelector<HTMLElement>(".content");
  cover?.remove();
  if (!content) return;
  content.hidden = false;
  passFocus(content);
}

function unfold(button: HTMLElement): void {
  const text = button.previousElementSibling as HTMLElement;
  text.classList.remove("folded");
  button.remove();
  passFocus(text);
}
