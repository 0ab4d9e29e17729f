/** A letter did not leave. Its message is ours: a mail server's answer repeats the address it refuses. */
import type { LetterTrouble } from "../domain/vocabulary.ts";

const sentences: Record<LetterTrouble, string> = {
  refused: "the mail server refuses this address or this letter for good",
  settings: "the mail server does not take Koro's sign-in, sender or certificate check",
  unreachable: "the mail server cannot be reached or asks to come back later",
};

export class MailError extends Error {
  readonly kind: LetterTrouble;

  constructor(kind: LetterTrouble) {
    super(sentences[kind]);
    this.name = "MailError";
    this.kind = kind;
  }
}

/** What nodemailer says about a failure. */
interface Failure {
  code?: unknown;
  /** Node's code, where `code` is nodemailer's. */
  originalCode?: unknown;
  command?: unknown;
  responseCode?: unknown;
}

/** Nothing of the failure itself is kept, also not as a cause: jobs store their errors in the database. */
export function toMailError(failure: unknown): MailError {
  return new MailError(kindOf(typeof failure === "object" && failure ? failure : {}));
}

function kindOf({ code, originalCode, command, responseCode }: Failure): LetterTrouble {
  if (code === "EAUTH" || code === "ENOAUTH" || code === "ETLS") return "settings";
  if (isTlsCode(originalCode)) return "settings";
  if (typeof responseCode !== "number") return code === "EENVELOPE" ? "refused" : "unreachable";
  if (responseCode < 500) return "unreachable";
  // 5xx (RFC 5321, 4.2.1) is for good, but before RCPT it is about us and not about the recipient.
  return command === "RCPT TO" || command === "DATA" ? "refused" : "settings";
}

/** Node's own words for a certificate that does not hold. */
const isTlsCode = (code: unknown) =>
  typeof code === "string" && /^(CERT_|ERR_TLS_|ERR_SSL_|DEPTH_|SELF_SIGNED|UNABLE_TO_)/.test(code);
