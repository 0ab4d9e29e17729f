/**
 * The words of letters. Plain text: it is read everywhere, hides no link behind other words and counts nobody.
 *
 * Nothing that a submitter typed stands in a letter, not even their name. Anybody may enter anybody's address, and a
 * letter that carried their words would make this server a relay for whatever they want to tell a stranger. An
 * invitation names who invites: only owners and admins can.
 */
import type { LetterKind, Locale, Role } from "../domain/vocabulary.ts";

export interface Letter {
  subject: string;
  text: string;
  /** The same words with lists in them; only where `text` says it all, too. */
  html?: string;
}

/** Letters with one paragraph after the other; those of alerts are in `alert-letter.ts`. */
export type PlainLetterKind = Exclude<LetterKind, "alert" | "digest">;

export interface LetterFacts {
  /** The wall's title, written by its owner; empty where the letter is about none. */
  wall: string;
  workspace: string;
  link: string;
  inviter: string;
  role: Role;
}

export function writeLetter(kind: PlainLetterKind, locale: Locale, facts: LetterFacts): Letter {
  const { wall, workspace, inviter } = facts;
  const lines = {
    wall: inOneLine(wall),
    workspace: inOneLine(workspace),
    inviter: inOneLine(inviter),
  };
  return letters[kind][locale]({ ...facts, ...lines });
}

type Writer = (facts: LetterFacts) => Letter;

const letters: Record<PlainLetterKind, Record<Locale, Writer>> = {
  "private-link": {
    en: ({ wall, link }) => ({
      subject: `Your post for “${wall}” has arrived`,
      text: paragraphs(
        "Hello,",
        `your post for “${wall}” has arrived. With this link you can see what becomes of it, and withdraw it whenever you like:`,
        link,
        "The link is yours alone: whoever has it can withdraw the post. Please keep this e-mail and do not pass it on.",
        "If you did not send a post, somebody has typed your address. You can ignore this e-mail.",
      ),
    }),
    tr: ({ wall, link }) => ({
      subject: `“${wall}” duvarı: gönderiniz bize ulaştı`,
      text: paragraphs(
        "Merhaba,",
        `“${wall}” duvarı için yolladığınız gönderi bize ulaştı. Bu bağlantıdan gönderinizin durumunu izleyebilir, dilediğiniz zaman onu geri çekebilirsiniz:`,
        link,
        "Bağlantı yalnızca size özeldir: elinde olan herkes gönderiyi geri çekebilir. Lütfen bu e-postayı saklayın ve kimseyle paylaşmayın.",
        "Böyle bir gönderi yollamadıysanız, biri sizin adresinizi yazmış demektir. Bu e-postayı dikkate almayabilirsiniz.",
      ),
    }),
  },
  invitation: {
    en: ({ workspace, inviter, role, link }) => ({
      subject: `${inviter} invites you to “${workspace}”`,
      text: paragraphs(
        "Hello,",
        `${inviter} invites you to work on the social wall of “${workspace}” as ${roleNames.en[role]}. With this link you accept, within seven days:`,
        link,
        "It works once and is yours alone: please do not pass this e-mail on.",
        "If you do not know what this is about, you can ignore this e-mail.",
      ),
    }),
    tr: ({ workspace, inviter, role, link }) => ({
      subject: `${inviter} sizi “${workspace}” ekibine davet ediyor`,
      text: paragraphs(
        "Merhaba,",
        `${inviter} sizi “${workspace}” sosyal duvarının ekibine ${roleNames.tr[role]} olarak davet ediyor. Daveti yedi gün içinde bu bağlantıdan kabul edebilirsiniz:`,
        link,
        "Bağlantı bir kez çalışır ve yalnızca size özeldir: lütfen bu e-postayı kimseyle paylaşmayın.",
        "Bu davetin neyle ilgili olduğunu bilmiyorsanız e-postayı dikkate almayabilirsiniz.",
      ),
    }),
  },
  "password-reset": {
    en: ({ workspace, link }) => ({
      subject: `A new password for “${workspace}”`,
      text: paragraphs(
        "Hello,",
        `somebody, probably you, asked for a new password for “${workspace}”. With this link you choose one, within an hour:`,
        link,
        "It works once. A second factor, if you use one, stays as it is.",
        "If it was not you, you need do nothing: your password has not changed.",
      ),
    }),
    tr: ({ workspace, link }) => ({
      subject: `“${workspace}” için yeni parola`,
      text: paragraphs(
        "Merhaba,",
        `Biri, büyük olasılıkla siz, “${workspace}” hesabı için yeni parola istedi. Yeni parolanızı bir saat içinde bu bağlantıdan belirleyebilirsiniz:`,
        link,
        "Bağlantı bir kez çalışır. Kullanıyorsanız ikinci doğrulama adımınız aynı kalır.",
        "Bunu isteyen siz değilseniz bir şey yapmanız gerekmez: parolanız değişmedi.",
      ),
    }),
  },
};

const roleNames: Record<Locale, Record<Role, string>> = {
  en: { owner: "owner", admin: "admin", moderator: "moderator", viewer: "viewer" },
  tr: { owner: "sahip", admin: "yönetici", moderator: "moderatör", viewer: "izleyici" },
};

export const paragraphs = (...parts: string[]) => `${parts.join("\n\n")}\n`;

/** A line break in a subject would begin a header of its own; marks of direction would turn the sentence around. */
export const inOneLine = (title: string) =>
  title
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, " ")
    .trim()
    .slice(0, 120)
    .toWellFormed();
