import type { LogFilter, LogPage, Verified } from "#wire/log.ts";
import type { NumbersAnswer } from "#wire/numbers.ts";
import type { Why } from "#wire/why.ts";
import type { Client } from "./client.ts";

/** What the list and the files can be narrowed to, as an address has it. */
export type LogSearch = Partial<Record<keyof LogFilter, string>>;

/** The calls about what happened: the log, why a post is not shown, the desk in numbers. */
export class PastApi {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  log = (search: LogSearch, cursor?: string): Promise<LogPage> =>
    this.#client.get(log, { ...search, cursor });

  /** `noted` is a head that somebody wrote down before. */
  verify = (noted: { n: string; hash: string } | null): Promise<Verified> =>
    this.#client.get(`${log}/verify`, noted ?? {});

  why = (wall: string, post: string): Promise<Why> =>
    this.#client.get(
      `/v1/admin/walls/${encodeURIComponent(wall)}/posts/${encodeURIComponent(post)}/why`,
    );

  numbers = (
    wall: string,
    stretch: { from: string; until: string; zone: string },
  ): Promise<NumbersAnswer> =>
    this.#client.get(`/v1/admin/walls/${encodeURIComponent(wall)}/numbers`, stretch);
}

const log = "/v1/admin/log";

/** Where the log is to be had as a file. */
export function logFilePath(format: "csv" | "ndjson", search: LogSearch): string {
  const given = Object.entries(search).filter(([, value]) => value);
  const query = new URLSearchParams(given);
  return `${log}.${format}${query.size ? `?${query}` : ""}`;
}
