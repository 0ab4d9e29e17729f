import type { ClaimAnswer, Presence, SeatChange } from "#wire/claim.ts";
import type {
  DecisionsAnswer,
  NewDecisions,
  Placement,
  PlacementChanges,
  PlacementPage,
} from "#wire/placement.ts";
import type { Facets } from "#wire/placement-query.ts";
import type { NewView, SavedView, ViewChanges } from "#wire/saved-view.ts";
import type { Client, Query } from "./client.ts";

/** The calls about the placements of one wall, who works on them, and the views that are kept of them. */
export class QueueApi {
  readonly #client: Client;
  readonly #wall: string;

  constructor(client: Client, wall: string) {
    this.#client = client;
    this.#wall = wall;
  }

  page = (query: Query): Promise<PlacementPage> =>
    this.#client.get(`${this.#wall}/placements`, query);

  decide = (moves: NewDecisions["moves"], overrule = false): Promise<DecisionsAnswer> =>
    this.#client.post(`${this.#wall}/decisions`, { moves, ...(overrule ? { overrule } : {}) });

  undo = (batch: string): Promise<DecisionsAnswer> =>
    this.#client.post(`${this.#wall}/decisions/${encodeURIComponent(batch)}/undo`);

  change = (post: string, changes: PlacementChanges): Promise<Placement> =>
    this.#client.patch(`${this.#wall}/placements/${encodeURIComponent(post)}`, changes);

  facets = (state: Placement["state"]): Promise<Facets> =>
    this.#client.get(`${this.#wall}/facets`, { state });

  views = (): Promise<{ views: SavedView[] }> => this.#client.get(`${this.#wall}/views`);

  keepView = (view: NewView): Promise<SavedView> => this.#client.post(`${this.#wall}/views`, view);

  changeView = (id: string, changes: ViewChanges): Promise<SavedView> =>
    this.#client.patch(`${this.#wall}/views/${id}`, changes);

  dropView = (id: string): Promise<void> => this.#client.delete(`${this.#wall}/views/${id}`);

  /** Reserves posts for me; those I have are renewed and counted. */
  claim = (size: number): Promise<ClaimAnswer> =>
    this.#client.post(`${this.#wall}/claims`, { size });

  giveBack = (): Promise<void> => this.#client.delete(`${this.#wall}/claims`);

  sit = (seat: SeatChange): Promise<void> => this.#client.put(`${this.#wall}/seat`, seat);

  presence = (): Promise<Presence> => this.#client.get(`${this.#wall}/presence`);

  /** For a page that is going: leaves the seat, and what was reserved if no other tab of mine sits here. */
  leave = (tab: string): void => {
    const body = new Blob([JSON.stringify({ tab })], { type: "application/json" });
    navigator.sendBeacon(`${this.#wall}/claims/release`, body);
  };
}
