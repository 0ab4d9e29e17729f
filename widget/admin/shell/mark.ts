import { svg, type TemplateResult } from "lit";

/** Koro's sign: many small voices, one of them raised. */
export function mark(): TemplateResult {
  return svg`
    <svg class="mark" viewBox="0 0 40 40" role="img" aria-label="Koro">
      <rect width="40" height="40" rx="11" fill="var(--mark-ground)" />
      <circle cx="11" cy="26" r="4" fill="var(--mark-voice)" opacity=".55" />
      <circle cx="20" cy="26" r="4" fill="var(--mark-voice)" opacity=".8" />
      <circle cx="29" cy="26" r="4" fill="var(--mark-voice)" opacity=".55" />
      <circle cx="20" cy="14" r="5" fill="var(--mark-lead)" />
    </svg>`;
}
