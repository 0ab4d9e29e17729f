import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import type { Post } from "#wire/post.ts";
import type { Wall } from "#wire/wall.ts";
import type { WallFeed } from "../feed/store.ts";
import { type Locale, pickLocale } from "../i18n/pick-locale.ts";
import { adoptStyles } from "../ui/sheet.ts";
import { dwellMs } from "./dwell.ts";
import { type Following, followWall, isOpen } from "./follow-wall.ts";
import inviteCss from "./invite.css?inline";
import { hideIdlePointer, keepAwake, listenForKeys } from "./kiosk.ts";
import { pictureOf } from "./picture.ts";
import { createPictureShelf } from "./picture-shelf.ts";
import { advance, arrange, emptyPlaylist, type Playlist } from "./playlist.ts";
import postCss from "./post.css?inline";
import { renderHead, renderInvite } from "./render-frame.ts";
import { renderScreenPost } from "./render-post.ts";
import screenCss from "./screen.css?inline";
import { type Shape, shapeOf } from "./shape.ts";
import { gridTemplate, placesIn } from "./stage-grid.ts";
import { visibleText } from "./visible-text.ts";
import { screenWords } from "./words.ts";

const styles = [screenCss, inviteCss, postCss];

/**
 * A wall on a venue's screen: one post in the spotlight, some around it, and the way to take part. It runs for days:
 * whatever happens to the network, it shows what it has and says nothing of errors. Click or F fills the screen, the
 * space bar holds the rotation.
 *
 * @slot title - The wall's name until the wall is known.
 * @slot hashtags - Its hashtags until the wall is known.
 * @slot qr - The QR code of the upload page.
 * @slot address - The upload page's address as people read it.
 */
export class SocialScreen extends LitElement {
  static override properties = {
    wall: { type: String },
    display: { type: String },
    server: { type: String },
    /** `#rrggbb` until the wall's own look is known. */
    accent: { type: String },
    theme: { type: String },
    /** Least time in the spotlight in milliseconds; 8,000 when absent. */
    dwell: { type: Number },
  };

  declare wall: string;
  declare display: string;
  declare server: string | undefined;
  declare accent: string | undefined;
  declare theme: string | undefined;
  declare dwell: number | undefined;

  #known: WallFeed | null = null;
  #gone = false;
  #linked = true;
  #held = false;
  #shape: Shape = "wide";
  #list: Playlist = emptyPlaylist;
  #shelf = createPictureShelf();
  #following: Following | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #endings: (() => void)[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    const view = this.ownerDocument.defaultView ?? window;
    const resize = new ResizeObserver(([entry]) => entry && this.#fit(entry.contentRect));
    const wake = () => this.#following?.wake();
    resize.observe(this);
    view.addEventListener("online", wake);
    this.#endings = [
      () => resize.disconnect(),
      () => view.removeEventListener("online", wake),
      hideIdlePointer(this),
      keepAwake(this.ownerDocument),
      listenForKeys(this, () => this.#hold()),
    ];
    if (this.hasUpdated) this.#follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const end of this.#endings.splice(0)) end();
    this.#following?.stop();
    this.#following = null;
    clearTimeout(this.#timer);
  }

  override createRenderRoot(): ShadowRoot {
    const root = this.attachShadow({ mode: "open" });
    adoptStyles(root, ...styles);
    return root;
  }

  /** An adopted style sheet belongs to its document. */
  adoptedCallback(): void {
    if (this.shadowRoot) adoptStyles(this.shadowRoot, ...styles);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has("wall") || changed.has("display") || changed.has("server")) this.#follow();
    const accent = this.#known?.wall.look.accent ?? this.accent;
    if (accent) this.style.setProperty("--_accent", accent);
    else this.style.removeProperty("--_accent");
  }

  #follow(): void {
    this.#following?.stop();
    this.#known = null;
    this.#list = emptyPlaylist;
    if (!this.wall || !this.isConnected) return;
    this.#following = followWall({
      server: new URL(this.server ?? "/", this.ownerDocument.baseURI).href,
      wall: this.wall,
      display: this.display || this.wall,
      onChange: (known) => this.#take(known),
      onLink: (up) => this.#setLink(up),
      onGone: () => this.#leave(),
    });
  }

  #take(known: WallFeed): void {
    this.#known = known;
    this.#gone = false;
    this.#shelf.stock(this.#posts);
    this.#arrange();
  }

  #leave(): void {
    this.#gone = true;
    this.requestUpdate();
    void this.#findAgain();
  }

  /** A wall that was renamed is found through its screen's own page, which has kept its address. */
  async #findAgain(): Promise<void> {
    const page = await fetch(location.href, { cache: "no-store" }).catch(() => null);
    if (!page?.ok || !this.#gone) return;
    const renamed = new DOMParser().parseFromString(await page.text(), "text/html");
    const wall = renamed.querySelector("social-screen")?.getAttribute("wall");
    if (wall && wall !== this.wall) this.wall = wall;
  }

  #setLink(up: boolean): void {
    if (up && !this.#linked) this.#shelf.retry(this.#posts);
    this.#linked = up;
    this.requestUpdate();
  }

  #fit({ width, height }: DOMRectReadOnly): void {
    this.#shape = shapeOf(width, height);
    this.#arrange();
  }

  #hold(): void {
    this.#held = !this.#held;
    this.requestUpdate();
  }

  /** Nobody can lift a cover from a post in a hall, so sensitive posts never get there. */
  get #posts(): readonly Post[] {
    return this.#known?.posts.filter((post) => !post.sensitive && !post.contentWarning) ?? [];
  }

  /** A picture that cannot be had and no words: there is nothing to show. */
  get #showable(): readonly Post[] {
    return this.#posts.filter(
      (post) => post.text.trim() || (pictureOf(post) && !this.#shelf.isBroken(post)),
    );
  }

  get #places(): number {
    return placesIn(this.#shape, Boolean(this.#known?.wall.submitUrl));
  }

  #arrange(): void {
    const before = this.#list.spotlight;
    const ids = this.#showable.map(({ id }) => id);
    this.#list = arrange(this.#list, ids, this.#places);
    if (this.#list.spotlight !== before) this.#schedule();
    this.requestUpdate();
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    const post = this.#posts.find(({ id }) => id === this.#list.spotlight);
    if (!post) return;
    const length = visibleText(post).reduce((sum, { text }) => sum + text.length, 0);
    this.#timer = setTimeout(() => this.#turn(), dwellMs(length, this.dwell || undefined));
  }

  #turn(): void {
    // One a turn: a server that lost a picture is not asked for all of them again and again.
    const broken = this.#posts.filter((post) => this.#shelf.isBroken(post));
    const again = broken[this.#list.turn % broken.length];
    if (again) this.#shelf.retry([again]);
    if (!this.#held) {
      const posts = new Map(this.#showable.map((post) => [post.id, post]));
      const ready = (id: string) => this.#shelf.isReady(posts.get(id) as Post);
      this.#list = advance(this.#list, [...posts.keys()], this.#places, ready);
      this.requestUpdate();
    }
    this.#schedule();
  }

  protected override render(): TemplateResult {
    const wall = this.#known?.wall;
    const scheme = wall?.look.theme ?? this.theme ?? "auto";
    const closed = this.#gone || (wall && !isOpen(wall));
    const locale = pickLocale(wall?.locale, this.ownerDocument.documentElement.lang);
    const full = !closed && this.#list.spotlight !== null;
    return html`<div
      class="screen"
      data-scheme=${scheme}
      data-shape=${this.#shape}
      data-state=${closed ? "calm" : full ? "showing" : "welcome"}
    >
      ${closed ? nothing : [renderHead(wall), full ? this.#renderStage(wall, locale) : renderInvite(wall, locale)]}
      <span class="link" ?hidden=${this.#linked} aria-hidden="true"></span>
      <span class="held" ?hidden=${!this.#held} role="status">${screenWords(locale).paused}</span>
    </div>`;
  }

  #renderStage(wall: Wall | undefined, locale: Locale): TemplateResult {
    const { spotlight, tiles, fresh } = this.#list;
    const grid = gridTemplate(this.#shape, Boolean(wall?.submitUrl), tiles.length);
    const byPlace = tiles.toSorted((a, b) => a.place - b.place);
    return html`<main class="stage" data-tiles=${tiles.length} .style=${`grid-template:${grid}`}>
      <article class="spot">${this.#renderPost(spotlight, locale)}</article>
      ${byPlace.map(
        ({ id }, index) =>
          html`<article class="tile at-${index} ${fresh.includes(id) ? "fresh" : ""}">
            ${this.#renderPost(id, locale)}
          </article>`,
      )}
      ${wall?.submitUrl ? renderInvite(wall, locale) : nothing}
    </main>`;
  }

  #renderPost(id: string | null, locale: Locale): TemplateResult | typeof nothing {
    const post = this.#posts.find((one) => one.id === id);
    if (!post) return nothing;
    const onBroken = () => {
      this.#shelf.fail(post);
      this.#arrange();
    };
    return renderScreenPost(post, { locale, broken: this.#shelf.isBroken(post), onBroken });
  }
}
