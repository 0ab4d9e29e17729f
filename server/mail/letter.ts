/**
 * The words of letters. Plain text: it is read everywhere, hides no link behind other words and counts nobody.
 *
 * Nothing that a submitter typed stands in a letter, not even their name. Anybody may enter anybody's address, and a
 * letter that carried their words would make this server a relay for whatever they want to tell a stranger.
 */
import type { LetterKind, Locale } from "../domain/vocabulary.ts";

export interface Letter {
  subject: string;
  text: string;
}

export interface LetterFacts {
  /** The wall's title, written by its owner. */
  wall: string;
  statusUrl: string;
}

export const writeLetter = (kind: LetterKind, locale: Locale, facts: LetterFacts): Letter =>
  letters[kind][locale]({ ...facts, wall: inOneLine(facts.wall) });

type Writer = (facts: LetterFacts) => Letter;

const letters: Record<LetterKind, Record<Locale, Writer>> = {
  "private-link": {
    en: ({ wall, statusUrl }) => ({
      subject: `Your post for “${wall}” has arrived`,
      text: paragraphs(
        "Hello,",
        `your post for “${wall}” has arrived. With this link you can see what becomes of it, and withdraw it whenever you like:`,
        statusUrl,
        "The link is yours alone: whoever has it can withdraw the post. Please keep this e-mail and do not pass it on.",
        "If you did not send a post, somebody has typed your address. You can ignore this e-mail.",
      ),
    }),
    tr: ({ wall, statusUrl }) => ({
      subject: `“${wall}” duvarı: gönderiniz bize ulaştı`,
      text: paragraphs(
        "Merhaba,",
        `“${wall}” duvarı için yolladığınız gönderi bize ulaştı. Bu bağlantıdan gönderinizin durumunu izleyebilir, dilediğiniz zaman onu geri çekebilirsiniz:`,
        statusUrl,
        "Bağlantı yalnızca size özeldir: elinde olan herkes gönderiyi geri çekebilir. Lütfen bu e-postayı saklayın ve kimseyle paylaşmayın.",
        "Böyle bir gönderi yollamadıysanız, biri sizin adresinizi yazmış demektir. Bu e-postayı dikkate almayabilirsiniz.",
      ),
    }),
  },
};

const paragraphs = (...parts: string[]) => `${parts.join("\n\n")}\n`;

/** A line break in a subject would begin a header of its own; marks of direction would turn the sentence around. */
const inOneLine = (title: string) =>
  title
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, " ")
    .trim()
    .slice(0, 120)
    .toWellFormed();
