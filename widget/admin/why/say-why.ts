import type { WhyReason } from "#wire/why.ts";
import { sayReason } from "../queue/reasons.ts";
import type { AdminContext } from "../shell/admin-context.ts";
import { sayMoment } from "../words/say.ts";

/** The reason in words; one that waits for its time says which. */
export function sayWhy(app: AdminContext, { reason, note }: WhyReason): string {
  const { why } = app.words;
  if (reason === "soon") return why.soon;
  const said = sayReason(app.words, reason);
  if (reason === "not-yet" && note) return `${said} · ${why.until(sayMoment(app.locale, note))}`;
  if (reason === "expired" && note) return `${said} · ${why.since(sayMoment(app.locale, note))}`;
  return said;
}

/** Who or what it comes from. */
export const sayBy = ({ words }: AdminContext, { by }: WhyReason): string =>
  by.name ?? words.log.oneActor[by.kind];

/** What a rule found, or somebody noted; a time is said with the reason. */
export const noteOf = ({ reason, note }: WhyReason): string | null =>
  reason === "not-yet" || reason === "expired" ? null : note;
