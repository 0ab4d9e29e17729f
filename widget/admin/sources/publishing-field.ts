import { html, type TemplateResult } from "lit";
import type { AdminSource } from "#wire/admin-source.ts";
import { icon } from "../icons/icon.ts";
import type { AdminContext } from "../shell/admin-context.ts";

type Publishing = AdminSource["publishing"];

/** By hand or by itself, with an honest word about what the second means. */
export function publishingField(
  app: AdminContext,
  chosen: Publishing,
  choose: (publishing: Publishing) => void,
): TemplateResult {
  const { sources } = app.words;
  const option = (value: Publishing, name: string, hint: string) => html`
    <label class="option"><input type="radio" name="publishing" value=${value} .checked=${chosen === value} @change=${() => choose(value)} />
      <span><strong>${name}</strong><small>${hint}</small></span></label>`;
  return html`
    <fieldset class="choices options">
      <legend>${sources.publishing}</legend>
      ${option("manual", sources.manual, sources.manualHint)}
      ${option("automatic", sources.automatic, "")}
    </fieldset>
    ${chosen === "automatic" ? html`<p class="note warn" role="status">${icon("triangle-alert")}<span>${sources.automaticHint}</span></p>` : ""}`;
}
