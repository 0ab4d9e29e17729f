import { html, type TemplateResult } from "lit";
import type { AdminContext } from "../shell/admin-context.ts";
import type { SchemaField } from "./schema-fields.ts";

/** Draws the fields of a connector. A secret is a password field and is never filled in from the server. */
export function schemaForm(
  app: AdminContext,
  fields: readonly SchemaField[],
  secret: boolean,
  wrong: (name: string) => string | null,
): TemplateResult[] {
  return fields.map((raw) => {
    const field = inWords(app, raw);
    if (field.kind === "switch") return toggle(field);
    return html`
      <label class="field">
        <span>${field.label} ${field.required ? "" : html`<em>${app.words.shell.optional}</em>`}</span>
        ${control(field, secret, wrong(field.name) !== null)} ${field.hint ? html`<small>${field.hint}</small>` : ""}
        <small class="field-error" role="alert">${wrong(field.name) ?? ""}</small>
      </label>`;
  });
}

// What a schema says is English; an English hint under a Turkish label would be worse than none.
function inWords(app: AdminContext, field: SchemaField): SchemaField {
  const known = app.words.connectors.fields[field.name];
  if (!known) return field;
  return {
    ...field,
    label: known.label,
    hint: app.locale === "en" ? field.hint : (known.hint ?? ""),
  };
}

function control(field: SchemaField, secret: boolean, wrong: boolean): TemplateResult {
  const { name, required, fallback } = field;
  if (field.kind === "choice") {
    return html`<select name=${name} aria-invalid=${wrong} ?required=${required}>
      ${field.choices.map((choice) => html`<option ?selected=${choice === fallback}>${choice}</option>`)}</select>`;
  }
  if (field.kind === "lines")
    return html`<textarea name=${name} rows="3" aria-invalid=${wrong} ?required=${required}></textarea>`;
  const type = secret ? "password" : field.kind;
  return html`<input name=${name} type=${type} ?required=${required} value=${fallback} autocomplete="off"
    aria-invalid=${wrong} autocapitalize="off" spellcheck="false" />`;
}

function toggle(field: SchemaField): TemplateResult {
  return html`
    <label class="tick"><input type="checkbox" name=${field.name} ?checked=${field.fallback === "true"} />
      <span>${field.label}${field.hint ? html`<small>${field.hint}</small>` : ""}</span></label>`;
}
