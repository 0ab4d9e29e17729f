import type { Locale } from "../words/words.ts";
import { ProblemError } from "./problem-error.ts";
import { readProblem } from "./read-problem.ts";

export type Query = Record<string, string | number | undefined>;

export interface ClientOptions {
  /**
   * Asked when a session has ended in the middle of work. Resolves once somebody is signed in again; the request that
   * found out is then sent once more, so that no click is lost.
   */
  renew: () => Promise<void>;
  /** The language the server should answer in: that of the page, which may not be the browser's. */
  locale: () => Locale;
}

/** Sends JSON to this origin and turns everything that is not a success into a `ProblemError`. */
export class Client {
  readonly #renew: () => Promise<void>;
  readonly #locale: () => Locale;

  constructor(options: ClientOptions) {
    this.#renew = options.renew;
    this.#locale = options.locale;
  }

  get<Answer>(path: string, query: Query = {}): Promise<Answer> {
    return this.#ask("GET", path + search(query));
  }

  post<Answer>(path: string, body: unknown = {}): Promise<Answer> {
    return this.#ask("POST", path, body);
  }

  patch<Answer>(path: string, body: unknown): Promise<Answer> {
    return this.#ask("PATCH", path, body);
  }

  put<Answer>(path: string, body: unknown): Promise<Answer> {
    return this.#ask("PUT", path, body);
  }

  delete(path: string): Promise<void> {
    return this.#ask("DELETE", path);
  }

  /** Like `post`, but a 401 is an answer here and not a session that ended. */
  async knock<Answer>(method: "GET" | "POST", path: string, body?: unknown): Promise<Answer> {
    return read<Answer>(await this.#send(method, path, body));
  }

  async #ask<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const answer = await this.#send(method, path, body);
    if (answer.status !== 401) return read<Answer>(answer);
    await this.#renew();
    return read<Answer>(await this.#send(method, path, body));
  }

  async #send(method: string, path: string, body: unknown): Promise<Response> {
    const headers = { accept: "application/json", "accept-language": this.#locale() };
    const init = body === undefined ? { headers } : withBody(headers, body);
    try {
      return await fetch(path, { method, ...init });
    } catch (cause) {
      throw new ProblemError({ code: "offline" }, { cause });
    }
  }
}

function withBody(headers: Record<string, string>, body: unknown): RequestInit {
  // A form brings its own content type, with the border between its parts.
  if (body instanceof FormData) return { headers, body };
  return {
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify(body),
  };
}

async function read<Answer>(answer: Response): Promise<Answer> {
  if (!answer.ok) throw await readProblem(answer);
  const text = await answer.text();
  return (text ? JSON.parse(text) : undefined) as Answer;
}

function search(query: Query): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== "");
  const words = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  return words.size ? `?${words}` : "";
}
