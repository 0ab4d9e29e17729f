import type { AdminDisplay } from "#wire/admin-wall.ts";
import type { Client } from "./client.ts";

/** The calls about the ways one wall is shown. */
export class ShareApi {
  readonly #client: Client;
  readonly #wall: string;

  constructor(client: Client, wall: string) {
    this.#client = client;
    this.#wall = wall;
  }

  displays = (): Promise<{ displays: AdminDisplay[] }> =>
    this.#client.get(`${this.#wall}/displays`);
}
