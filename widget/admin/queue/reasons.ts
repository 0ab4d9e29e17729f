import type { Words } from "../words/words.ts";

/** The codes a moderator may give with a rejection: neutral, so that a log can be shown to anybody. */
export const reasonCodes = [
  "not_relevant",
  "spam",
  "low_quality",
  "duplicate",
  "rights_missing",
  "privacy_third_party",
  "minor",
  "nudity_sexual",
  "violence",
  "hate",
  "harassment",
  "illegal_goods",
  "false_claim_risk",
] as const;

/** A reason in words. A code that is not known yet is shown as it is rather than hidden. */
export function sayReason(words: Words, code: string): string {
  return words.reasons[code] ?? code.replaceAll(/[-_]/g, " ");
}
