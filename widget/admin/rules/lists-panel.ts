import { html, nothing } from "lit";
import type { NewWordList, WordList } from "#wire/rule.ts";
import { csvPath, type RulesApi } from "../api/rules-api.ts";
import { icon } from "../icons/icon.ts";
import { Room } from "../shell/room.ts";
import { sayNumber } from "../words/say.ts";
import { splitNames } from "./draft.ts";
import { listName, select } from "./test-fields.ts";

type Edited = NewWordList & { id: string | null };

/** The word lists of the workspace, and those that Koro brings along. */
export class ListsPanel extends Room {
  static override properties = {
    ...Room.properties,
    api: { attribute: false },
    lists: { attribute: false },
    changed: { attribute: false },
    edited: { state: true },
    failed: { state: true },
  };

  declare api: RulesApi;
  declare lists: WordList[];
  declare changed: () => void;
  declare edited: Edited | null;
  declare failed: string;

  constructor() {
    super();
    this.edited = null;
    this.failed = "";
  }

  #edit(edited: Edited | null): void {
    this.edited = edited;
    this.failed = "";
  }

  #copy = (list: WordList): void => {
    const { words, except, accents } = list;
    const name = this.app.words.rules.lists.copyName(listName(this.app.words, list));
    this.#edit({ id: null, name, words, except, accents });
  };

  #save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (!this.edited) return;
    const { id, ...list } = this.edited;
    try {
      await this.api.saveWordList(list, id);
      this.app.toast({ text: this.app.words.shell.saved, tone: "good" });
      this.#edit(null);
      this.changed();
    } catch (error) {
      this.failed = this.app.sayError(error);
    }
  };

  #import = async (event: Event): Promise<void> => {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    if (!file || !this.edited) return;
    try {
      const read = await this.api.readCsv(await file.text());
      const words = [...new Set([...this.edited.words, ...read.words])];
      const except = [...new Set([...this.edited.except, ...read.except])];
      this.#edit({ ...this.edited, words, except });
      const count = sayNumber(this.app.locale, read.words.length + read.except.length);
      this.app.toast({ text: this.app.words.rules.lists.imported(count) });
    } catch (error) {
      this.failed = this.app.sayError(error);
    }
    input.value = "";
  };

  #delete = async (list: WordList): Promise<void> => {
    const { lists, delete: yes } = this.app.words.rules;
    const title = lists.deleteSure(list.name);
    if (!(await this.app.confirm({ title, lead: lists.deleteLead, yes, grave: true }))) return;
    try {
      await this.api.deleteWordList(list.id);
    } catch (error) {
      this.app.toast({ text: this.app.sayError(error), tone: "bad" });
    }
    this.changed();
  };

  override render() {
    const { rules } = this.app.words;
    const fresh: Edited = { id: null, name: "", accents: "ignore", words: [], except: [] };
    if (this.edited) return this.#form(this.edited);
    return html`
      <div class="rule-panel-head"><p class="quiet">${rules.lists.lead}</p>
        ${this.app.may.manage ? html`<button class="button" @click=${() => this.#edit(fresh)}>${icon("plus")}${rules.lists.add}</button>` : nothing}</div>
      <ul class="rules">${this.lists.map((list) => this.#row(list))}</ul>`;
  }

  #row(list: WordList) {
    const { words, locale, may } = this.app;
    const { rules } = words;
    const { name: _, shipped, ...stored } = list;
    const edit = () => this.#edit({ ...stored, name: list.name });
    return html`
      <li class="rule">
        <div class="rule-words"><h2><bdi>${listName(words, list)}</bdi></h2>
          <p class="quiet">${rules.lists.count(sayNumber(locale, list.words.length))}${shipped ? html` · ${rules.lists.shipped}` : nothing}</p></div>
        <div class="row rule-row-acts">
          <a class="button" href=${csvPath(list.id)} download="${listName(words, list)}.csv">${rules.lists.export}</a>
          ${may.manage ? html`<button class="button" @click=${() => (shipped ? this.#copy(list) : edit())}>${shipped ? rules.lists.copy : rules.edit}</button>` : nothing}
          ${may.manage && !shipped ? html`<button class="button rule-icon" aria-label="${rules.delete}: ${list.name}" @click=${() => this.#delete(list)}>${icon("trash")}</button>` : nothing}
        </div>
      </li>`;
  }

  #form(edited: Edited) {
    const { words } = this.app;
    const { rules, shell } = words;
    const lines = (name: "words" | "except", label: string, hint: string, rows: number) => html`
      <label class="field"><span>${label}</span>
        <textarea rows=${rows} spellcheck="false" autocapitalize="off" ?required=${name === "words"} .value=${edited[name].join("\n")}
          @change=${(event: Event) => this.#edit({ ...edited, [name]: splitNames((event.target as HTMLTextAreaElement).value) })}></textarea><small>${hint}</small></label>`;
    return html`
      <form class="panel form rule-form" @submit=${this.#save}>
        <label class="field"><span>${rules.name}</span><input name="name" required maxlength="80" autocomplete="off" .value=${edited.name}
          @input=${(event: Event) => {
            this.edited = { ...edited, name: (event.target as HTMLInputElement).value };
          }} /></label>
        <p class="quiet">${rules.accents}</p>
        ${select(rules.accents, rules.accentChoices, edited.accents, (accents) => this.#edit({ ...edited, accents }))}
        ${lines("words", rules.lists.words, rules.wordsHint, 12)}
        ${lines("except", rules.lists.except, rules.lists.exceptHint, 4)}
        <label class="field"><span>${rules.lists.import}</span><input type="file" accept=".csv,text/csv" @change=${this.#import} /><small>${rules.lists.importHint}</small></label>
        ${this.failed ? html`<p class="field-error" role="alert">${this.failed}</p>` : nothing}
        <div class="row end rule-acts">
          <button type="button" class="button" @click=${() => this.#edit(null)}>${shell.cancel}</button>
          <button class="button primary">${rules.lists.save}</button></div>
      </form>`;
  }
}
