import { html } from "lit";
import type { AdminApi } from "../api/admin-api.ts";
import { ProblemError } from "../api/problem-error.ts";
import type { Words } from "../words/words.ts";
import { mark } from "./mark.ts";
import { Room } from "./room.ts";
import { sayError } from "./say-error.ts";

type Attempt =
  | { kind: "idle" }
  | { kind: "trying" }
  | { kind: "code" }
  | { kind: "failed"; why: string };

/** The form to sign in; also shown above the page when a session ends in the middle of work. */
export class SignIn extends Room {
  static override properties = {
    api: { attribute: false },
    words: { attribute: false },
    signedIn: { attribute: false },
    again: { type: Boolean },
    email: { type: String },
    attempt: { state: true },
    passwordSeen: { state: true },
  };

  declare api: AdminApi;
  declare words: Words;
  declare signedIn: () => void;
  declare again: boolean;
  declare email: string;
  declare attempt: Attempt;
  declare passwordSeen: boolean;

  constructor() {
    super();
    this.again = false;
    this.email = "";
    this.attempt = { kind: "idle" };
    this.passwordSeen = false;
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    this.attempt = { kind: "trying" };
    try {
      const email = String(form.get("email")).trim();
      const { twoFactorRedirect } = await this.api.signIn(email, String(form.get("password")));
      this.attempt = { kind: twoFactorRedirect ? "code" : "idle" };
      if (!twoFactorRedirect) this.signedIn();
    } catch (error) {
      this.attempt = { kind: "failed", why: this.#why(error) };
      await this.updateComplete;
      this.querySelector<HTMLInputElement>("[name=password]")?.focus();
    }
  }

  #why(error: unknown): string {
    const refused = error instanceof ProblemError && error.status === 401;
    return refused ? this.words.shell.wrongPassword : sayError(this.words, error);
  }

  override render() {
    const words = this.words.shell;
    const { again, attempt } = this;
    if (attempt.kind === "code") return this.#code();
    return html`
      <form class="gate-card" @submit=${this.#submit}>
        ${mark()}
        <h1>${again ? words.signInAgain : words.signIn}</h1>
        <p class="quiet">${again ? words.signInAgainLead : words.signInLead}</p>
        <label class="field">
          <span>${words.email}</span>
          <input name="email" type="email" required autocomplete="username" autofocus .value=${this.email} />
        </label>
        ${this.#password()}
        <p class="field-error" role="alert">${attempt.kind === "failed" ? attempt.why : ""}</p>
        <button class="button primary wide" ?disabled=${attempt.kind === "trying"}>${words.signIn}</button>
        ${again ? "" : html`<a class="back-link" href="/admin/forgotten">${this.words.account.forgot}</a>`}
      </form>`;
  }

  #code() {
    const back = () => {
      this.attempt = { kind: "idle" };
    };
    return html`<koro-second-factor .api=${this.api} .words=${this.words} .done=${this.signedIn} .back=${back}></koro-second-factor>`;
  }

  #password() {
    const words = this.words.shell;
    const toggle = () => {
      this.passwordSeen = !this.passwordSeen;
    };
    return html`
      <div class="field">
        <label for="password">${words.password}</label>
        <div class="joined">
          <input id="password" name="password" type=${this.passwordSeen ? "text" : "password"} required
            autocomplete="current-password" aria-invalid=${this.attempt.kind === "failed"} />
          <button type="button" class="bare" aria-pressed=${this.passwordSeen} @click=${toggle}>
            ${this.passwordSeen ? words.hidePassword : words.showPassword}
          </button>
        </div>
      </div>`;
  }
}
