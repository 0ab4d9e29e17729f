/**
 * The script tag's target. Defines `<social-wall>`, a shell that keeps the room a wall will need and brings in the
 * wall itself, and puts a wall next to each `<script data-wall>` that loads this file. It sets no global, keeps
 * nothing, and never throws into the page.
 */
import type { EarlyAnswer, MountedWall } from "./wall/mount.ts";

/** The folder this file was loaded from is the server: an embed needs no other configuration. */
const server = new URL(/* @vite-ignore */ ".", import.meta.url).href;

const filters = "network,media,hashtag,tag,post-lang,display".split(",");
const attributes =
  "wall,server,layout,theme,limit,columns,locale,live,heading-level,card,preset,density,arrivals,lightbox,deep-links,stylesheet,theme-attribute".split(
    ",",
  );

/** Room is kept from the first frame on. `--koro-height` is read here and by `wall.css`. */
const reserve =
  ":host(:not([hidden])){display:block}:host([layout=carousel]){--_room:560px}:host([layout=ticker]){--_room:340px}.wall{min-height:var(--koro-height,var(--_room,820px))}";

/**
 * A wall of posts. Every attribute is a property too: `wall.layout = "list"`, `wall.headingLevel = 3`.
 *
 * @attr wall - the wall's slug
 * @attr server - origin of the Koro server; by default where this script came from
 * @attr {"masonry"|"grid"|"list"|"justified"|"carousel"|"spotlight"|"ticker"} layout - by default as the wall's look
 *   says, as for `card`, `preset`, `density`, `arrivals`, `theme` and `columns`
 * @attr {"full"|"picture"|"text"|"quote"} card - what of a post is seen at first sight
 * @attr {"clean"|"bold"|"editorial"|"polaroid"|"neon"} preset - a ready-made look
 * @attr {"comfortable"|"compact"|"roomy"} density - how much air there is
 * @attr {"slide"|"wait"} arrivals - whether new posts slide in where nobody reads, or always wait to be asked for
 * @attr {"on"|"off"} lightbox - whether pictures open large (on)
 * @attr {"on"|"off"} deep-links - whether an open post is named in the page's address, `#post=…` (off)
 * @attr stylesheet - address of a style sheet for the inside of the wall; the page's `connect-src` has to allow it
 * @attr theme-attribute - an attribute of the page's root element that says `dark` or `light`, followed as it changes
 * @attr {number} limit - posts of the first page, 1–100 (30)
 * @attr {number} columns - a fixed number of columns, 1–8; by default as many as fit
 * @attr {"en"|"tr"} locale - by default the page's language, then the wall's
 * @attr {"auto"|"light"|"dark"} theme - `auto` follows the page it stands on
 * @attr {"on"|"off"} live - whether new posts come by themselves
 * @attr {number} heading-level - level of the wall's title, 1–6 (2); authors are one below
 * @attr network, media, hashtag, tag, post-lang, display - filters of the feed, as in the HTTP contract
 * @slot - shown while there is no script, and when the posts cannot be had
 * @fires {CustomEvent<{reason: string}>} social-wall-error - the posts could not be had; we keep trying
 * @csspart header, title, pause, submit, posts, card, author, badges, media, text, cta, foot, more, fresh, end, empty,
 *   failed, previous, next, cover, unfold, lightbox, about - what a page may style beyond the properties
 * @cssprop [--koro-height=820px] - room kept for the wall until its reader asks for more; 560px with `layout="carousel"`,
 *   340px with `layout="ticker"`. Give it to `social-wall:not(:defined)` as `height` too, with `display: block`, where
 *   the script may come after the first paint
 * @cssprop [--koro-ticker-speed=40] - how fast a ticker goes by, in pixels a second
 * @cssprop [--koro-accent], [--koro-on-accent] - buttons, and the words on them; by default the wall's own, with words
 *   that can be read on it
 * @cssprop [--koro-link] - links, where the accent is not wanted
 * @cssprop [--koro-font=inherit], [--koro-font-size], [--koro-line-height=1.5] - by default those of the page
 * @cssprop [--koro-heading-font], [--koro-title-size=1.5em] - the wall's title
 * @cssprop [--koro-text-size=0.9375em] - the words of posts
 * @cssprop [--koro-text], [--koro-muted] - text and quieter text
 * @cssprop [--koro-card-bg], [--koro-card-border], [--koro-card-shadow] - the cards' surface
 * @cssprop [--koro-card-border-width=1px], [--koro-card-radius=16px], [--koro-card-padding=16px] - single lengths
 * @cssprop [--koro-media-radius] - corners of pictures
 * @cssprop [--koro-avatar-size=40px], [--koro-avatar-radius=50%] - who wrote it
 * @cssprop [--koro-button-radius=99px] - buttons
 * @cssprop [--koro-gap=16px] - between cards
 * @cssprop [--koro-badge-bg] - disclosures; they can be coloured, not hidden, and their words are always readable
 * @cssprop [--koro-quiet] - covers and waiting shapes
 * @cssprop [--koro-focus] - the ring around what has the focus
 */
class SocialWall extends HTMLElement {
  static observedAttributes = [...attributes, ...filters];

  #box: HTMLElement;
  #mounted: MountedWall | null = null;
  #isStale = false;

  constructor() {
    super();
    // The page may have come with what is inside, written by the server.
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    this.#box =
      root.querySelector<HTMLElement>(".wall") ?? root.appendChild(document.createElement("div"));
    this.#box.classList.add("koro", "wall");
  }

  connectedCallback(): void {
    takeOver(this);
    keepRoom(this.#box.getRootNode() as ShadowRoot);
    void this.#mount();
  }

  /** A move is a disconnect and a connect in one task, and must not cost the reader their place. */
  disconnectedCallback(): void {
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#mounted?.unmount();
      this.#mounted = null;
    });
  }

  /** Frameworks set one property after the other; the wall is built anew once for all of them. */
  attributeChangedCallback(_: string, before: string | null, now: string | null): void {
    if (before === now || this.#isStale || !this.#mounted) return;
    this.#isStale = true;
    queueMicrotask(() => {
      this.#isStale = false;
      this.#mounted?.update();
    });
  }

  async #mount(): Promise<void> {
    try {
      const early = this.#mounted ? null : askEarly(this);
      const { mountWall } = await (this.#box.dataset.served === undefined
        ? import("./wall/mount.ts")
        : import("./wall/served.ts"));
      if (!this.isConnected) return;
      if (this.#mounted) this.#mounted.adopt();
      else this.#mounted = mountWall(this, this.#box, { server, early });
    } catch {
      if (!this.#box.firstChild) this.#box.append(document.createElement("slot"));
      this.#box.classList.add("open");
      const detail = { reason: "script" };
      this.dispatchEvent(
        new CustomEvent("social-wall-error", { detail, bubbles: true, composed: true }),
      );
    }
  }
}

const switches = /^(live|lightbox|deep-links)$/;

/** Every attribute is a property too, `heading-level` as `headingLevel`, for frameworks that set properties. */
for (const name of SocialWall.observedAttributes) {
  Object.defineProperty(SocialWall.prototype, propertyOf(name), {
    enumerable: true,
    configurable: true,
    get(this: Element) {
      return this.getAttribute(name);
    },
    /** A condition that did not hold, as in `tag={isSea && "sea"}`, leaves out; for a switch it is an answer. */
    set(this: Element, value: unknown) {
      if (typeof value === "boolean" && switches.test(name)) value = value ? "on" : "off";
      if (value == null || value === false) this.removeAttribute(name);
      else this.setAttribute(name, String(value));
    },
  });
}

function propertyOf(attribute: string): string {
  return attribute.replace(/-./, (letters) => letters.slice(1).toUpperCase());
}

/** What a framework set before this script was there hides the properties of the class: it is set again. */
function takeOver(wall: SocialWall): void {
  for (const [name, value] of Object.entries(wall)) {
    if (!(name in SocialWall.prototype)) continue;
    Reflect.deleteProperty(wall, name);
    Reflect.set(wall, name, value);
  }
}

/**
 * Asks for the feed while the wall's own script is still on its way, which saves a round trip. The guess only counts
 * if the wall then asks for the very same address.
 */
function askEarly(host: Element): EarlyAnswer | null {
  const wall = host.getAttribute("wall");
  const isPlain = !["server", ...filters].some((name) => host.hasAttribute(name));
  if (!wall || !isPlain) return null;
  const limit = Number(host.getAttribute("limit")) || 30;
  const url = new URL(`v1/walls/${encodeURIComponent(wall)}/feed?limit=${limit}`, server).href;
  const response = fetch(url, { credentials: "omit", signal: AbortSignal.timeout(15_000) });
  response.catch(() => {});
  return { url, response };
}

function keepRoom(root: ShadowRoot): void {
  const sheet = new (root.ownerDocument.defaultView ?? window).CSSStyleSheet();
  sheet.replaceSync(reserve);
  root.adoptedStyleSheets = [sheet];
}

/** `document.currentScript` is null in a module, so the tags are found by their address. */
function insertWalls(): void {
  const own = import.meta.url;
  for (const script of document.querySelectorAll<HTMLScriptElement>("script[data-wall]")) {
    if (script.src !== own || script.nextElementSibling?.localName === "social-wall") continue;
    const wall = document.createElement("social-wall");
    // Where another server's script was first, its class would ask its own server.
    if (!(wall instanceof SocialWall)) wall.setAttribute("server", server);
    for (const { name, value } of script.attributes) {
      if (name.startsWith("data-")) wall.setAttribute(name.slice(5), value);
    }
    script.after(wall);
  }
}

try {
  if (!customElements.get("social-wall")) customElements.define("social-wall", SocialWall);
  insertWalls();
} catch (error) {
  console.warn(error);
}
