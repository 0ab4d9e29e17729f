import { html } from "lit";
import type { AdminApi } from "../api/admin-api.ts";
import { ProblemError } from "../api/problem-error.ts";
import { mark } from "../shell/mark.ts";
import { Room } from "../shell/room.ts";
import { sayError } from "../shell/say-error.ts";
import type { Words } from "../words/words.ts";

/** The step after the password. */
export class SecondFactor extends Room {
  static override properties = {
    api: { attribute: false },
    words: { attribute: false },
    done: { attribute: false },
    back: { attribute: false },
    failed: { state: true },
    sending: { state: true },
  };

  declare api: AdminApi;
  declare words: Words;
  declare done: () => void;
  declare back: () => void;
  declare failed: string;
  declare sending: boolean;

  constructor() {
    super();
    this.failed = "";
    this.sending = false;
  }

  override firstUpdated(): void {
    this.querySelector<HTMLInputElement>("[name=code]")?.focus();
  }

  #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const code = String(new FormData(event.target as HTMLFormElement).get("code")).trim();
    this.sending = true;
    try {
      await this.api.door.confirm(code);
      this.done();
    } catch (error) {
      this.failed = this.#why(error);
    }
    this.sending = false;
  };

  #why(error: unknown): string {
    const { account } = this.words;
    if (!(error instanceof ProblemError)) return sayError(this.words, error);
    const late = ["INVALID_TWO_FACTOR_COOKIE", "TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE"];
    if (late.includes(error.code)) return account.secondLate;
    return error.status === 401 ? account.secondWrong : sayError(this.words, error);
  }

  override render() {
    const { account, shell } = this.words;
    return html`
      <form class="gate-card" @submit=${this.#submit}>
        ${mark()}
        <h1>${account.second}</h1>
        <p class="quiet">${account.secondLead}</p>
        <label class="field"><span>${account.secondCode}</span>
          <input class="code-input" name="code" required maxlength="16" autocomplete="one-time-code" autocapitalize="none" spellcheck="false" /></label>
        <p class="field-error" role="alert">${this.failed}</p>
        <button class="button primary wide" ?disabled=${this.sending}>${shell.signIn}</button>
        <button type="button" class="bare link" @click=${this.back}>${account.back}</button>
      </form>`;
  }
}
