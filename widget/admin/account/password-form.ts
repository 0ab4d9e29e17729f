import { html } from "lit";
import { ProblemError } from "../api/problem-error.ts";
import { Room } from "../shell/room.ts";

/** A new password for whoever knows the present one. */
export class PasswordForm extends Room {
  static override properties = { ...Room.properties, failed: { state: true } };

  declare failed: string;

  constructor() {
    super();
    this.failed = "";
  }

  #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { app } = this;
    const form = event.target as HTMLFormElement;
    const said = new FormData(form);
    try {
      await app.api.account.changePassword(String(said.get("current")), String(said.get("fresh")));
      this.failed = "";
      form.reset();
      app.toast({ text: app.words.account.passwordChanged, tone: "good" });
    } catch (error) {
      const wrong = error instanceof ProblemError && error.code === "INVALID_PASSWORD";
      this.failed = wrong ? app.words.account.wrongPassword : app.sayError(error);
    }
  };

  override render() {
    const { account } = this.app.words;
    return html`
      <form class="panel form" @submit=${this.#submit}>
        <h2>${account.password}</h2>
        <label class="field"><span>${account.current}</span>
          <input name="current" type="password" required maxlength="128" autocomplete="current-password" /></label>
        <label class="field"><span>${account.fresh}</span>
          <input name="fresh" type="password" required minlength="12" maxlength="128" autocomplete="new-password" />
          <small>${account.passwordHint}</small></label>
        <p class="field-error" role="alert">${this.failed}</p>
        <div class="row"><button class="button primary">${account.changePassword}</button></div>
      </form>`;
  }
}
