import { render } from "lit/html.js";
import { pickLocale } from "../i18n/pick-locale.ts";
import type { Locale } from "../i18n/pick-locale.ts";
import { plural } from "../i18n/plural.ts";
import { wordsIn } from "../i18n/words.ts";
import type { PostOptions } from "../post/post-options.ts";
import postStyles from "../post/post.css?inline";
import tokens from "../theme/tokens.css?inline";
import { adoptStyles } from "../ui/sheet.ts";
import { createAnnouncer } from "./announcer.ts";
import { Cards } from "./cards.ts";
import { clip, fitHeight } from "./clip.ts";
import { renderFrame } from "./frame.ts";
import type { FrameView } from "./frame.ts";
import { layOut } from "./layout.ts";
import { paintLook } from "./look.ts";
import { WallSession } from "./session.ts";
import type { Cause } from "./session.ts";
import { readSettings } from "./settings.ts";
import type { WallSettings } from "./settings.ts";
import wallStyles from "./wall.css?inline";

/**
 * The wall on the page.
 *
 * Its height belongs to the host page, not to the feed: `--koro-height` is kept from before the first byte, what does
 * not fit fades out, and only an act of the reader makes the wall taller. So nothing below it ever moves by itself.
 */
export class WallRoom {
  private host: HTMLElement;
  private box: HTMLElement;
  private settings: WallSettings;
  private session: WallSession;
  private cards: Cards | null = null;
  private isOpen = false;
  private isClipped = false;
  private width = 0;
  private watch = new ResizeObserver(() => this.onResize());
  private pageLook = new MutationObserver(() => this.paint());
  private clock: ReturnType<typeof setInterval>;
  private announce = createAnnouncer((words) => {
    const status = this.box.querySelector(".unseen[role]");
    if (status) status.textContent = words;
  });

  constructor(host: HTMLElement, box: HTMLElement, server: string) {
    this.host = host;
    this.box = box;
    this.settings = readSettings(host, server);
    this.session = new WallSession({
      settings: this.settings,
      mayMove: () => this.mayMove(),
      onChange: (cause) => this.draw(cause),
      onFailure: (reason) => this.report(reason),
      follow: async (after, live) => {
        const { follow } = await import("./follow.ts");
        return follow(host.ownerDocument, { ...this.settings, after, ...live });
      },
    });
    this.clock = setInterval(() => this.cards?.refresh(this.postOptions()), 60_000);
    box.addEventListener("focusin", this.onFocus);
    this.adopt();
    this.draw("load");
    void this.session.load();
  }

  /** Styles and observers belong to a document; after a move they are made anew. */
  adopt(): void {
    adoptStyles(this.host.shadowRoot as ShadowRoot, tokens, wallStyles, postStyles);
    this.watch.observe(this.box);
    this.pageLook.disconnect();
    this.pageLook.observe(this.host.ownerDocument.documentElement, { attributes: true });
    this.paint();
  }

  close(): void {
    this.session.close();
    this.watch.disconnect();
    this.pageLook.disconnect();
    clearInterval(this.clock);
    this.box.removeEventListener("focusin", this.onFocus);
    this.box.classList.remove("open", "clipped");
    this.box.style.blockSize = "";
    render(null, this.box);
  }

  private draw(cause: Cause): void {
    this.paint();
    this.drawFrame();
    const list = this.list;
    if (!list) return;
    const isFirst = this.cards === null;
    this.cards ??= new Cards(list);
    const { came, isTail } = this.cards.show(this.session.shown, this.postOptions());
    const glide = !isFirst && !isTail;
    for (const { element } of came) {
      element.classList.toggle("comes", glide);
      this.watch.observe(element);
    }
    this.layOut({ keep: !isFirst && isTail, glide: !isFirst });
    if (cause === "reader" && this.isOpen) fitHeight(this.box);
    if (cause === "live" && this.session.fresh + came.length > 0) this.tellFresh(came.length);
    this.clip();
  }

  private drawFrame(): void {
    const headingLevel = this.settings.headingLevel;
    render(
      renderFrame(this.view, {
        locale: this.locale,
        headingLevel,
        togglePlaying: () => this.togglePlaying(),
        showFresh: () => this.showFresh(),
        showMore: () => void this.showMore(),
        retry: () => void this.session.load(),
        skip: (event) => this.skip(event),
      }),
      this.box,
    );
  }

  private layOut(how: { keep: boolean; glide: boolean }): void {
    if (!this.list || !this.cards) return;
    const masonry = this.box.dataset["layout"] === "masonry";
    layOut(this.list, this.cards, { masonry, columns: this.settings.columns, ...how });
  }

  private clip(): void {
    if (!this.list || !this.cards) return;
    const was = this.isClipped;
    this.isClipped = clip(this.box, this.list, this.cards.all);
    if (was !== this.isClipped) this.drawFrame();
  }

  private paint(): void {
    const wall = this.session.state.kind === "ready" ? this.session.state.feed.wall : null;
    paintLook(this.host, this.box, { settings: this.settings, wall, locale: this.locale });
  }

  /** A card that grew was opened by its reader; a new width is a new layout. Neither is the world moving the page. */
  private onResize(): void {
    const width = this.box.clientWidth;
    const isWider = width !== this.width;
    this.width = width;
    if (!this.cards || !(isWider || this.cards.all.some(hasNewHeight))) return;
    this.layOut({ keep: !isWider, glide: false });
    if (this.isOpen) fitHeight(this.box);
    this.clip();
  }

  /** Focus must not end up under the fade. */
  private onFocus = (event: FocusEvent): void => {
    if (!this.isClipped || !this.list?.contains(event.target as Node)) return;
    const end = (this.list.parentElement as HTMLElement).getBoundingClientRect().bottom;
    if ((event.target as HTMLElement).getBoundingClientRect().bottom > end) this.open();
  };

  private async showMore(): Promise<void> {
    const known = new Set(this.cards?.all.filter(({ element }) => !element.inert));
    if (this.isClipped) this.open();
    else {
      this.isOpen = true;
      await this.session.loadMore();
    }
    const next = this.cards?.all.find((card) => !known.has(card));
    focusCard(next?.element);
  }

  private open(): void {
    this.isOpen = true;
    fitHeight(this.box);
    this.clip();
  }

  private showFresh(): void {
    const first = this.cards?.all[0];
    this.session.showFresh();
    const now = this.cards?.all[0];
    if (now !== first) focusCard(now?.element);
    this.host.scrollIntoView({ block: "nearest" });
  }

  private togglePlaying(): void {
    this.session.playing = !this.session.playing;
    if (this.session.playing) this.session.showFresh();
    else this.drawFrame();
  }

  private skip(event: Event): void {
    event.preventDefault();
    this.box.querySelector<HTMLElement>(".end")?.focus();
  }

  private tellFresh(count: number): void {
    const words = wordsIn(this.locale);
    this.announce(plural(this.locale, this.session.fresh || count, words.fresh));
  }

  private report(reason: string): void {
    const detail = { reason };
    const event = new CustomEvent("social-wall-error", { detail, bubbles: true, composed: true });
    this.host.dispatchEvent(event);
  }

  /** New posts slide in only where nobody is reading: the top is in sight and nothing is pointed at or focused. */
  private mayMove(): boolean {
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const isRead = this.list?.matches(":hover, :focus-within") ?? false;
    return !isCalm && !isRead && this.host.getBoundingClientRect().top > -80;
  }

  private get list(): HTMLElement | null {
    return this.box.querySelector(".posts");
  }

  private get locale(): Locale {
    const { state } = this.session;
    const own = state.kind === "ready" ? state.feed.wall.locale : null;
    const page = this.host.closest("[lang]")?.getAttribute("lang");
    return pickLocale(this.settings.locale, page, own);
  }

  private get view(): FrameView {
    const { state, playing, hasMore, fresh, busy, shown } = this.session;
    if (state.kind !== "ready") return state;
    return {
      kind: "ready",
      wall: state.feed.wall,
      shown: shown.length,
      fresh,
      playing: this.settings.live ? playing : null,
      more: hasMore || this.isClipped,
      busy,
    };
  }

  private postOptions(): PostOptions {
    const { state } = this.session;
    return {
      locale: this.locale,
      now: new Date(),
      headingLevel: Math.min(6, this.settings.headingLevel + 1),
      noticeUrl: state.kind === "ready" ? state.feed.wall.noticeUrl : null,
    };
  }
}

function hasNewHeight({ element, height }: { element: HTMLElement; height: number }): boolean {
  return Math.abs(element.offsetHeight - height) > 1;
}

function focusCard(element: HTMLElement | undefined): void {
  const post = element?.firstElementChild as HTMLElement | null | undefined;
  if (!post) return;
  post.tabIndex = -1;
  post.focus({ preventScroll: true });
}
