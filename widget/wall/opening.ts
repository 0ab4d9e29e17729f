import type { Post } from "#wire/post.ts";
import { postDetails as details } from "../post/details.ts";
import type { Lightbox, LightboxOptions } from "../post/lightbox/lightbox.ts";
import { passFocus } from "../post/pass-focus.ts";
import { visibleMedia } from "../post/pictures.ts";
import { addressOf, followAddress, namedPost } from "./address.ts";
import { createChunk } from "./chunk.ts";
import { createGuest } from "./guest.ts";
import type { WallParts } from "./later.ts";
import type { Layer } from "./layer.ts";
import { tellLost } from "./tell-lost.ts";

export interface Start {
  post: string;
  media?: string | undefined;
  plays?: boolean | undefined;
}

/** Opens posts large, from a picture or from the page's address. */
export interface Opening {
  open(start: Start): void;
  warm(): void;
  /** Posts came, went or changed. */
  refresh(): void;
  close(): void;
}

/** @param act what a control in the lightbox does that is not the lightbox's own */
export function createOpening(
  parts: WallParts,
  getLayer: () => Layer,
  act: (name: string, target: HTMLElement, post: Post, media: string) => void,
): Opening {
  const { host, session, settings, frame } = parts;
  const view = host.ownerDocument.defaultView ?? window;
  const chunk = createChunk(() => import("../post/lightbox/lightbox.ts"));
  const guest = createGuest(parts);
  const isLinked = settings.text("deep-links") === "on";
  let lightbox: Lightbox | null = null;
  /** What is open, or about to be. */
  let start: Start | null = null;

  // A wall that failed takes its posts off the page without a word to those who follow it.
  const page = new MutationObserver(() => {
    if (!frame.stage.isConnected) lightbox?.close();
  });
  const address = isLinked ? followAddress(view, onMove) : null;
  if (isLinked) onMove(namedPost(view));

  function posts(): readonly Post[] {
    const { shown } = session;
    const { post } = guest;
    return post && !shown.some(({ id }) => id === post.id) ? [post, ...shown] : shown;
  }

  const optionsIn = (layer: HTMLElement): LightboxOptions => ({
    layer,
    post: () => ({
      locale: parts.locale,
      words: parts.words,
      now: new Date(),
      headingLevel: 2,
      noticeUrl: session.feed?.wall.noticeUrl ?? null,
      details,
    }),
    posts,
    isCovered({ id }) {
      const card = parts.cards.find(({ post }) => post.id === id);
      return card?.element.querySelector(".cover") !== null;
    },
    linkOf: ({ id }) =>
      addressOf(isLinked ? view.location.href : `${settings.server}w/${settings.wall}`, id),
    act: (name, target, { post, media }) => act(name, target, post, media.id),
    onShow: ({ id }) => address?.show(id),
    onClose(said) {
      page.disconnect();
      address?.leave();
      if (said) frame.status.textContent = said;
      if (start) giveBack(parts, start);
      lightbox = start = guest.post = null;
    },
  });

  function open(wanted: Start): void {
    const isAsked = start !== null;
    start = wanted;
    if (isAsked) return;
    const give = () => {
      start = null;
    };
    const lose = () => {
      give();
      tellLost(parts);
    };
    chunk.use(({ openLightbox, lightboxStyles }) => {
      if (session.closed || !start) return give();
      const layer = getLayer();
      layer.wear(lightboxStyles);
      lightbox = openLightbox(optionsIn(layer.element), start);
      if (!lightbox) return give();
      if (frame.stage.parentElement) page.observe(frame.stage.parentElement, { childList: true });
    }, lose);
  }

  function onMove(id: string | null): void {
    if (id === null) lightbox?.close();
    else void openNamed(id);
  }

  /** A post that is only words has nothing to open: its card is gone to. */
  async function openNamed(id: string): Promise<void> {
    const isHere = session.shown.some((post) => post.id === id);
    if (!isHere && !(await guest.invite(id))) return;
    if (isHere) goTo(parts, id);
    if (lightbox) lightbox.goTo(id);
    else open({ post: id });
  }

  return {
    open,
    warm: chunk.warm,
    refresh() {
      lightbox?.update();
      const id = lightbox && guest.post?.id;
      // What is not on the page is not told of: it is asked for again whenever anything changed.
      if (id) void guest.invite(id).then(() => lightbox?.update());
    },
    close() {
      start = null;
      address?.close();
      lightbox?.close();
    },
  };
}

function goTo(parts: WallParts, id: string): void {
  const card = parts.cards.find(({ post }) => post.id === id);
  if (!card) return;
  if (card.element.inert) parts.open();
  card.element.scrollIntoView({ block: "nearest" });
}

/** The picture that was pressed, its new card if the post changed, or the list if it left. */
function giveBack({ cards, frame }: WallParts, { post: id, media }: Start): void {
  const card = cards.find(({ post }) => post.id === id);
  const index = card ? visibleMedia(card.post).findIndex((one) => one.id === media) : -1;
  const box = card?.element.querySelectorAll<HTMLElement>(".picture")[Math.max(0, index)];
  const control =
    box?.closest<HTMLElement>("[data-act]") ?? box?.querySelector<HTMLElement>(".play");
  if (control) control.focus({ preventScroll: true });
  else passFocus(frame.list);
}
