import type { DecisionsAnswer, Move, Placement, PlacementChanges } from "#wire/placement.ts";

/** Somebody else decided meanwhile; what is on the screen is about to change. */
export class StaleError extends Error {}

/** The few calls that the overlay makes, as the person who is signed in. */
export class ModerateApi {
  readonly #wall: string;

  constructor(slug: string) {
    this.#wall = `/v1/admin/walls/${encodeURIComponent(slug)}`;
  }

  placement = (post: string): Promise<Placement> =>
    this.#ask("GET", `${this.#wall}/placements/${post}`);

  change = (post: string, changes: PlacementChanges): Promise<Placement> =>
    this.#ask("PATCH", `${this.#wall}/placements/${post}`, changes);

  /** Answers the batch, by which it can be taken back. */
  async decide(post: string, move: Move, reason: string): Promise<string> {
    const { version } = await this.placement(post);
    const moves = [{ post, move, expect: version, reason }];
    const { batch, results } = await this.#ask<DecisionsAnswer>("POST", `${this.#wall}/decisions`, {
      moves,
    });
    if (!results[0]?.ok) throw new StaleError();
    return batch;
  }

  undo = (batch: string): Promise<DecisionsAnswer> =>
    this.#ask("POST", `${this.#wall}/decisions/${batch}/undo`, {});

  block = (network: string, author: string): Promise<unknown> =>
    this.#ask("POST", "/v1/admin/authors", { authors: [{ network, author, list: "blocked" }] });

  async #ask<Answer>(method: string, path: string, body?: object): Promise<Answer> {
    const sent = body && {
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    };
    const answer = await fetch(path, { method, ...sent });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status}`);
    return answer.json() as Promise<Answer>;
  }
}
