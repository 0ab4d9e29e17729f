import { html, nothing } from "lit";
import type { Me } from "#wire/desk.ts";
import type { OpenInvitation } from "#wire/people.ts";
import type { AdminApi } from "../api/admin-api.ts";
import { ProblemError } from "../api/problem-error.ts";
import { mark } from "../shell/mark.ts";
import { Room } from "../shell/room.ts";
import { sayError } from "../shell/say-error.ts";
import type { Locale, Words } from "../words/words.ts";

type State =
  | { kind: "asking" }
  | { kind: "gone" }
  | { kind: "open"; invitation: OpenInvitation; way: "new" | "known" | "code" };

/** Where an invitation is accepted: with a new account, with one that is there, or as whoever is signed in. */
export class InvitationCard extends Room {
  static override properties = {
    api: { attribute: false },
    words: { attribute: false },
    token: { type: String },
    me: { attribute: false },
    done: { attribute: false },
    speak: { attribute: false },
    state: { state: true },
    failed: { state: true },
    sending: { state: true },
  };

  declare api: AdminApi;
  declare words: Words;
  declare token: string;
  declare me: Me | null;
  declare done: () => void;
  declare speak: (locale: Locale) => void;
  declare state: State;
  declare failed: string;
  declare sending: boolean;

  constructor() {
    super();
    this.state = { kind: "asking" };
    this.failed = "";
    this.sending = false;
  }

  override async connectedCallback(): Promise<void> {
    super.connectedCallback();
    try {
      const invitation = await this.api.door.invitation(this.token);
      this.state = { kind: "open", invitation, way: "new" };
      // Whoever invites knows the language better than a browser that nobody has set.
      if (!this.me) this.speak(invitation.locale);
    } catch {
      this.state = { kind: "gone" };
    }
  }

  async #try(run: () => Promise<void>): Promise<void> {
    this.sending = true;
    this.failed = "";
    try {
      await run();
    } catch (error) {
      this.#fail(error);
    }
    this.sending = false;
  }

  #fail(error: unknown): void {
    const { account, shell } = this.words;
    const code = error instanceof ProblemError ? error.code : "";
    if (code === "used") this.state = { kind: "gone" };
    if (code === "taken" && this.state.kind === "open")
      this.state = { ...this.state, way: "known" };
    const wrong = error instanceof ProblemError && error.status === 401;
    const why = wrong ? shell.wrongPassword : sayError(this.words, error);
    this.failed = code === "taken" ? account.accountKnown : why;
  }

  #accept = (): Promise<void> =>
    this.#try(async () => {
      await this.api.door.accept(this.token);
      this.done();
    });

  #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const { state } = this;
    if (state.kind !== "open") return;
    const form = new FormData(event.target as HTMLFormElement);
    const password = String(form.get("password"));
    const name = String(form.get("name") ?? "").trim();
    void this.#try(async () => {
      if (state.way === "known") {
        const { twoFactorRedirect } = await this.api.signIn(state.invitation.email, password);
        if (twoFactorRedirect) {
          this.state = { ...state, way: "code" };
          return;
        }
      }
      await this.api.door.accept(this.token, state.way === "new" ? { name, password } : undefined);
      this.done();
    });
  };

  override render() {
    const { state, words } = this;
    const { account, shell } = words;
    if (state.kind === "asking") return html`<p class="unseen" role="status">${shell.loading}</p>`;
    if (state.kind === "gone")
      return html`<div class="gate-card">${mark()}<h1>${account.invitationGone}</h1><p class="quiet">${account.invitationGoneLead}</p>
        <a class="button wide" href="/admin">${shell.signIn}</a></div>`;
    if (state.way === "code") {
      const back = () => {
        this.state = { ...state, way: "known" };
      };
      return html`<koro-second-factor .api=${this.api} .words=${words} .done=${this.#accept} .back=${back}></koro-second-factor>`;
    }
    return this.me ? this.#asSomebody(state.invitation, this.me) : this.#form(state);
  }

  #head({ workspace, email, role }: OpenInvitation) {
    const { account, people } = this.words;
    return html`${mark()}<h1>${account.invited(workspace)}</h1><p class="quiet">${account.invitedLead(email, people.roles[role])}</p>`;
  }

  #asSomebody(invitation: OpenInvitation, me: Me) {
    const { account } = this.words;
    const same = me.email.toLowerCase() === invitation.email;
    return html`
      <div class="gate-card">${this.#head(invitation)}
        ${same ? nothing : html`<p class="note warn">${account.otherAddress(me.email)}</p>`}
        <p class="field-error" role="alert">${this.failed}</p>
        ${same ? html`<button class="button primary wide" ?disabled=${this.sending} @click=${this.#accept}>${account.joinAs(me.email)}</button>` : html`<a class="button wide" href="/admin">${this.words.shell.toWalls}</a>`}
      </div>`;
  }

  #form(state: Extract<State, { kind: "open" }>) {
    const { account, shell } = this.words;
    const isNew = state.way === "new";
    const other = () => {
      this.failed = "";
      this.state = { ...state, way: isNew ? "known" : "new" };
    };
    return html`
      <form class="gate-card" @submit=${this.#submit}>${this.#head(state.invitation)}
        <input type="email" name="email" autocomplete="username" hidden .value=${state.invitation.email} />
        ${isNew ? html`<label class="field"><span>${account.name}</span><input name="name" required maxlength="120" autocomplete="name" /><small>${account.nameHint}</small></label>` : nothing}
        <label class="field"><span>${shell.password}</span>
          <input name="password" type="password" required minlength=${isNew ? 12 : 1} maxlength="128" autocomplete=${isNew ? "new-password" : "current-password"} />
          ${isNew ? html`<small>${account.passwordHint}</small>` : nothing}</label>
        <p class="field-error" role="alert">${this.failed}</p>
        <button class="button primary wide" ?disabled=${this.sending}>${isNew ? account.join : account.joinSignIn}</button>
        <button type="button" class="bare link" @click=${other}>${isNew ? account.haveAccount : account.noAccount}</button>
      </form>`;
  }
}
