import { html } from "lit";
import type { AdminWall } from "#wire/admin-wall.ts";
import { ProblemError } from "../api/problem-error.ts";
import { Room } from "../shell/room.ts";
import { type Locale, wordsOf } from "../words/words.ts";
import { suggestSlug } from "./suggest-slug.ts";

/** The form of a new wall: a title is enough, the address follows it until somebody writes their own. */
export class NewWallForm extends Room {
  static override properties = {
    ...Room.properties,
    made: { attribute: false },
    cancel: { attribute: false },
    wallTitle: { state: true },
    slug: { state: true },
    locale: { state: true },
    tags: { state: true },
    uploads: { state: true },
    problem: { state: true },
    sending: { state: true },
  };

  declare made: (wall: AdminWall) => void;
  declare cancel: () => void;
  declare wallTitle: string;
  declare slug: string | null;
  declare locale: Locale | null;
  declare tags: string[];
  declare uploads: boolean;
  declare problem: unknown;
  declare sending: boolean;

  constructor() {
    super();
    this.wallTitle = "";
    this.slug = null;
    this.locale = null;
    this.tags = [];
    this.uploads = true;
    this.problem = null;
    this.sending = false;
  }

  override firstUpdated(): void {
    this.querySelector("input")?.focus();
  }

  get #slug(): string {
    return this.slug ?? suggestSlug(this.wallTitle);
  }

  get #slugProblem(): string | null {
    return this.problem instanceof ProblemError ? this.problem.about("slug") : null;
  }

  #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    this.sending = true;
    try {
      const wall = await this.app.api.createWall({
        title: this.wallTitle.trim(),
        slug: this.#slug,
        locale: this.locale ?? this.app.locale,
        hashtags: this.tags,
        uploads: this.uploads,
      });
      this.made(wall);
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.sending = false;
    }
  };

  override render() {
    const { walls, shell } = this.app.words;
    return html`
      <form class="panel form" @submit=${this.#submit}>
        <h2>${walls.new}</h2>
        ${this.#title()} ${this.#address()}
        <koro-tag-field .app=${this.app} .tags=${this.tags} .changed=${(tags: string[]) => {
          this.tags = tags;
        }}></koro-tag-field>
        ${this.#language()}
        <wa-switch .checked=${this.uploads} hint=${walls.uploadsHint}
          @change=${(event: Event) => {
            this.uploads = (event.target as HTMLInputElement).checked;
          }}>${walls.uploads}</wa-switch>
        <p class="field-error" role="alert">${this.problem && this.#slugProblem === null ? this.app.sayError(this.problem) : ""}</p>
        <div class="row end">
          <button type="button" class="button" @click=${this.cancel}>${shell.cancel}</button>
          <button class="button primary" ?disabled=${this.sending}>${walls.create}</button>
        </div>
      </form>`;
  }

  #title() {
    const { walls } = this.app.words;
    const typed = (event: Event) => {
      this.wallTitle = (event.target as HTMLInputElement).value;
    };
    return html`
      <label class="field"><span>${walls.name}</span>
        <input name="title" required maxlength="120" .value=${this.wallTitle} @input=${typed} />
        <small>${walls.nameHint}</small>
      </label>`;
  }

  #address() {
    const { walls } = this.app.words;
    const typed = (event: Event) => {
      this.slug = (event.target as HTMLInputElement).value;
    };
    const wrong = this.#slugProblem;
    return html`
      <label class="field"><span>${walls.slug}</span>
        <span class="joined"><span class="prefix">/w/</span>
          <input name="slug" required minlength="2" maxlength="64" pattern="[a-z0-9]+(-[a-z0-9]+)*" autocapitalize="off"
            spellcheck="false" aria-invalid=${wrong !== null} .value=${this.#slug} @input=${typed} /></span>
        <small>${walls.slugHint}</small>
        <small class="field-error">${wrong ?? ""}</small>
      </label>`;
  }

  #language() {
    const { walls } = this.app.words;
    const chosen = this.locale ?? this.app.locale;
    const choice = (locale: Locale) => html`
      <label><input type="radio" name="locale" .checked=${chosen === locale} @change=${() => {
        this.locale = locale;
      }} />
        <span lang=${locale}>${wordsOf(locale).walls.locales[locale]}</span></label>`;
    return html`<fieldset class="choices"><legend>${walls.locale}</legend>${choice("en")}${choice("tr")}</fieldset>`;
  }
}
