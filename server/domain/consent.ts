/** What a submitter agrees to when the wall's owner has written nothing of their own. No claim of legal effect. */
import type { Locale } from "./vocabulary.ts";

const texts: Record<Locale, (wall: string) => string> = {
  en: (wall) =>
    `I made this post or may share it, and the people who can be recognised in it agree. It may be shown, with my name, on the wall “${wall}”, on the websites that embed it and on its event screens. I can withdraw it at any time with my private link.`,
  tr: (wall) =>
    `Bu gönderiyi ben hazırladım veya paylaşmaya yetkiliyim; içinde tanınabilen kişiler de paylaşılmasını kabul ediyor. Gönderi adımla birlikte “${wall}” duvarında, bu duvarı gösteren sitelerde ve etkinlik ekranlarında gösterilebilir. Bana özel bağlantıyla istediğim zaman geri çekebilirim.`,
};

export const defaultConsent = (locale: Locale, wall: string) => texts[locale](wall);
