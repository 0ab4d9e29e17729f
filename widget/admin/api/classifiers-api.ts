import type {
  AdminClassifier,
  ClassifierChanges,
  ClassifierCheck,
  ClassifierList,
  NewClassifier,
} from "#wire/classifier.ts";
import type { Client } from "./client.ts";

const all = "/v1/admin/classifiers";

/** The calls about who is asked for second opinions. */
export class ClassifiersApi {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  list = (): Promise<ClassifierList> => this.#client.get(all);

  add = (wanted: NewClassifier): Promise<AdminClassifier> => this.#client.post(all, wanted);

  change = (id: string, changes: ClassifierChanges): Promise<AdminClassifier> =>
    this.#client.patch(`${all}/${id}`, changes);

  delete = (id: string): Promise<void> => this.#client.delete(`${all}/${id}`);

  check = (id: string, text?: string): Promise<ClassifierCheck> =>
    this.#client.post(`${all}/${id}/check`, text ? { text } : {});
}
