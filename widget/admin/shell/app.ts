import { html, nothing } from "lit";
import type { Me } from "#wire/desk.ts";
import { AdminApi } from "../api/admin-api.ts";
import { Client } from "../api/client.ts";
import { LiveLine, type LiveState } from "../api/live-line.ts";
import { ProblemError } from "../api/problem-error.ts";
import { type Locale, rememberedLocale, rememberLocale, wordsOf } from "../words/words.ts";
import type { AdminContext } from "./admin-context.ts";
import type { Confirm } from "./confirm.ts";
import { doorCard } from "./door-card.ts";
import { frame } from "./frame.ts";
import { isHeldBack, rightsOf } from "./rights.ts";
import { Room } from "./room.ts";
import { isDoor, type Route } from "./route.ts";
import { Router } from "./router.ts";
import { sayError } from "./say-error.ts";
import { rememberedTheme, type Theme, wearTheme } from "./theme-choice.ts";
import type { Toasts } from "./toasts.ts";

type Session = { kind: "asking" } | { kind: "out" } | { kind: "in" } | { kind: "unreachable" };

/** `<koro-admin>`: the moderators' page. Holds session, language, appearance and address; the rooms do the work. */
export class App extends Room {
  static override properties = {
    session: { state: true },
    context: { state: true },
    locale: { state: true },
    theme: { state: true },
    route: { state: true },
    line: { state: true },
    ended: { state: true },
  };

  declare session: Session;
  declare context: AdminContext | null;
  declare locale: Locale;
  declare theme: Theme;
  declare route: Route;
  declare line: LiveState;
  declare ended: boolean;

  readonly #router = new Router((route) => this.#moved(route));
  readonly #api = new AdminApi(
    new Client({ renew: () => this.#renew(), locale: () => this.locale }),
  );
  readonly #live = new LiveLine((state) => {
    this.line = state;
  });
  #waiting: { renewed: Promise<void>; resume: () => void } | null = null;

  constructor() {
    super();
    this.session = { kind: "asking" };
    this.context = null;
    this.locale = rememberedLocale();
    this.theme = rememberedTheme();
    this.route = this.#router.route;
    this.line = "connecting";
    this.ended = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    wearTheme(this.theme);
    document.documentElement.lang = this.locale;
    this.#router.start();
    void (this.route.room === "setup" ? this.#meetAtSetup() : this.#meet());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#router.stop();
    this.#live.close();
  }

  async #meet(): Promise<void> {
    try {
      this.#enter(await this.#api.me());
    } catch (error) {
      const out = error instanceof ProblemError && error.status === 401;
      this.session = { kind: out ? "out" : "unreachable" };
    }
  }

  // Whoever is signed in has nothing to set up; for everybody else the form is there whatever `me` answered.
  async #meetAtSetup(): Promise<void> {
    const me = await this.#api.me().catch(() => null);
    if (!me) {
      this.session = { kind: "out" };
      return;
    }
    this.#router.instead("/admin");
    this.#enter(me);
  }

  #enter(me: Me): void {
    this.context = this.#contextFor(me);
    this.session = { kind: "in" };
    if (!isHeldBack(me)) this.#live.open();
  }

  #contextFor(me: Me): AdminContext {
    const words = wordsOf(this.locale);
    return {
      api: this.#api,
      live: this.#live,
      locale: this.locale,
      words,
      me,
      may: rightsOf(me),
      refresh: () => this.#meet(),
      go: this.#router.go,
      hold: this.#router.hold,
      toast: (toast) => this.querySelector<Toasts>("koro-toasts")?.add(toast),
      announce: (text) => this.querySelector<Toasts>("koro-toasts")?.announce(text),
      confirm: async (question) =>
        (await this.querySelector<Confirm>("koro-confirm")?.ask(question)) ?? false,
      sayError: (error) => sayError(words, error),
    };
  }

  #moved(route: Route): void {
    if (route.room === "setup" && this.session.kind === "in") this.#router.instead("/admin");
    else this.route = route;
  }

  // Several requests may find out at once that the session has ended; all of them wait for the same sign-in.
  #renew(): Promise<void> {
    if (!this.#waiting) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#waiting = { renewed: promise, resume: resolve };
      this.ended = true;
    }
    return this.#waiting.renewed;
  }

  #signedInAgain = (): void => {
    this.ended = false;
    this.#waiting?.resume();
    this.#waiting = null;
    this.#live.open();
  };

  #speak = (locale: Locale): void => {
    this.locale = locale;
    rememberLocale(locale);
    document.documentElement.lang = locale;
    if (this.context) this.context = this.#contextFor(this.context.me);
  };

  #wear = (theme: Theme): void => {
    this.theme = theme;
    wearTheme(theme);
  };

  #signOut = async (): Promise<void> => {
    if (!(await this.#router.mayLeave())) return;
    await this.#api.signOut().catch(() => {});
    this.#live.close();
    this.context = null;
    this.session = { kind: "out" };
  };

  #settled = (): void => {
    this.#router.instead("/admin");
    void this.#meet();
  };

  override render() {
    const { context } = this;
    const choose = { locale: this.#speak, theme: this.#wear, signOut: this.#signOut };
    return html`
      ${this.session.kind === "in" && context && !isDoor(this.route) ? frame({ context, route: this.route, line: this.line, theme: this.theme, choose }) : this.#gate()}
      ${this.ended ? this.#again() : nothing}
      <koro-confirm .app=${context}></koro-confirm>
      <koro-toasts .app=${context}></koro-toasts>`;
  }

  #gate() {
    const words = wordsOf(this.locale);
    if (this.session.kind === "asking")
      return html`<p class="unseen" role="status">${words.shell.loading}</p>`;
    return html`
      <div class="gate">
        <main class="gate-main">${this.#gateCard()}</main>
        <footer class="gate-foot">${this.#languages()}</footer>
      </div>`;
  }

  #gateCard() {
    const words = wordsOf(this.locale);
    if (this.session.kind === "unreachable") {
      return html`<div class="gate-card"><h1>${words.shell.failed}</h1><p class="quiet">${words.shell.offline}</p>
        <button class="button primary wide" @click=${() => this.#meet()}>${words.shell.retry}</button></div>`;
    }
    if (this.route.room === "setup") {
      return html`<koro-setup .api=${this.#api} .words=${words} .locale=${this.locale} .token=${this.route.token}
        .speak=${this.#speak} .done=${this.#settled}></koro-setup>`;
    }
    return doorCard({
      ...{ api: this.#api, words, locale: this.locale, me: this.context?.me ?? null },
      ...{
        route: this.route,
        settled: this.#settled,
        speak: this.#speak,
        signedIn: () => this.#meet(),
      },
    });
  }

  #again() {
    return html`
      <wa-dialog open without-header label=${wordsOf(this.locale).shell.signInAgain} @wa-hide=${(event: Event) => event.preventDefault()}>
        <koro-sign-in again .email=${this.context?.me.email ?? ""} .api=${this.#api} .words=${wordsOf(this.locale)}
          .signedIn=${this.#signedInAgain}></koro-sign-in>
      </wa-dialog>`;
  }

  #languages() {
    const choice = (locale: Locale, name: string) => html`
      <button class="bare" lang=${locale} aria-pressed=${this.locale === locale} @click=${() => this.#speak(locale)}>${name}</button>`;
    return html`${choice("en", "English")} ${choice("tr", "Türkçe")}`;
  }
}
