import type { AccountApi } from "../api/account-api.ts";
import { type Keymap, keymapOf, type OwnKeys, readOwnKeys, usualKeys } from "./keymap.ts";

export interface OwnKeysOptions {
  api: Pick<AccountApi, "preferences" | "prefer">;
  changed: (keys: Keymap) => void;
  failed: (error: unknown) => void;
}

/** One person's keys: asked for once, shown changed at once, kept on the server so that they follow to another desk. */
export class OwnKeysStore {
  readonly #options: OwnKeysOptions;
  #own: OwnKeys = {};
  // A change that was made before the first answer came is newer than that answer.
  #touched = false;

  constructor(options: OwnKeysOptions) {
    this.#options = options;
  }

  get own(): OwnKeys {
    return this.#own;
  }

  /** Without an answer the usual keys work on. */
  async load(): Promise<void> {
    const kept = await this.#options.api.preferences().catch(() => null);
    if (kept && !this.#touched) this.#take(readOwnKeys(kept.keys));
  }

  keep = async (own: OwnKeys): Promise<void> => {
    const before = this.#own;
    this.#touched = true;
    this.#take(own);
    try {
      await this.#options.api.prefer({ keys: own });
    } catch (error) {
      this.#take(before);
      this.#options.failed(error);
    }
  };

  #take(own: OwnKeys): void {
    this.#own = own;
    this.#options.changed(Object.keys(own).length ? keymapOf(own) : usualKeys);
  }
}
