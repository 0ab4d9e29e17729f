import { html } from "lit";
import type { AdminApi } from "../api/admin-api.ts";
import { ProblemError } from "../api/problem-error.ts";
import { mark } from "../shell/mark.ts";
import { Room } from "../shell/room.ts";
import { sayError } from "../shell/say-error.ts";
import type { Locale, Words } from "../words/words.ts";

type Attempt =
  | { kind: "asking" }
  | { kind: "idle" }
  | { kind: "sending" }
  | { kind: "gone" }
  | { kind: "failed"; problem: unknown };

const names = ["workspace", "name", "email", "password"];

/** The first page of a new installation: makes its owner and signs them in. */
export class Setup extends Room {
  static override properties = {
    api: { attribute: false },
    words: { attribute: false },
    locale: { type: String },
    token: { type: String },
    speak: { attribute: false },
    done: { attribute: false },
    attempt: { state: true },
  };

  declare api: AdminApi;
  declare words: Words;
  declare locale: Locale;
  declare token: string;
  declare speak: (locale: Locale) => void;
  declare done: () => void;
  declare attempt: Attempt;

  constructor() {
    super();
    this.attempt = { kind: "asking" };
  }

  // Asked before anything is filled in: nobody should write a page of answers for a link that is used up.
  override async connectedCallback(): Promise<void> {
    super.connectedCallback();
    const usable = this.token === "" || (await this.api.canSetUp(this.token));
    this.attempt = usable ? { kind: "idle" } : { kind: "gone" };
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const said = (name: string) => String(form.get(name) ?? "").trim();
    this.attempt = { kind: "sending" };
    try {
      await this.api.setUp({
        token: this.token,
        name: said("name"),
        email: said("email"),
        password: String(form.get("password")),
        workspace: said("workspace"),
        locale: this.locale,
      });
      this.done();
    } catch (problem) {
      const gone = problem instanceof ProblemError && problem.status === 410;
      this.attempt = gone ? { kind: "gone" } : { kind: "failed", problem };
    }
  }

  override render() {
    const words = this.words.setup;
    if (this.attempt.kind === "gone") return this.#gone(words.goneLead);
    if (this.attempt.kind === "asking")
      return html`<p class="unseen" role="status">${this.words.shell.loading}</p>`;
    if (!this.token) return this.#gone(words.noToken);
    return html`
      <form class="gate-card" @submit=${this.#submit}>
        ${mark()}
        <h1>${words.title}</h1>
        <p class="quiet">${words.lead}</p>
        ${this.#field("workspace", words.workspace, "organization", "text", words.workspaceHint)}
        ${this.#field("name", words.yourName, "name")}
        ${this.#field("email", this.words.shell.email, "username", "email")}
        ${this.#field("password", this.words.shell.password, "new-password", "password", words.passwordHint)}
        <p class="field-error" role="alert">${this.#failure()}</p>
        <button class="button primary wide" ?disabled=${this.attempt.kind === "sending"}>${words.start}</button>
      </form>`;
  }

  #field(name: string, label: string, autocomplete: string, type = "text", hint = "") {
    return html`
      <label class="field">
        <span>${label}</span>
        <input name=${name} type=${type} required minlength=${type === "password" ? 12 : 1} autocomplete=${autocomplete} />
        ${hint ? html`<small>${hint}</small>` : ""}
        <small class="field-error">${this.#about(name)}</small>
      </label>`;
  }

  #about(name: string): string {
    if (this.attempt.kind !== "failed") return "";
    const { problem } = this.attempt;
    return (problem instanceof ProblemError && problem.about(name)) || "";
  }

  // What stands at a field is not said a second time below the form.
  #failure(): string {
    if (this.attempt.kind !== "failed") return "";
    const { problem } = this.attempt;
    const atFields =
      problem instanceof ProblemError && problem.fields.some(({ path }) => names.includes(path));
    return atFields ? "" : sayError(this.words, problem);
  }

  #gone(why: string) {
    return html`
      <div class="gate-card">
        ${mark()}
        <h1>${this.words.setup.gone}</h1>
        <p class="quiet">${why}</p>
        <a class="button wide" href="/admin">${this.words.shell.signIn}</a>
      </div>`;
  }
}
