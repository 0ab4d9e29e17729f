import type { RenderWall, WallToRender } from "#wire/rendering.ts";
import type { Feed } from "#wire/wall.ts";
import { pickLocale } from "../i18n/pick-locale.ts";
import { wordsIn } from "../i18n/words.ts";
import { postDetails as details } from "../post/details.ts";
import type { PostOptions } from "../post/post-options.ts";
import { el } from "../ui/el.ts";
import { escapeHtml, type Piece, ruleOf } from "../ui/el-text.ts";
import { cardOf, eagerCards } from "../wall/cards.ts";
import { digestOf } from "../wall/digest.ts";
import { Dressing } from "../wall/dressing.ts";
import { createFrame, fewPosts } from "../wall/frame.ts";
import { lookValues } from "../wall/look.ts";
import { renderInvitation } from "../wall/notices.ts";
import type { Style, WallSettings } from "../wall/settings.ts";
import { readSettings, styleOf } from "../wall/settings.ts";
import { stylesOf } from "./styles.ts";

/** From so many posts on a wall is taller than the room it is likely to have, so that its end fades out. */
const manyPosts = 12;

/** A colour or a number of pixels; nothing that could be more than a value. */
const plainValue = /^(#[0-9a-f]{6}|\d+)$/i;

const noActs = { togglePlaying() {}, showMore() {}, act() {}, reveal() {} };

/**
 * `<social-wall>` with its posts in a declarative shadow root: the very cards that the element builds, by the same
 * functions. The element finds them and goes on with them; without a script they are the wall.
 */
export const renderWall: RenderWall = async (given) => {
  const wall = { ...given, feed: openOnly(given.feed) };
  const { feed, attributes } = wall;
  const settings = readSettings({ getAttribute: (name) => attributes[name] ?? null }, "");
  const style = styleOf(settings, feed.wall.look);
  const dressing = await dress(style);
  const styles = new Set<string>();
  const box = renderBox(wall, settings, style, dressing.drawn(style)).write(styles);
  const shapes = [...styles].map(ruleOf).join("");
  return {
    before: `${tagOf(attributes)}<template shadowrootmode="open">`,
    css: stylesOf(dressing.worn ?? []) + shapes,
    after: `${box}</template>${fallbackOf(wall)}</social-wall>`,
  };
};

/** As on the page: a wall gone dark shows nothing, whatever there is. */
function openOnly(feed: Feed): Feed {
  return feed.wall.state === "dark" || feed.wall.state === "draft" ? { ...feed, posts: [] } : feed;
}

function dress(style: Style): Promise<Dressing> {
  return new Promise((done) => {
    const ready = () => done(dressing);
    const dressing = new Dressing({ onReady: ready, onFailure() {} });
    if (dressing.wear(style)) ready();
  });
}

function renderBox(
  wall: WallToRender,
  settings: WallSettings,
  style: Style,
  drawn: Record<string, string>,
): Piece {
  const { feed, isOpen } = wall;
  const locale = pickLocale(settings.locale, feed.wall.locale);
  const isClipped = !isOpen && feed.posts.length >= manyPosts;
  const look = lookValues.flatMap((name) => {
    const value = style[name] ?? null;
    return plainValue.test(`${value}`) ? `--_look-${name}:${value}` : [];
  });
  return el(
    "div",
    {
      class: `koro wall${isOpen ? " open" : ""}${isClipped ? " clipped" : ""}`,
      style: [...look, `--_cards:${feed.posts.length}`, `--_columns:${style.columns ?? 1}`].join(
        ";",
      ),
      lang: locale,
      "data-served": feed.seq,
      "data-scheme": style.theme === "auto" ? null : style.theme,
      "data-columns": drawn.layout === "masonry" ? style.columns : null,
      "data-last": wall.moreUrl === null,
      ...Object.fromEntries(Object.entries(drawn).map(([kind, name]) => [`data-${kind}`, name])),
    },
    renderFrame(wall, settings, locale, isClipped),
  ) as unknown as Piece;
}

function renderFrame(
  wall: WallToRender,
  settings: WallSettings,
  locale: "en" | "tr",
  isClipped: boolean,
): Node[] {
  const { feed, moreUrl, pageUrl } = wall;
  const { posts } = feed;
  const words = wordsIn(locale);
  const more = moreUrl ?? pageUrl;
  const frame = createFrame(words, settings.headingLevel, { ...noActs, moreUrl: more });
  frame.update({
    feed: { ...feed, trimmed: false },
    shown: posts.length,
    playing: settings.live ? true : null,
    more: moreUrl !== null || isClipped,
    busy: false,
  });
  const options: PostOptions = {
    ...{ locale, words, details, now: wall.now },
    headingLevel: Math.min(6, settings.headingLevel + 1),
    noticeUrl: feed.wall.noticeUrl,
    opens: settings.text("lightbox") !== "off",
  };
  for (const [index, post] of posts.entries()) {
    const props = { class: "settled", "data-digest": digestOf(post, options) };
    frame.list.append(el("li", props, cardOf(post, { ...options, eager: index < eagerCards })));
  }
  const invitation = posts.length <= fewPosts && renderInvitation(feed.wall, posts.length, words);
  if (invitation) frame.stage.append(invitation);
  return frame.nodes;
}

function tagOf(attributes: Record<string, string>): string {
  const written = Object.entries(attributes).map(
    ([name, value]) => ` ${name}="${escapeHtml(value)}"`,
  );
  return `<social-wall${written.join("")}>`;
}

/** For browsers that know nothing of shadow roots in HTML, and for when the posts may not be shown any more. */
function fallbackOf({ feed, pageUrl }: WallToRender): string {
  return `<a href="${escapeHtml(pageUrl)}">${escapeHtml(feed.wall.title)}</a>`;
}
