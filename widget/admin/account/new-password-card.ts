import { html } from "lit";
import type { AdminApi } from "../api/admin-api.ts";
import { ProblemError } from "../api/problem-error.ts";
import { mark } from "../shell/mark.ts";
import { Room } from "../shell/room.ts";
import { sayError } from "../shell/say-error.ts";
import type { Words } from "../words/words.ts";

/** Where the letter's link leads: a new password, once. */
export class NewPasswordCard extends Room {
  static override properties = {
    api: { attribute: false },
    words: { attribute: false },
    token: { type: String },
    state: { state: true },
    failed: { state: true },
  };

  declare api: AdminApi;
  declare words: Words;
  declare token: string;
  declare state: "open" | "gone" | "done";
  declare failed: string;

  constructor() {
    super();
    this.state = "open";
    this.failed = "";
  }

  #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const password = String(new FormData(event.target as HTMLFormElement).get("password"));
    try {
      await this.api.door.newPassword(this.token, password);
      this.state = "done";
    } catch (error) {
      if (error instanceof ProblemError && error.code === "used") this.state = "gone";
      else this.failed = sayError(this.words, error);
    }
  };

  override render() {
    const { account, shell } = this.words;
    if (this.state !== "open") {
      const isDone = this.state === "done";
      return html`
        <div class="gate-card">${mark()}<h1>${account.forgotTitle}</h1>
          <p class="quiet" role="status">${isDone ? account.chosen : account.linkGone}</p>
          <a class="button primary wide" href=${isDone ? "/admin" : "/admin/forgotten"}>${isDone ? shell.signIn : account.forgot}</a></div>`;
    }
    return html`
      <form class="gate-card" @submit=${this.#submit}>
        ${mark()}
        <h1>${account.choose}</h1>
        <p class="quiet">${account.chooseLead}</p>
        <label class="field"><span>${account.fresh}</span>
          <input name="password" type="password" required minlength="12" maxlength="128" autocomplete="new-password" autofocus />
          <small>${account.passwordHint}</small></label>
        <p class="field-error" role="alert">${this.failed}</p>
        <button class="button primary wide">${account.chooseSave}</button>
      </form>`;
  }
}
