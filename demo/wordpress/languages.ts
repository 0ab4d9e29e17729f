/**
 * The plugin's languages. WordPress wants each twice, for PHP (`.mo`) and for the editor (`.json`); both are made from the
 * `.po`, which is what translators write: `node demo/wordpress/languages.ts`.
 */
import { readFileSync, writeFileSync } from "node:fs";

export interface Translation {
  /** Tells words apart that are written the same, such as a block's title from a text. */
  context: string | null;
  text: string;
  translated: string;
}

const folder = new URL("koro-wall/languages/", import.meta.url);

/** Reads the part of gettext's format that we use: one line a string, no plurals. The first entry is the head. */
export function readPo(source: string): Translation[] {
  const entry = /^(?:msgctxt (".*")\n)?msgid (".*")\nmsgstr (".*(?:"\n".*)*")$/gm;
  return [...source.matchAll(entry)].map(([, context, text = '""', translated = '""']) => ({
    context: context ? unquoted(context) : null,
    text: unquoted(text),
    translated: unquoted(translated),
  }));
}

/** Lines that follow each other are one string; what is escaped in them is so in JSON too. */
const unquoted = (quoted: string) => JSON.parse(quoted.replaceAll('"\n"', "")) as string;

/** A `.mo`: head, then two tables of lengths and places, then the strings, sorted for a binary search. */
export function toMo(translations: Translation[]): Buffer {
  const pairs = translations
    .map(({ context, text, translated }) => [
      context === null ? text : `${context}\x04${text}`,
      translated,
    ])
    .map((pair) => pair.map((string) => Buffer.from(string)) as [Buffer, Buffer])
    .sort(([a], [b]) => Buffer.compare(a, b));
  const count = pairs.length;
  const head = Buffer.alloc(28 + count * 16);
  [0x950412de, 0, count, 28, 28 + count * 8, 0, 28 + count * 16].forEach((number, place) => {
    head.writeUInt32LE(number, place * 4);
  });
  const strings = [...pairs.map(([text]) => text), ...pairs.map(([, translated]) => translated)];
  let place = head.length;
  strings.forEach((string, index) => {
    head.writeUInt32LE(string.length, 28 + index * 8);
    head.writeUInt32LE(place, 32 + index * 8);
    place += string.length + 1;
  });
  return Buffer.concat([head, ...strings.flatMap((string) => [string, Buffer.of(0)])]);
}

/** What the editor reads, in the form of Jed. */
export function toJson(translations: Translation[], locale: string): string {
  const texts = translations.filter(({ context, text }) => context === null && text !== "");
  const messages = {
    "": { domain: "messages", lang: locale, "plural-forms": "nplurals=2; plural=(n > 1);" },
    ...Object.fromEntries(texts.map(({ text, translated }) => [text, [translated]])),
  };
  return `${JSON.stringify({ domain: "messages", locale_data: { messages } }, null, 2)}\n`;
}

if (import.meta.main) {
  const translations = readPo(readFileSync(new URL("koro-wall-tr_TR.po", folder), "utf8"));
  writeFileSync(new URL("koro-wall-tr_TR.mo", folder), toMo(translations));
  const json = new URL("koro-wall-tr_TR-koro-wall-editor.json", folder);
  writeFileSync(json, toJson(translations, "tr_TR"));
}
