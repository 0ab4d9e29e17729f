import { html, nothing } from "lit";
import type { AdminApi } from "../api/admin-api.ts";
import { mark } from "../shell/mark.ts";
import { Room } from "../shell/room.ts";
import { sayError } from "../shell/say-error.ts";
import type { Locale, Words } from "../words/words.ts";

type State = "asking" | "open" | "mute" | "sent";

/** Asks for the letter that opens a forgotten account; says the same to everybody. */
export class ForgottenCard extends Room {
  static override properties = {
    api: { attribute: false },
    words: { attribute: false },
    locale: { type: String },
    state: { state: true },
    failed: { state: true },
  };

  declare api: AdminApi;
  declare words: Words;
  declare locale: Locale;
  declare state: State;
  declare failed: string;

  constructor() {
    super();
    this.state = "asking";
    this.failed = "";
  }

  override async connectedCallback(): Promise<void> {
    super.connectedCallback();
    const { sends } = await this.api.door.passwordHelp().catch(() => ({ sends: true }));
    this.state = sends ? "open" : "mute";
  }

  #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const email = String(new FormData(event.target as HTMLFormElement).get("email")).trim();
    try {
      await this.api.door.forgotten(email, this.locale);
      this.state = "sent";
    } catch (error) {
      this.failed = sayError(this.words, error);
    }
  };

  override render() {
    const { account, shell } = this.words;
    const lead = {
      asking: "",
      open: account.forgotLead,
      mute: account.forgotNone,
      sent: account.forgotDone,
    };
    return html`
      <form class="gate-card" @submit=${this.#submit}>
        ${mark()}
        <h1>${account.forgotTitle}</h1>
        <p class="quiet" role="status">${lead[this.state]}</p>
        ${
          this.state === "open"
            ? html`<label class="field"><span>${shell.email}</span><input name="email" type="email" required maxlength="254" autocomplete="username" autofocus /></label>
        <p class="field-error" role="alert">${this.failed}</p>
        <button class="button primary wide">${account.forgotSend}</button>`
            : nothing
        }
        <a class="back-link" href="/admin">${account.back}</a>
      </form>`;
  }
}
