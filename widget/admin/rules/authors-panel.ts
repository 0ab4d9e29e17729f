import { html, nothing } from "lit";
import type { Standing } from "#wire/rule.ts";
import type { RulesApi } from "../api/rules-api.ts";
import { icon } from "../icons/icon.ts";
import { radios } from "../settings/radios.ts";
import { Room } from "../shell/room.ts";

type List = Standing["list"];
const lists: List[] = ["blocked", "muted", "trusted"];

/** People whom the workspace blocks, mutes or trusts. */
export class AuthorsPanel extends Room {
  static override properties = {
    ...Room.properties,
    api: { attribute: false },
    people: { state: true },
    list: { state: true },
    failed: { state: true },
  };

  declare api: RulesApi;
  declare people: Standing[];
  declare list: List;
  declare failed: string;

  constructor() {
    super();
    this.people = [];
    this.list = "blocked";
    this.failed = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#run(async () => {});
  }

  async #run(work: () => Promise<unknown>): Promise<void> {
    this.failed = "";
    try {
      await work();
      this.people = (await this.api.authors()).authors;
    } catch (error) {
      this.failed = this.app.sayError(error);
    }
  }

  #add = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const given = new FormData(form);
    const network = String(given.get("network")).trim();
    const author = String(given.get("author")).trim();
    await this.#run(() => this.api.addAuthors([{ network, author, list: this.list }]));
    if (!this.failed) form.reset();
  };

  override render() {
    const { rules } = this.app.words;
    return html`
      <p class="quiet rule-panel-head">${rules.authors.lead}</p>
      ${this.app.may.manage ? this.#form() : nothing}
      ${this.failed ? html`<p class="field-error" role="alert">${this.failed}</p>` : nothing}
      ${this.people.length === 0 ? html`<p class="quiet">${rules.authors.empty}</p>` : nothing}
      ${lists.map((list) => this.#list(list))}`;
  }

  #form() {
    const { rules } = this.app.words;
    const choose = (list: List) => {
      this.list = list;
    };
    return html`
      <form class="panel form" @submit=${this.#add}>
        <div class="rule-range">
          <label class="field"><span>${rules.authors.network}</span><input name="network" required maxlength="40" value="mastodon" autocapitalize="off" /></label>
          <label class="field"><span>${rules.authors.author}</span><input name="author" required maxlength="300" autocomplete="off" autocapitalize="off" /></label>
        </div>
        ${radios("list", rules.authors.list, rules.authorLists, this.list, choose)}
        <p class="quiet">${rules.authorListHints[this.list]}</p>
        <div class="row"><button class="button primary">${rules.authors.add}</button></div>
      </form>`;
  }

  #list(list: List) {
    const { rules } = this.app.words;
    const people = this.people.filter((one) => one.list === list);
    if (people.length === 0) return nothing;
    return html`
      <h2 class="rule-list-head">${rules.authorLists[list]}</h2>
      <ul class="rules">
        ${people.map(
          ({ id, author, network }) => html`
          <li class="rule"><div class="rule-words"><strong><bdi>${author}</bdi></strong><span class="quiet">${network}</span></div>
            ${this.app.may.manage ? html`<button class="button rule-icon" aria-label=${rules.authors.remove(author)} @click=${() => this.#run(() => this.api.deleteAuthor(id))}>${icon("x")}</button>` : nothing}</li>`,
        )}
      </ul>`;
  }
}
