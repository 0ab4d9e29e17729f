import type {
  DecisionsAnswer,
  NewDecisions,
  Placement,
  PlacementChanges,
  PlacementPage,
} from "#wire/placement.ts";
import type { Client, Query } from "./client.ts";

/** The calls about the placements of one wall. */
export class QueueApi {
  readonly #client: Client;
  readonly #wall: string;

  constructor(client: Client, wall: string) {
    this.#client = client;
    this.#wall = wall;
  }

  page = (query: Query): Promise<PlacementPage> =>
    this.#client.get(`${this.#wall}/placements`, query);

  decide = (moves: NewDecisions["moves"]): Promise<DecisionsAnswer> =>
    this.#client.post(`${this.#wall}/decisions`, { moves });

  undo = (batch: string): Promise<DecisionsAnswer> =>
    this.#client.post(`${this.#wall}/decisions/${encodeURIComponent(batch)}/undo`);

  change = (post: string, changes: PlacementChanges): Promise<Placement> =>
    this.#client.patch(`${this.#wall}/placements/${encodeURIComponent(post)}`, changes);
}
