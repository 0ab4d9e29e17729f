import type { Wall } from "#wire/wall.ts";
import type { Words } from "../i18n/en.ts";
import type { Locale } from "../i18n/pick-locale.ts";
import { pickLocale } from "../i18n/pick-locale.ts";
import { wordsIn } from "../i18n/words.ts";
import postStyles from "../post/post.css?inline";
import type { PostOptions } from "../post/post-options.ts";
import { type Scheme, schemeFor } from "../theme/colour-scheme.ts";
import guardStyles from "../theme/guard.css?inline";
import tokens from "../theme/tokens.css?inline";
import { el } from "../ui/el.ts";
import { adoptStyles } from "../ui/sheet.ts";
import type { Card } from "./cards.ts";
import { Cards } from "./cards.ts";
import { clip, fitHeight } from "./clip.ts";
import type { Arrangement, Decor } from "./decor.ts";
import { Dressing } from "./dressing.ts";
import type { Frame } from "./frame.ts";
import { createFrame, fewPosts, renderBones } from "./frame.ts";
import type { Later, WallParts } from "./later.ts";
import { layOut, type Measures, measuresOf } from "./layout.ts";
import { paintLook } from "./look.ts";
import type { Notices } from "./notices.ts";
import type { Served } from "./served.ts";
import type { Cause } from "./session.ts";
import { WallSession } from "./session.ts";
import type { Style, WallSettings } from "./settings.ts";
import { readSettings, styleOf } from "./settings.ts";
import wallStyles from "./wall.css?inline";

/** A first page is built in steps, the cards in sight first, so that no step holds up the host page. */
const batch = 12;

/**
 * The wall on the page.
 *
 * Its height belongs to the host page, not to the feed: `--koro-height` is kept from before the first byte, what does
 * not fit fades out, and only an act of the reader makes the wall taller. So nothing below it ever moves by itself.
 */
export class WallRoom implements WallParts {
  readonly host: HTMLElement;
  readonly settings: WallSettings;
  readonly session: WallSession;
  /** Style sheets that came after the first, in the order they came. */
  readonly styles: string[] = [];
  readonly box: HTMLElement;
  isClipped = false;
  isBare = false;

  #frame: Frame | null = null;
  #cards: Cards | null = null;
  #later: Later | null = null;
  #notices: Notices | null = null;
  #worn: readonly Decor[] = [];
  #arrangements: Arrangement[] = [];
  #isOpen = false;
  #painted: Wall | undefined;
  /** What the page writes in, as far as it was asked. */
  #page: Scheme = "light";
  #measures: Measures | null = null;
  #dressing = new Dressing({
    onReady: () => this.session.change("load"),
    onFailure: () => this.#tell("error", { reason: "script" }),
  });
  #built = batch;
  /** The server's wall came with its styles: putting the same on again would cost them all once more. */
  #isDressed: boolean;
  #served: Served | null;

  constructor(
    host: HTMLElement,
    box: HTMLElement,
    server: string,
    get: typeof fetch,
    served: Served | null = null,
  ) {
    this.#served = served;
    this.#isDressed = served !== null;
    this.host = host;
    this.box = box;
    this.settings = readSettings(host, server);
    this.session = new WallSession({
      settings: this.settings,
      fetch: get,
      onChange: (cause) => this.#draw(cause),
      onFailure: (reason) => this.#tell("error", { reason }),
    });
    // Asked before anything is written: later it would cost the styles of what was.
    this.#page = schemeFor("auto", host);
    this.adopt();
    this.#paint();
    // What the attributes ask for is fetched next to the feed, not after it.
    if (!served) this.#dressing.wear(this.style);
    // The answer often is there already: what is drawn for the wait would only make it longer.
    requestAnimationFrame(() => this.#wait());
    void this.session.load();
  }

  get locale(): Locale {
    const page = this.host.closest("[lang]")?.getAttribute("lang");
    return pickLocale(this.settings.locale, page, this.session.feed?.wall.locale);
  }

  get style(): Style {
    return styleOf(this.settings, this.session.feed?.wall.look);
  }

  get words(): Words {
    return wordsIn(this.locale);
  }

  /** Only asked for once there is a feed. */
  get frame(): Frame {
    this.#frame ??= createFrame(this.words, this.settings.headingLevel, {
      showMore: () => this.#soon((later) => void later.showMore()),
      togglePlaying: () => this.#soon((later) => later.togglePlaying()),
      reveal: (target) => this.#later?.reveal(target),
      act: (...pressed) => this.#soon((later) => later.act(...pressed)),
      ...this.#served,
    });
    return this.#frame;
  }

  get cards(): readonly Card[] {
    return this.#cards?.all ?? [];
  }

  /** Styles belong to a document; after a move they are made anew. */
  move(): void {
    this.adopt();
    this.paint();
  }

  adopt(): void {
    const worn = this.#worn.map(({ css }) => css);
    const own = this.#isDressed ? [] : [tokens, wallStyles, postStyles, guardStyles, ...worn];
    adoptStyles(this.host.shadowRoot as ShadowRoot, ...own, ...this.styles);
  }

  open(): void {
    this.#isOpen = true;
    this.layOut(true);
  }

  layOut(keep: boolean): void {
    this.#layOut(keep, false);
    if (this.#isOpen) fitHeight(this.box);
    this.#clip();
  }

  close(): void {
    this.session.close();
    this.#later?.close();
    this.#undress();
    this.fill();
  }

  fill(...nodes: Node[]): void {
    this.#isOpen = false;
    this.box.classList.remove("open", "clipped");
    this.box.style.blockSize = "";
    this.box.replaceChildren(...nodes);
  }

  #wait(): void {
    const { state, closed } = this.session;
    if (state.kind === "loading" && !this.#served && !closed) this.fill(renderBones(this.words));
  }

  #draw(cause: Cause): void {
    const { state, shown } = this.session;
    const isGone = state.kind === "failed" && state.reason === "not-found";
    this.box.classList.toggle("gone", isGone);
    const served = this.#served;
    if (state.kind === "failed") {
      if (served && !isGone) {
        served.stay();
        return;
      }
      // Koro's own page puts the posts it knew into the element: they go with their wall.
      this.isBare = isGone && (served ?? this.host.querySelector("article")) !== null;
      this.#served = null;
      this.fill(...(this.isBare ? [] : [el("slot")]));
      void this.#speak();
    }
    if (state.kind !== "ready" || !this.#dressing.wear(this.style)) return;
    const { frame } = this;
    this.#served = null;
    if (served) {
      this.#isOpen = served.isOpen;
      this.#built = Number.POSITIVE_INFINITY;
    }
    this.#dress();
    if (this.#painted !== state.feed.wall) this.#paint();
    if (frame.stage.parentNode !== this.box) this.fill(...frame.nodes);
    this.#updateFrame();
    if (shown.length <= fewPosts || this.#notices) void this.#speak();
    this.#show(cause, served);
  }

  /** Puts the cards on the page; the rest of a first page follows by itself, a batch at a time. */
  #show(cause: Cause, served: Served | null = null): void {
    const { frame } = this;
    const { state, shown } = this.session;
    if (state.kind !== "ready") return;
    const isFirst = !this.#cards;
    // Before there are cards: with them every question costs a layout of all of them.
    if (isFirst) this.#measures = measuresOf(frame.list);
    this.#cards ??= new Cards(frame.list, served?.take(frame, shown, this.#postOptions));
    const { came, gone, isTail } = this.#cards.show(shown.slice(0, this.#built), this.#postOptions);
    for (const { element } of came) element.classList.toggle("comes", !isFirst && !isTail);
    this.#start();
    const isBuilding = this.#built < Number.POSITIVE_INFINITY;
    this.#layOut(!isFirst && isTail, !isFirst, isBuilding ? this.#measures : null);
    if (cause !== "live" && this.#isOpen) fitHeight(this.box);
    const isWhole = this.#built >= shown.length;
    // In between nothing is known that was not known with the first cards: what comes is out of sight.
    if (isFirst || isWhole) this.#clip();
    this.#later?.tell(came, gone, cause === "live");
    this.#built = isWhole ? Number.POSITIVE_INFINITY : this.#built * 2;
    if (isWhole) void this.#goOn();
    else setTimeout(() => this.session.closed || this.#show("load"));
  }

  /** Changes clothes, if others are there: what the old ones did is undone first. */
  #dress(): void {
    const { worn } = this.#dressing;
    if (!worn || worn === this.#worn || worn.length + this.#worn.length === 0) return;
    this.#undress();
    this.#worn = worn;
    for (const card of this.cards) card.height = 0;
    this.#painted = undefined;
    this.#isDressed &&= !this.#cards;
    this.adopt();
  }

  #undress(): void {
    for (const arrangement of this.#arrangements) arrangement.close();
    this.#arrangements = [];
    this.#worn = [];
  }

  #start(): void {
    if (this.#arrangements.length > 0) return;
    this.#arrangements = this.#worn.flatMap(({ start }) => start?.(this) ?? []);
  }

  /** Few posts, none, or no wall: what is said then comes in a file of its own. */
  async #speak(): Promise<void> {
    try {
      const { createNotices } = await import("./notices.ts");
      if (this.session.closed) return;
      this.#notices ??= createNotices(this);
      this.#notices.speak();
    } catch {}
  }

  /** At once where it can be: what opens a window or plays a film must do so in the reader's own click. */
  #soon(act: (later: Later) => void): void {
    if (this.#later) act(this.#later);
    else void this.#goOn().then((later) => later && act(later));
  }

  /** A failed import is asked for again with the next wish of the reader, and is nobody's error but ours. */
  async #goOn(): Promise<Later | null> {
    try {
      const { createLater } = await import("./later.ts");
      if (!this.session.closed) this.#later ??= createLater(this);
      // A wall that saves data starts paused, and says so.
      this.#updateFrame();
    } catch {
      this.#tell("error", { reason: "script" });
    }
    return this.#later;
  }

  #updateFrame(): void {
    const { feed, playing, hasMore, busy, shown } = this.session;
    if (!feed) return;
    this.frame.update({
      feed,
      shown: shown.length,
      playing: this.settings.live || this.#arrangements[0]?.moves ? playing : null,
      more: hasMore || this.isClipped,
      busy,
    });
  }

  #layOut(keep: boolean, glide: boolean, known: Measures | null = null): void {
    if (!this.#frame) return;
    const { list } = this.#frame;
    const { columns } = this.style;
    const masonry = this.box.dataset.layout === "masonry";
    for (const arrangement of this.#arrangements) arrangement.arrange();
    this.#measures = known ?? measuresOf(list);
    const room = this.#isOpen ? Number.POSITIVE_INFINITY : this.#measures.height;
    layOut(list, this.cards, { ...this.#measures, masonry, columns, keep, glide, room });
  }

  #clip(): void {
    if (!this.#frame) return;
    this.#notices?.fit();
    this.isClipped = clip(this.box, this.#frame.list);
    this.#later?.fit();
    this.#updateFrame();
  }

  /** Asks the page for its colours, which costs the styles of all that was written: not for every post that comes. */
  paint(): void {
    this.#page = schemeFor("auto", this.host);
    this.#paint();
  }

  #paint(): void {
    if (this.#served) return;
    this.#painted = this.session.feed?.wall;
    const { host, style, settings, locale } = this;
    const drawn = this.#dressing.drawn(style);
    paintLook(host, this.box, { page: this.#page, style, settings, locale, drawn });
  }

  #tell(name: string, detail: object): void {
    const event = new CustomEvent(`social-wall-${name}`, { detail, bubbles: true, composed: true });
    this.host.dispatchEvent(event);
  }

  get #postOptions(): PostOptions {
    return {
      locale: this.locale,
      words: this.words,
      now: new Date(),
      headingLevel: Math.min(6, this.settings.headingLevel + 1),
      noticeUrl: this.session.feed?.wall.noticeUrl ?? null,
      opens: this.settings.text("lightbox") !== "off",
    };
  }
}
