import type {
  Applied,
  DryRunAnswer,
  NewRule,
  NewWordList,
  Rule,
  RuleChanges,
  Rules,
  Standing,
  WordList,
} from "#wire/rule.ts";
import type { Client } from "./client.ts";

/** The calls about the rules of one wall and the lists of its workspace. */
export class RulesApi {
  readonly #client: Client;
  readonly #rules: string;

  constructor(client: Client, wall: string) {
    this.#client = client;
    this.#rules = `${wall}/rules`;
  }

  list = (): Promise<Rules> => this.#client.get(this.#rules);

  create = (rule: NewRule): Promise<Rule> => this.#client.post(this.#rules, rule);

  change = (id: string, changes: RuleChanges): Promise<Rule> =>
    this.#client.patch(`${this.#rules}/${id}`, changes);

  delete = (id: string): Promise<void> => this.#client.delete(`${this.#rules}/${id}`);

  order = (rules: string[]): Promise<{ rules: Rule[] }> =>
    this.#client.put(`${this.#rules}/order`, { rules });

  firstByHand = (on: boolean): Promise<{ firstByHand: boolean }> =>
    this.#client.put(`${this.#rules}/first-by-hand`, { on });

  dryRun = (rule: NewRule, id: string | undefined, last: number): Promise<DryRunAnswer> =>
    this.#client.post(`${this.#rules}/dry-run`, { rule, last, ...(id ? { id } : {}) });

  apply = (id: string, last: number): Promise<Applied> =>
    this.#client.post(`${this.#rules}/${id}/apply`, { last });

  wordLists = (): Promise<{ lists: WordList[] }> => this.#client.get(lists);

  saveWordList = (list: NewWordList, id: string | null): Promise<WordList> =>
    id === null ? this.#client.post(lists, list) : this.#client.put(`${lists}/${id}`, list);

  deleteWordList = (id: string): Promise<void> => this.#client.delete(`${lists}/${id}`);

  readCsv = (csv: string): Promise<{ words: string[]; except: string[] }> =>
    this.#client.post(`${lists}/read-csv`, { csv });

  authors = (): Promise<{ authors: Standing[] }> => this.#client.get("/v1/admin/authors");

  addAuthors = (authors: Omit<Standing, "id">[]): Promise<{ added: number }> =>
    this.#client.post("/v1/admin/authors", { authors });

  deleteAuthor = (id: string): Promise<void> => this.#client.delete(`/v1/admin/authors/${id}`);
}

const lists = "/v1/admin/word-lists";

/** Where a list is to be had as a file. */
export const csvPath = (list: string) => `${lists}/${list}/csv`;
