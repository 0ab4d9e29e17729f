import { html, nothing, type TemplateResult } from "lit";
import type { Rule } from "#wire/rule.ts";
import { icon } from "../icons/icon.ts";
import type { AdminContext } from "../shell/admin-context.ts";
import { type Names, sayCondition, sayMoves } from "./sentence.ts";

export interface RowActs {
  toggle: (rule: Rule) => void;
  edit: (rule: Rule) => void;
  delete: (rule: Rule) => void;
  move: (rule: Rule, by: number) => void;
  drag: (rule: Rule | null) => void;
  drop: (on: Rule) => void;
}

/** One rule in the order: a sentence, a switch, and ways up and down without a mouse. */
export function ruleRow(
  app: AdminContext,
  rule: Rule,
  on: { at: number; last: number; names: Names; acts: RowActs },
): TemplateResult {
  const { words, may } = app;
  const { rules } = words;
  const { acts, names } = on;
  const over = (event: DragEvent) => event.preventDefault();
  const dropped = (event: DragEvent) => {
    event.preventDefault();
    acts.drop(rule);
  };
  return html`
    <li class="rule" data-rule=${rule.id} data-on=${rule.on} @dragover=${over} @drop=${dropped}>
      ${may.manage ? order(app, rule, on) : nothing}
      <div class="rule-words">
        <h2><span class="rule-number">${on.at + 1}.</span> <bdi>${rule.name}</bdi></h2>
        <p><span class="quiet">${rules.when}</span> <bdi>${sayCondition(words, rule.condition, names)}</bdi></p>
        <p><span class="quiet">${rules.does}</span> <strong data-verdict=${rule.moves.verdict ?? "none"}>${sayMoves(words, rule.moves)}</strong></p>
        ${limits(app, rule)}
      </div>
      <div class="row rule-row-acts">
        ${may.manage ? html`<wa-switch size="small" .checked=${rule.on} @change=${() => acts.toggle(rule)}><span class="unseen">${rules.isOn(rule.name)}</span></wa-switch>` : nothing}
        <button class="button" @click=${() => acts.edit(rule)}>${may.manage ? rules.edit : rules.try}</button>
        ${may.manage ? html`<button class="button rule-icon" aria-label="${rules.delete}: ${rule.name}" title=${rules.delete} @click=${() => acts.delete(rule)}>${icon("trash")}</button>` : nothing}
      </div>
    </li>`;
}

function order(
  { words: { rules } }: AdminContext,
  rule: Rule,
  { at, last, acts }: { at: number; last: number; acts: RowActs },
) {
  const start = (event: DragEvent) => {
    event.dataTransfer?.setData("text/plain", rule.id);
    acts.drag(rule);
  };
  return html`
    <div class="rule-order">
      <button class="button rule-icon" data-move="up" aria-label=${rules.up(rule.name)} ?disabled=${at === 0} @click=${() => acts.move(rule, -1)}>${icon("arrow-up")}</button>
      <span class="rule-grip" draggable="true" title=${rules.grip(rule.name)} aria-hidden="true" @dragstart=${start} @dragend=${() => acts.drag(null)}>${icon("grip")}</span>
      <button class="button rule-icon" data-move="down" aria-label=${rules.down(rule.name)} ?disabled=${at === last} @click=${() => acts.move(rule, 1)}>${icon("arrow-down")}</button>
    </div>`;
}

function limits({ words: { rules } }: AdminContext, rule: Rule) {
  const chips = [
    ...(rule.on ? [] : [rules.off]),
    ...(rule.from || rule.until ? [rules.scheduled] : []),
    ...(rule.sources ? [rules.onlySources(rule.sources.length)] : []),
  ];
  if (chips.length === 0) return nothing;
  return html`<p class="row">${chips.map((chip) => html`<span class="chip plain">${chip}</span>`)}</p>`;
}
