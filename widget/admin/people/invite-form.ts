import { html } from "lit";
import type { AdminWall } from "#wire/admin-wall.ts";
import type { InvitationAnswer } from "#wire/people.ts";
import { ProblemError } from "../api/problem-error.ts";
import { radios } from "../settings/radios.ts";
import { Room } from "../shell/room.ts";
import type { Reach } from "./role-fields.ts";

/** Whom to invite, as what, and in which language. */
export class InviteForm extends Room {
  static override properties = {
    ...Room.properties,
    walls: { attribute: false },
    sends: { type: Boolean },
    made: { attribute: false },
    cancel: { attribute: false },
    reach: { state: true },
    language: { state: true },
    failed: { state: true },
    sending: { state: true },
  };

  declare walls: AdminWall[];
  declare sends: boolean;
  declare made: (answer: InvitationAnswer) => void;
  declare cancel: () => void;
  declare reach: Reach;
  declare language: "en" | "tr" | null;
  declare failed: string;
  declare sending: boolean;

  constructor() {
    super();
    this.reach = { role: "moderator", walls: null };
    this.language = null;
    this.failed = "";
    this.sending = false;
  }

  #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const { app, reach } = this;
    const email = String(new FormData(event.target as HTMLFormElement).get("email")).trim();
    if (reach.walls?.length === 0) {
      this.failed = app.words.people.chooseWalls;
      return;
    }
    this.sending = true;
    try {
      const locale = this.language ?? app.locale;
      this.made(await app.api.people.invite({ email, ...reach, locale }));
    } catch (error) {
      const taken = error instanceof ProblemError && error.code === "taken";
      this.failed = taken ? app.words.people.taken : app.sayError(error);
    }
    this.sending = false;
  };

  override render() {
    const { app } = this;
    const { people, walls, shell } = app.words;
    const take = (reach: Reach) => {
      this.reach = reach;
      this.failed = "";
    };
    const speak = (language: "en" | "tr") => {
      this.language = language;
    };
    return html`
      <form class="panel form" @submit=${this.#submit}>
        <h2>${people.inviteTitle}</h2>
        <label class="field"><span>${shell.email}</span>
          <input name="email" type="email" required maxlength="254" autocomplete="off" autofocus /></label>
        <koro-role-fields .app=${app} .walls=${this.walls} .reach=${this.reach} .changed=${take}></koro-role-fields>
        ${radios("invite-locale", people.language, walls.locales, this.language ?? app.locale, speak)}
        <p class="field-error" role="alert">${this.failed}</p>
        <div class="row"><button class="button primary" ?disabled=${this.sending}>${this.sends ? people.inviteSend : people.inviteMake}</button>
          <button type="button" class="button" @click=${this.cancel}>${shell.cancel}</button></div>
      </form>`;
  }
}
