import { html, nothing } from "lit";
import { ProblemError } from "../api/problem-error.ts";
import { icon } from "../icons/icon.ts";
import { Room } from "../shell/room.ts";

/** One's own account: name, password, second factor, sessions and sign-ins. */
export class AccountPage extends Room {
  override updated(): void {
    document.title = `${this.app.words.account.title} · Koro`;
  }

  #rename = async (event: Event): Promise<void> => {
    const { app } = this;
    const input = event.target as HTMLInputElement;
    if (!input.reportValidity()) return;
    try {
      await app.api.account.change({ name: input.value.trim() });
      app.toast({ text: app.words.shell.saved, tone: "good" });
      await app.refresh();
    } catch (error) {
      app.toast({ text: app.sayError(error), tone: "bad" });
    }
  };

  #leave = async (): Promise<void> => {
    const { app } = this;
    const { account } = app.words;
    const question = { title: account.leaveSure, lead: account.leaveLead, yes: account.leave };
    if (!(await app.confirm({ ...question, grave: true }))) return;
    try {
      await app.api.account.leave();
      location.assign("/admin");
    } catch (error) {
      const last = error instanceof ProblemError && error.code === "forbidden";
      app.toast({ text: last ? account.leaveLast : app.sayError(error), tone: "bad" });
    }
  };

  override render() {
    const { app } = this;
    const { account, shell } = app.words;
    const { twoFactor } = app.me;
    const isHeld = twoFactor.required && !twoFactor.on;
    return html`
      <main id="main" class="page" tabindex="-1">
        <header class="page-head">
          <div>${isHeld ? nothing : html`<a class="back" href="/admin">${icon("arrow-left")}${shell.walls}</a>`}
            <h1>${account.title}</h1><p>${account.lead}</p></div>
        </header>
        <div class="account">
          ${isHeld ? html`<p class="note warn">${icon("triangle-alert")}<span>${account.factorRequired}</span></p>` : nothing}
          ${isHeld ? nothing : this.#profile()}
          <koro-two-factor .app=${app}></koro-two-factor>
          ${isHeld ? nothing : html`<koro-sessions .app=${app}></koro-sessions><koro-sign-ins .app=${app}></koro-sign-ins>${this.#farewell()}`}
        </div>
      </main>`;
  }

  #profile() {
    const { app } = this;
    const { account, shell } = app.words;
    return html`
      <section class="panel form">
        <h2>${account.profile}</h2>
        <label class="field"><span>${account.name}</span>
          <input name="name" required maxlength="120" autocomplete="name" .value=${app.me.name} @change=${this.#rename} />
          <small>${account.nameHint}</small></label>
        <label class="field"><span>${shell.email}</span><input type="email" readonly autocomplete="off" .value=${app.me.email} /></label>
      </section>
      <koro-password .app=${app}></koro-password>`;
  }

  #farewell() {
    const { account } = this.app.words;
    return html`
      <section class="panel danger-panel">
        <h2>${account.leave}</h2>
        <p class="quiet">${account.leaveLead}</p>
        <button class="button danger quiet-danger" @click=${this.#leave}>${account.leave}</button>
      </section>`;
  }
}
