import type {
  AdminSource,
  NewSource,
  SourceChanges,
  SourceCheck,
  SourceRead,
} from "#wire/admin-source.ts";
import type { Client } from "./client.ts";

/** Settings that are tried before there is a source. */
export type SourceTrial = Pick<NewSource, "connector" | "settings" | "secrets">;

/** The calls about the sources of one wall. */
export class SourcesApi {
  readonly #client: Client;
  readonly #sources: string;

  constructor(client: Client, wall: string) {
    this.#client = client;
    this.#sources = `${wall}/sources`;
  }

  list = (): Promise<{ sources: AdminSource[] }> => this.#client.get(this.#sources);

  create = (source: NewSource): Promise<AdminSource> => this.#client.post(this.#sources, source);

  /** Tries settings that are not saved yet. */
  tryOut = (trial: SourceTrial): Promise<SourceCheck> =>
    this.#client.post(`${this.#sources}/check`, trial);

  change = (id: string, changes: SourceChanges): Promise<AdminSource> =>
    this.#client.patch(this.#path(id), changes);

  delete = (id: string): Promise<void> => this.#client.delete(this.#path(id));

  read = (id: string): Promise<SourceRead> => this.#client.post(`${this.#path(id)}/read`);

  #path(id: string): string {
    return `${this.#sources}/${encodeURIComponent(id)}`;
  }
}
