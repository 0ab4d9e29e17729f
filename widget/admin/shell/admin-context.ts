import type { Me } from "#wire/desk.ts";
import type { AdminApi } from "../api/admin-api.ts";
import type { LiveLine } from "../api/live-line.ts";
import type { Locale, Words } from "../words/words.ts";
import type { Rights } from "./rights.ts";
import type { MayLeave } from "./router.ts";

/** A message in the corner; `act` is offered on a button. */
export interface Toast {
  text: string;
  tone?: "plain" | "good" | "bad";
  act?: { label: string; run: () => void };
}

/** A question that has to be answered before something grave is done. */
export interface Question {
  title: string;
  lead: string;
  yes: string;
  grave: boolean;
}

/** What every room is given by the shell. A change of language makes a new one, so that all rooms draw again. */
export interface AdminContext {
  api: AdminApi;
  live: LiveLine;
  locale: Locale;
  words: Words;
  me: Me;
  may: Rights;
  /** Asks anew who is signed in, after that person changed something about themselves. */
  refresh: () => Promise<void>;
  go: (path: string) => void;
  /** Asks before this address is left, by links or by the back button, until `null` is given. */
  hold: (ask: MayLeave | null) => void;
  toast: (toast: Toast) => void;
  /** Says something to screen readers only. */
  announce: (text: string) => void;
  confirm: (question: Question) => Promise<boolean>;
  /** The words for an error of a request. */
  sayError: (error: unknown) => string;
}
