import { nothing, render } from "lit/html.js";
import { type Locale, pickLocale } from "../i18n/pick-locale.ts";
import { type ChosenPicture, ChosenPictures, mostPictures } from "./chosen-pictures.ts";
import { type Field, fieldsOf, findErrors, markErrors } from "./field-errors.ts";
import {
  renderDone,
  renderFailure,
  renderPreviews,
  renderProgress,
  renderSummary,
} from "./render-parts.ts";
import { type SendFailure, type SendOutcome, sendForm } from "./send-form.ts";
import { shrinkPicture } from "./shrink-picture.ts";
import { type SubmitWords, submitWords } from "./words.ts";

type State =
  | { kind: "idle" }
  | { kind: "invalid"; wrong: readonly Field[] }
  | { kind: "sending"; share: number | null }
  | { kind: "failed"; reason: SendFailure }
  | { kind: "sent"; statusUrl: string };

/**
 * Makes the upload form inside it more comfortable: previews, a description for each photo, progress, errors beside
 * their fields, another try without typing again. Without it the form is a plain form and works as well.
 *
 * @fires social-submit-sent - The submission has arrived; `detail.statusUrl` is its private page.
 */
export class SocialSubmit extends HTMLElement {
  #pictures = new ChosenPictures();
  #state: State = { kind: "idle" };
  #form: HTMLFormElement | null = null;
  #words: SubmitWords = submitWords("en");
  #summary = document.createElement("div");
  #previews = document.createElement("div");
  #progress = document.createElement("div");
  #picker = document.createElement("label");
  #spoken = document.createElement("p");

  connectedCallback(): void {
    const form = this.querySelector("form");
    if (!form || this.#form) return;
    this.#form = form;
    this.#words = submitWords(this.#locale);
    form.noValidate = true;
    form.addEventListener("submit", (event) => void this.#submit(event));
    form.querySelector(".alts")?.remove();
    form.querySelector(".summary")?.remove();
    this.#fileField?.addEventListener("change", () => this.#choose());
    this.#place(form);
  }

  disconnectedCallback(): void {
    // A moved element comes back at once and keeps its photos; one that is gone lets go of them.
    queueMicrotask(() => {
      if (!this.isConnected) this.#pictures.clear();
    });
  }

  get #locale(): Locale {
    return pickLocale(this.closest<HTMLElement>("[lang]")?.lang);
  }

  get #fileField(): HTMLInputElement | null {
    return this.querySelector<HTMLInputElement>("#media");
  }

  #place(form: HTMLFormElement): void {
    this.#spoken.className = "hint";
    this.#spoken.setAttribute("role", "status");
    form.prepend(this.#summary);
    // The browser's own button speaks the browser's language and would go on saying that nothing is chosen.
    this.#picker.htmlFor = "media";
    this.#picker.className = "picker";
    this.#fileField?.classList.add("behind");
    this.#fileField?.after(this.#picker, this.#spoken, this.#previews);
    form.querySelector("[type=submit]")?.before(this.#progress);
    this.#draw();
  }

  #choose(): void {
    const field = this.#fileField;
    if (!field) return;
    const { left, refused } = this.#pictures.add([...(field.files ?? [])]);
    field.value = "";
    this.#say(left > 0 ? this.#words.tooMany : refused > 0 ? this.#words.notPicture : null);
    this.#draw();
  }

  #remove(picture: ChosenPicture): void {
    this.#pictures.remove(picture);
    this.#say(null);
    this.#draw();
    this.#fileField?.focus();
  }

  #say(trouble: string | null): void {
    const count = this.#pictures.list.length;
    const words = count > 0 ? this.#words.added(count) : "";
    this.#spoken.textContent = [trouble, words].filter(Boolean).join(" ");
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = this.#form;
    if (!form || this.#state.kind === "sending") return;
    const wrong = findErrors(form, this.#pictures.list.length);
    if (wrong.length > 0) return this.#enter({ kind: "invalid", wrong });
    this.#enter({ kind: "sending", share: this.#pictures.list.length > 0 ? null : 0 });
    const fields = await this.#collect(form);
    const outcome = await sendForm(form.action, fields, (share) =>
      this.#enter({ kind: "sending", share }),
    );
    this.#enter(afterOutcome(outcome));
  }

  async #collect(form: HTMLFormElement): Promise<FormData> {
    const fields = new FormData(form);
    fields.delete("media");
    fields.delete("alt");
    for (const { file, alt } of this.#pictures.list) {
      const small = await shrinkPicture(file);
      fields.append("media", small, small.name);
      fields.append("alt", alt.trim());
    }
    return fields;
  }

  #enter(state: State): void {
    const before = this.#state.kind;
    this.#state = state;
    this.#draw();
    if (state.kind !== before || state.kind === "invalid") this.#moveFocus();
    if (state.kind !== "sent") return;
    this.#pictures.clear();
    const detail = { statusUrl: state.statusUrl };
    this.dispatchEvent(new CustomEvent("social-submit-sent", { detail, bubbles: true }));
  }

  /** To what just appeared, so that nobody has to look for it: the problems, or the thanks. */
  #moveFocus(): void {
    this.querySelector<HTMLElement>(":scope .summary, :scope .done h2")?.focus();
  }

  #draw(): void {
    const [state, words, form] = [this.#state, this.#words, this.#form];
    if (!form) return;
    if (state.kind === "sent") {
      this.replaceChildren();
      render(renderDone(state.statusUrl, words), this);
      return;
    }
    markErrors(form, state.kind === "invalid" ? state.wrong : [], words);
    render(
      renderPreviews(this.#pictures.list, words, (picture) => this.#remove(picture)),
      this.#previews,
    );
    render(renderTop(state, words), this.#summary);
    this.#drawPicker();
    const busy = state.kind === "sending";
    render(busy ? renderProgress(state.share, words) : nothing, this.#progress);
    this.#setButton(form, busy, state.kind === "failed");
  }

  #drawPicker(): void {
    const count = this.#pictures.list.length;
    this.#picker.textContent = count > 0 ? this.#words.chooseMore : this.#words.choose;
    this.#picker.hidden = count >= mostPictures;
    this.#fileField?.toggleAttribute("disabled", count >= mostPictures);
  }

  // `disabled` would take the focus away from the button that was just pressed.
  #setButton(form: HTMLFormElement, busy: boolean, again: boolean): void {
    const button = form.querySelector<HTMLButtonElement>("[type=submit]");
    if (!button) return;
    button.dataset.first ??= button.textContent ?? "";
    button.textContent = again ? this.#words.again : button.dataset.first;
    button.setAttribute("aria-disabled", String(busy));
    form.setAttribute("aria-busy", String(busy));
  }
}

function renderTop(state: State, words: SubmitWords) {
  if (state.kind === "invalid") return renderSummary(state.wrong, words);
  return state.kind === "failed" ? renderFailure(state.reason, words) : nothing;
}

function afterOutcome(outcome: SendOutcome): State {
  if (outcome.kind === "invalid") return { kind: "invalid", wrong: fieldsOf(outcome.paths) };
  return outcome;
}
