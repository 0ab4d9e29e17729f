import type { NewReport } from "#wire/submission.ts";
import { fill } from "../../i18n/words.ts";
import { el } from "../../ui/el.ts";
import { type ReportAnswer, sendReport } from "./send-report.ts";
import type { AboutWords } from "./words-en.ts";

export interface ReportFormOptions {
  words: AboutWords;
  url: string;
  /** It has arrived; `hides` where this reason takes the post off the wall at once. */
  onSent(hides: boolean): void;
}

type Reason = NewReport["reason"];
const fields = ["reason", "detail", "email"] as const;
type Field = (typeof fields)[number];

const hidesAtOnce: readonly Reason[] = ["mine", "me", "my-child"];

/** Why somebody wants a post to go. What is wrong is said at its field, in the language of the wall. */
export function renderReportForm(options: ReportFormOptions): HTMLFormElement {
  const { words } = options;
  const send = el("button", { type: "submit", class: "button main" }, words.send);
  const trouble = el("p", { class: "wrong", role: "alert" });
  const form = el(
    "form",
    { class: "report", novalidate: true, onsubmit: submit },
    renderReasons(words),
    renderDetail(words),
    renderEmail(words),
    trouble,
    send,
  );
  let isBusy = false;

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (isBusy) return;
    const report = readReport(form);
    trouble.textContent = "";
    if (showErrors(form, words, wrongIn(form, report)) || !report) return;
    isBusy = true;
    send.ariaDisabled = "true";
    send.textContent = words.sending;
    const answer = await sendReport(options.url, report);
    isBusy = false;
    send.ariaDisabled = null;
    send.textContent = words.send;
    if (answer.kind === "sent") options.onSent(hidesAtOnce.includes(report.reason));
    else if (answer.kind === "failed") trouble.textContent = failureOf(answer, words);
    else if (!showErrors(form, words, answer.fields)) trouble.textContent = words.failures.other;
  }

  return form;
}

function renderReasons({ reason, reasons }: AboutWords): HTMLElement {
  const choices = Object.entries(reasons).map(([value, label]) =>
    el("label", { class: "choice" }, el("input", { type: "radio", name: "reason", value }), label),
  );
  return el(
    "fieldset",
    { "data-field": "reason", "aria-describedby": "reason-wrong" },
    el("legend", null, reason),
    choices,
    renderWrong("reason"),
  );
}

function renderDetail({ detail, optional }: AboutWords): HTMLElement {
  const props = { name: "detail", rows: 3, maxlength: 2000, dir: "auto" };
  return renderField("detail", detail, optional, (more) => el("textarea", { ...props, ...more }));
}

function renderEmail({ email, optional }: AboutWords): HTMLElement {
  const props = { name: "email", type: "email", maxlength: 254, autocomplete: "email" };
  return renderField("email", email, optional, (more) => el("input", { ...props, ...more }));
}

function renderField(
  name: Field,
  label: string,
  optional: string,
  make: (props: Record<string, string>) => HTMLElement,
): HTMLElement {
  return el(
    "label",
    { class: "field", "data-field": name },
    el("span", null, label, " ", el("small", null, `(${optional})`)),
    make({ "aria-describedby": `${name}-wrong` }),
    renderWrong(name),
  );
}

const renderWrong = (name: Field) => el("span", { class: "wrong", id: `${name}-wrong` });

function readReport(form: HTMLFormElement): NewReport | null {
  const given = new FormData(form);
  const text = (name: Field) => String(given.get(name) ?? "").trim();
  const [reason, detail, email] = [text("reason"), text("detail"), text("email")];
  if (!reason) return null;
  return { reason: reason as Reason, ...(detail && { detail }), ...(email && { email }) };
}

function wrongIn(form: HTMLFormElement, report: NewReport | null): string[] {
  const email = form.querySelector<HTMLInputElement>('[name="email"]');
  const isIncomplete =
    email?.validity.typeMismatch || (email?.value && !/.@.+\../.test(email.value));
  return [...(report ? [] : ["reason"]), ...(isIncomplete ? ["email"] : [])];
}

/** Says at each field what is wrong with it and goes to the first. Returns whether there was anything to say. */
function showErrors(form: HTMLFormElement, words: AboutWords, wrong: readonly string[]): boolean {
  const first = fields.filter((name) => {
    const isWrong = wrong.includes(name);
    const box = form.querySelector(`[data-field="${name}"]`);
    const said = box?.querySelector(".wrong");
    if (said) said.textContent = isWrong ? words.errors[name] : "";
    const input = form.querySelector<HTMLElement>(`:is(input, textarea)[name="${name}"]`);
    const marked = name === "reason" ? box : input;
    marked?.toggleAttribute("data-wrong", isWrong);
    if (input && name !== "reason") input.ariaInvalid = isWrong ? "true" : null;
    return isWrong;
  })[0];
  if (first) form.querySelector<HTMLElement>(`:is(input, textarea)[name="${first}"]`)?.focus();
  return first !== undefined;
}

function failureOf(
  { reason, retryAfterSeconds }: Extract<ReportAnswer, { kind: "failed" }>,
  { failures }: AboutWords,
): string {
  return fill(failures[reason], { minutes: `${Math.ceil(retryAfterSeconds / 60)}` });
}
