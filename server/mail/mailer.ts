/** Sends letters through one mail server, with few connections and an end to every wait. */
import { createTransport } from "nodemailer";
import type { Locale } from "../domain/vocabulary.ts";
import type { Letter } from "./letter.ts";
import { MailError, toMailError } from "./mail-error.ts";
import { isBareAddress, readMailbox } from "./mailbox.ts";
import { smtpOptions } from "./smtp-options.ts";

export interface OutgoingLetter extends Letter {
  to: string;
  locale: Locale;
  /** The same for every attempt, so that a letter that leaves twice is shown once. */
  name: string;
}

export interface Mailer {
  /** Resolves when the mail server has taken the letter; fails with a `MailError` and nothing else. */
  send(letter: OutgoingLetter): Promise<void>;
  close(): void;
}

/** A server that trickles its answers never looks idle: the whole of a letter has a bound, too. */
const wholeMs = 60_000;

export function openMailer(options: { url: string; from: string }): Mailer {
  const from = readMailbox(options.from);
  // Not sent again by the pool where a line breaks after the last word: it would be six letters instead of one.
  const pool = { pool: true as const, maxConnections: 2, maxRequeues: 0 };
  const transport = createTransport({ ...smtpOptions(options.url), ...pool });
  return {
    async send({ to, locale, name, subject, text, html }) {
      if (!isBareAddress(to)) throw new MailError("refused");
      try {
        await transport.sendMail({
          from,
          // As an object and an envelope: a string would be read as a list, and one line become many recipients.
          to: { name: "", address: to },
          envelope: { from: from.address, to: [to] },
          messageId: `<${name}@${domainOf(from.address)}>`,
          headers: { "Auto-Submitted": "auto-generated", "Content-Language": locale },
          ...(html === undefined ? {} : { html }),
          ...{ subject, text, disableFileAccess: true, disableUrlAccess: true },
          signal: AbortSignal.timeout(wholeMs),
        });
      } catch (failure) {
        throw toMailError(failure);
      }
    },
    close: () => transport.close(),
  };
}

const domainOf = (address: string) => address.slice(address.lastIndexOf("@") + 1);
