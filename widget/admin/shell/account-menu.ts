import { html, nothing } from "lit";
import type { Locale } from "../words/words.ts";
import { initials } from "./initials.ts";
import { Room } from "./room.ts";
import { type Theme, themes } from "./theme-choice.ts";

const languages: [Locale, string][] = [
  ["en", "English"],
  ["tr", "Türkçe"],
];

/** Who is signed in, with language, appearance and the way out. */
export class AccountMenu extends Room {
  static override properties = {
    ...Room.properties,
    theme: { attribute: false },
    choose: { attribute: false },
  };

  declare theme: Theme;
  declare choose: {
    locale: (locale: Locale) => void;
    theme: (theme: Theme) => void;
    signOut: () => void;
  };

  #selected(event: CustomEvent<{ item: { value: string } }>): void {
    const [what, value] = event.detail.item.value.split(":");
    if (what === "locale") this.choose.locale(value === "tr" ? "tr" : "en");
    if (what === "theme") this.choose.theme(themes.find((theme) => theme === value) ?? "auto");
    if (
      what === "log" ||
      what === "letters" ||
      what === "people" ||
      what === "account" ||
      what === "alerts" ||
      what === "classifiers"
    )
      this.app.go(`/admin/${what}`);
    if (what === "sign-out") this.choose.signOut();
  }

  override render() {
    const { me, words } = this.app;
    return html`
      <wa-dropdown placement="bottom-end" @wa-select=${this.#selected}>
        <button slot="trigger" class="avatar-button" aria-label="${words.shell.account}: ${me.name}">
          <span class="initials" data-initials=${initials(me.name)}></span>
        </button>
        <div class="menu-head"><strong>${me.name}</strong><span>${me.workspace.name}</span></div>
        ${languages.map(([value, name]) => this.#choice(`locale:${value}`, name, value === this.app.locale))}
        <wa-divider></wa-divider>
        ${themes.map((value) => this.#choice(`theme:${value}`, words.shell.themes[value], value === this.theme))}
        <wa-divider></wa-divider>
        <wa-dropdown-item value="account">${words.account.title}</wa-dropdown-item>
        ${this.app.may.decide ? html`<wa-dropdown-item value="alerts">${words.alerts.title}</wa-dropdown-item>` : nothing}
        ${this.app.may.manage ? html`<wa-dropdown-item value="people">${words.people.title}</wa-dropdown-item>` : nothing}
        ${this.app.may.manage ? html`<wa-dropdown-item value="classifiers">${words.classifiers.title}</wa-dropdown-item>` : nothing}
        ${this.app.may.manage ? html`<wa-dropdown-item value="letters">${words.letters.title}</wa-dropdown-item>` : nothing}
        ${this.app.may.manage ? html`<wa-dropdown-item value="log">${words.log.title}</wa-dropdown-item>` : nothing}
        <wa-dropdown-item value="sign-out">${words.shell.signOut}</wa-dropdown-item>
      </wa-dropdown>`;
  }

  #choice(value: string, name: string, checked: boolean) {
    return html`<wa-dropdown-item type="checkbox" value=${value} .checked=${checked}>${name}</wa-dropdown-item>`;
  }
}
