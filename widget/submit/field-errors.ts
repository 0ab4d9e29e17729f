import type { SubmitWords } from "./words.ts";

export type Field = Exclude<keyof SubmitWords["errors"], "other">;

/** In the order of the form. */
export const fields: readonly Field[] = ["media", "alt", "text", "name", "email", "consent"];

/** What can be seen to be wrong without asking the server. */
export function findErrors(form: HTMLFormElement, pictures: number): Field[] {
  const wrong: Field[] = [];
  const text = control(form, "text")?.value ?? "";
  if (!text.trim() && pictures === 0) wrong.push("text");
  for (const name of ["name", "email", "consent"] as const) {
    const input = control(form, name);
    if (!input) continue;
    const blank = name === "name" && !input.value.trim();
    if (blank || !input.validity.valid) wrong.push(name);
  }
  return wrong;
}

/** The fields that problem details name: `media.0` and `/media/0` are about `media`. */
export function fieldsOf(paths: readonly string[]): Field[] {
  const named = paths.map((path) => path.replace(/^\//, "").split(/[./[]/, 1)[0]);
  return fields.filter((field) => named.includes(field));
}

/** Puts the words beside each field that is wrong and takes them off the others. */
export function markErrors(
  form: HTMLFormElement,
  wrong: readonly Field[],
  words: SubmitWords,
): void {
  for (const field of fields) {
    const text = form.querySelector(`#${field}-error`);
    const input = control(form, field);
    if (!text || !input) continue;
    const bad = wrong.includes(field);
    text.textContent = bad ? words.errors[field] : "";
    text.toggleAttribute("hidden", !bad);
    if (bad) {
      input.setAttribute("aria-invalid", "true");
      input.setAttribute("aria-describedby", text.id);
    } else {
      input.removeAttribute("aria-invalid");
      input.removeAttribute("aria-describedby");
    }
  }
}

function control(form: HTMLFormElement, name: string): HTMLInputElement | null {
  return form.querySelector<HTMLInputElement>(`#${name}`);
}
