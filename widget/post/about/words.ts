import type { Locale } from "../../i18n/pick-locale.ts";
import { en } from "./words-en.ts";
import { tr } from "./words-tr.ts";

/** What "Why is this here?" answers. */
export const aboutWords: Record<Locale, typeof en> = { en, tr };
