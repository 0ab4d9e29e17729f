import { html, nothing } from "lit";
import type { TwoFactorSecret } from "#wire/people.ts";
import { ProblemError } from "../api/problem-error.ts";
import { Room } from "../shell/room.ts";
import { backupCodes } from "./backup-codes.ts";
import { scanStep } from "./scan-step.ts";

type Step =
  | { kind: "rest" }
  | { kind: "password"; toward: "on" | "off" | "codes" }
  | { kind: "scan"; made: TwoFactorSecret }
  | { kind: "codes"; codes: string[] };

/** Turns the second factor on, step by step, and off again. */
export class TwoFactorPanel extends Room {
  static override properties = {
    ...Room.properties,
    step: { state: true },
    failed: { state: true },
  };

  declare step: Step;
  declare failed: string;

  constructor() {
    super();
    this.step = { kind: "rest" };
    this.failed = "";
  }

  #go(step: Step): void {
    this.failed = "";
    this.step = step;
  }

  async #withPassword(toward: "on" | "off" | "codes", password: string): Promise<void> {
    const { account } = this.app.api;
    const { words } = this.app;
    if (toward === "on") {
      this.#go({ kind: "scan", made: await account.beginTwoFactor(password) });
    } else if (toward === "codes") {
      this.#go({ kind: "codes", codes: (await account.newBackupCodes(password)).backupCodes });
    } else {
      await account.endTwoFactor(password);
      this.#go({ kind: "rest" });
      this.app.toast({ text: words.account.factorIsOff });
      await this.app.refresh();
    }
  }

  #submitPassword = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.step.kind !== "password") return;
    const password = String(new FormData(event.target as HTMLFormElement).get("password"));
    try {
      await this.#withPassword(this.step.toward, password);
    } catch (error) {
      this.failed = isAboutPassword(error)
        ? this.app.words.account.wrongPassword
        : this.app.sayError(error);
    }
  };

  #confirm = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (this.step.kind !== "scan") return;
    const { made } = this.step;
    const code = String(new FormData(event.target as HTMLFormElement).get("code")).trim();
    try {
      await this.app.api.account.confirmTwoFactor(code);
      this.#go({ kind: "codes", codes: made.backupCodes });
      this.app.toast({ text: this.app.words.account.factorIsOn, tone: "good" });
    } catch (error) {
      const wrong = error instanceof ProblemError && error.status === 401;
      this.failed = wrong ? this.app.words.account.wrongCode : this.app.sayError(error);
    }
  };

  // Only now: whoever is held back until this is on should not lose the codes to the next room.
  #kept = async (): Promise<void> => {
    this.#go({ kind: "rest" });
    await this.app.refresh();
  };

  override render() {
    const { account } = this.app.words;
    const { on } = this.app.me.twoFactor;
    return html`
      <section class="panel" aria-labelledby="factor-title">
        <div class="panel-head"><h2 id="factor-title">${account.factor}</h2>
          <span class="pill" data-state=${on ? "live" : "draft"}>${on ? account.factorOn : account.factorOff}</span></div>
        <p class="quiet">${account.factorLead}</p>
        ${this.#step()}
      </section>`;
  }

  #step() {
    const { step, app } = this;
    switch (step.kind) {
      case "rest":
        return this.#rest();
      case "password":
        return this.#password();
      case "scan":
        return scanStep(app, step.made, this.failed, this.#confirm, () =>
          this.#go({ kind: "rest" }),
        );
      case "codes":
        return backupCodes(app, step.codes, this.#kept);
    }
  }

  #rest() {
    const { account } = this.app.words;
    const { on, required } = this.app.me.twoFactor;
    const ask = (toward: "on" | "off" | "codes") => () => this.#go({ kind: "password", toward });
    if (!on)
      return html`<div class="row"><button class="button primary" @click=${ask("on")}>${account.turnOn}</button></div>`;
    return html`
      <div class="row"><button class="button" @click=${ask("codes")}>${account.newCodes}</button>
        ${required ? nothing : html`<button class="button quiet-danger" @click=${ask("off")}>${account.turnOff}</button>`}</div>`;
  }

  #password() {
    const { account, shell } = this.app.words;
    return html`
      <form class="form" @submit=${this.#submitPassword}>
        <label class="field"><span>${account.password}</span>
          <input name="password" type="password" required maxlength="128" autocomplete="current-password" autofocus />
          <small>${account.begin}</small></label>
        <p class="field-error" role="alert">${this.failed}</p>
        <div class="row"><button class="button primary">${account.next}</button>
          <button type="button" class="button" @click=${() => this.#go({ kind: "rest" })}>${shell.cancel}</button></div>
      </form>`;
  }
}

const isAboutPassword = (error: unknown) =>
  error instanceof ProblemError && (error.code === "INVALID_PASSWORD" || error.code === "invalid");
