/** Title and body of an entry as one text. */
import { maxTextLength } from "../../domain/post.ts";
import { cutWithEntities, oneLine } from "../../domain/text.ts";
import type { HtmlText } from "../html-text.ts";
import { htmlToText, plainToText } from "../html-text.ts";
import type { FeedEntry, Markup } from "./entry.ts";

/** Above this a text is an article, and its summary says better what it is about. */
const articleLength = 1_500;

export interface EntryWords extends Omit<HtmlText, "pictures"> {
  pictures: HtmlText["pictures"];
  /** Everything the entry says, for hashtags that stand in the part that is not shown. */
  everything: string;
}

export function wordsOf(entry: FeedEntry): EntryWords {
  const title = oneLine(read(entry.title, entry.base).text);
  const content = read(entry.content, entry.base);
  const summary = withoutFooter(read(entry.summary, entry.base));
  const body = chooseBody(content, summary);
  const combined = combine(title, body);
  return {
    ...cutWithEntities(combined.text, combined.entities, maxTextLength),
    pictures: [...content.pictures, ...summary.pictures],
    everything: [title, content.text, summary.text].join("\n"),
  };
}

function read(markup: Markup | null, base: string): HtmlText {
  if (markup === null) return { text: "", entities: [], pictures: [] };
  return markup.kind === "html" ? htmlToText(markup.value, base) : plainToText(markup.value);
}

function chooseBody(content: HtmlText, summary: HtmlText): HtmlText {
  if (content.text === "") return summary;
  return content.text.length > articleLength && summary.text !== "" ? summary : content;
}

/** Blogs without titles, and Tumblr and Mastodon in their feeds, repeat the beginning of the text as its title. */
function combine(title: string, body: HtmlText): Pick<HtmlText, "text" | "entities"> {
  const beginning = normal(title).replace(/\s*(…|\.{3}|\[…\])$/u, "");
  if (title === "" || normal(body.text).startsWith(beginning)) return body;
  if (body.text === "") return { text: title, entities: plainToText(title).entities };
  const shift = title.length + 2;
  return {
    text: `${title}\n\n${body.text}`,
    entities: body.entities.map((entity) => ({
      ...entity,
      start: entity.start + shift,
      end: entity.end + shift,
    })),
  };
}

/** What WordPress adds to each excerpt is not the author's. */
function withoutFooter(summary: HtmlText): HtmlText {
  const text = summary.text.replace(/\n\nThe post .{1,300} appeared first on .{1,200}$/u, "");
  return { ...summary, text, entities: summary.entities.filter(({ end }) => end <= text.length) };
}

function normal(words: string): string {
  return words.replace(/\s+/gu, " ").trim().toLowerCase();
}
