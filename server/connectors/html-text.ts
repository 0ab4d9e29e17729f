/**
 * HTML from a network → plain text and where its links stand. Nothing of the markup survives, so there is nothing to
 * sanitise: what is drawn later is `text`, cut at `entities`.
 */
import { Parser } from "htmlparser2";
import type { Entity } from "../domain/post.ts";
import { maxTextLength } from "../domain/post.ts";
import { findLinks } from "../domain/text.ts";
import type { EntityKind } from "../domain/vocabulary.ts";
import { TextWriter } from "./text-writer.ts";
import { linkAddress, webAddress } from "./web-address.ts";

export interface HtmlPicture {
  url: string;
  alt: string | null;
  width: number | null;
  height: number | null;
}

export interface HtmlText {
  text: string;
  entities: Entity[];
  pictures: HtmlPicture[];
}

type Attributes = Record<string, string>;
type OpenLink = { url: string; attributes: Attributes; start: number | null; end: number };

/** Longest HTML that is looked at, and longest text that is made of it: more would be cut anyway, but only after it has cost time. */
const maxHtmlLength = 1_000_000;
const enoughText = 2 * maxTextLength;
/** The parser's stack costs time by the square of its depth: 150,000 open `<div>` take it 17 seconds. */
const maxDepth = 1_000;
const chunkLength = 16_384;

const paragraphs = new Set("p h1 h2 h3 h4 h5 h6 ul ol dl blockquote pre table figure".split(" "));
const lines = new Set(
  "div li tr dt dd section article header footer main aside nav address figcaption hr".split(" "),
);
const unseen = new Set(
  "script style template head title noscript iframe object svg math select textarea audio video".split(
    " ",
  ),
);

/** Reads HTML; `base` is what relative addresses are relative to. */
export function htmlToText(html: string, base?: string): HtmlText {
  const reader = new HtmlReader(base);
  const parser = new Parser(reader, { decodeEntities: true });
  const end = Math.min(html.length, maxHtmlLength);
  for (let from = 0; from < end && !reader.isDone; from += chunkLength) {
    parser.write(html.slice(from, Math.min(from + chunkLength, end)));
  }
  if (!reader.isDone) parser.end();
  return reader.result();
}

/** Plain text in the same shape, its written-out addresses as links. */
export function plainToText(plain: string): HtmlText {
  const writer = new TextWriter();
  writer.write(plain, true);
  const text = writer.text.trim();
  return { text, entities: findLinks(text), pictures: [] };
}

class HtmlReader {
  readonly #base: string | undefined;
  readonly #writer = new TextWriter();
  readonly #entities: Entity[] = [];
  readonly #pictures: HtmlPicture[] = [];
  #link: OpenLink | null = null;
  #depth = 0;
  #unseenDepth = 0;
  #preDepth = 0;
  /** Mastodon hides the dull parts of long addresses with classes; nesting depth and the class that began it. */
  readonly #spans: ("invisible" | "ellipsis" | "plain")[] = [];

  constructor(base: string | undefined) {
    this.#base = base;
  }

  /** Nothing that follows could still be of use. */
  get isDone(): boolean {
    return this.#depth > maxDepth || this.#writer.text.length > enoughText;
  }

  onopentag(name: string, attributes: Attributes): void {
    this.#depth += 1;
    if (unseen.has(name)) this.#unseenDepth += 1;
    if (this.#unseenDepth > 0) return;
    this.#layOut(name);
    if (name === "br") this.#writer.lineBreak();
    if (name === "li") this.#write("•\u00A0");
    if (name === "pre") this.#preDepth += 1;
    if (name === "span") this.#spans.push(spanKind(attributes));
    if (name === "img") this.#picture(attributes);
    if (name === "a") this.#openLink(attributes);
  }

  ontext(words: string): void {
    if (this.#unseenDepth > 0 || this.#spans.includes("invisible")) return;
    this.#write(words);
  }

  onclosetag(name: string): void {
    this.#depth -= 1;
    if (unseen.has(name)) this.#unseenDepth = Math.max(0, this.#unseenDepth - 1);
    if (this.#unseenDepth > 0) return;
    if (name === "span" && this.#spans.pop() === "ellipsis") this.#write("…");
    if (name === "a") this.#closeLink();
    if (name === "pre") this.#preDepth -= 1;
    this.#layOut(name);
    if (name === "td" || name === "th") this.#write(" ");
  }

  result(): HtmlText {
    this.#closeLink();
    const text = this.#writer.text.trimEnd();
    const linked = this.#entities;
    const free = (found: Entity) => !linked.some((e) => e.start < found.end && found.start < e.end);
    const entities = [...linked, ...findLinks(text).filter(free)];
    return {
      text,
      entities: entities.filter((e) => e.end <= text.length).sort((a, b) => a.start - b.start),
      pictures: this.#pictures,
    };
  }

  #layOut(name: string): void {
    if (paragraphs.has(name)) this.#writer.block(2);
    else if (lines.has(name)) this.#writer.block(1);
  }

  #write(words: string): void {
    const start = this.#writer.write(words, this.#preDepth > 0);
    if (start === null || this.#link === null) return;
    this.#link.start ??= start;
    this.#link.end = this.#writer.text.length;
  }

  #openLink(attributes: Attributes): void {
    this.#closeLink();
    const url = linkAddress(attributes.href, this.#base);
    this.#link = url === null ? null : { url, attributes, start: null, end: 0 };
  }

  #closeLink(): void {
    const link = this.#link;
    this.#link = null;
    if (link === null || link.start === null) return;
    const kind = entityKind(this.#writer.text.slice(link.start, link.end), link.attributes);
    this.#entities.push({ kind, start: link.start, end: link.end, url: link.url });
  }

  /** WordPress and others draw emoji as pictures whose `alt` is the emoji: those are text. */
  #picture(attributes: Attributes): void {
    const alt = attributes.alt?.trim() || null;
    if (/\b(wp-smiley|emoji|custom-emoji)\b/.test(attributes.class ?? "")) {
      if (alt !== null) this.#write(alt);
      return;
    }
    const [width, height] = [pixels(attributes.width), pixels(attributes.height)];
    const counter = width !== null && height !== null && width <= 2 && height <= 2;
    const url = webAddress(attributes.src, this.#base);
    if (url !== null && !counter) this.#pictures.push({ url, alt, width, height });
  }
}

function spanKind(attributes: Attributes): "invisible" | "ellipsis" | "plain" {
  const classes = (attributes.class ?? "").split(/\s+/);
  if (classes.includes("invisible")) return "invisible";
  return classes.includes("ellipsis") ? "ellipsis" : "plain";
}

function entityKind(visible: string, attributes: Attributes): EntityKind {
  const classes = (attributes.class ?? "").split(/\s+/);
  if (/^[#＃﹟]\S+$/u.test(visible)) return "hashtag";
  const mention = classes.includes("mention") || classes.includes("u-url");
  return mention && /^[@＠]\S+$/u.test(visible) ? "mention" : "link";
}

function pixels(value: string | undefined): number | null {
  const number = /^\d{1,5}/.exec(value ?? "");
  return number === null ? null : Number(number[0]);
}
