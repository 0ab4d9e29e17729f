import { html, nothing, type TemplateResult } from "lit";
import type { Report, ReportCounts } from "#wire/report.ts";
import type { AdminContext } from "../shell/admin-context.ts";
import { sayNumber } from "../words/say.ts";

/** A state of reports, or the list of what must not come back. */
export type Tab = Report["state"] | "kept";

const states = ["open", "upheld", "dismissed"] as const;

export const reasons = ["mine", "me", "my-child", "illegal", "other"] as const;

export interface Bar {
  tab: Tab;
  counts: ReportCounts | null;
  reason: string;
  open: (tab: Tab) => void;
  narrow: (reason: string) => void;
}

/** Which reports are on the page: by what came of them, and by why they were made. */
export function reportsBar(app: AdminContext, bar: Bar): TemplateResult {
  const { reports } = app.words;
  const tab = (id: Tab, label: string, count?: number) => html`
    <button class="tab" aria-pressed=${id === bar.tab} @click=${() => bar.open(id)}>
      ${label} ${count === undefined ? nothing : html`<span class="count">${sayNumber(app.locale, count)}</span>`}
    </button>`;
  return html`
    <div class="reports-bar">
      <div class="tabs reports-tabs" role="group" aria-label=${reports.tabsLabel}>
        ${states.map((state) => tab(state, reports.tabs[state], bar.counts?.[state]))}
        ${app.may.manage ? tab("kept", reports.keptOut) : nothing}
      </div>
      ${bar.tab === "kept" ? nothing : reasonField(app, bar)}
    </div>`;
}

function reasonField(app: AdminContext, { reason, narrow }: Bar): TemplateResult {
  const { reports } = app.words;
  const changed = (event: Event) => narrow((event.target as HTMLSelectElement).value);
  return html`
    <label class="reports-reason"><span class="unseen">${reports.reasonLabel}</span>
      <select .value=${reason} @change=${changed}>
        <option value="">${reports.anyReason}</option>
        ${reasons.map((one) => html`<option value=${one}>${reports.reasons[one]}</option>`)}
      </select></label>`;
}
