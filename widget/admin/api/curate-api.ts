import type {
  Collection,
  CollectionMoves,
  CollectionPage,
  CopyAnswer,
  CopyPosts,
  Curation,
  Pins,
} from "#wire/curation.ts";
import type { OwnPostMade } from "#wire/own-post.ts";
import type { DecisionsAnswer, Placement, PlacementChanges } from "#wire/placement.ts";
import type { Client } from "./client.ts";

const collections = "/v1/admin/collections";

/** The calls about curating the posts of one wall. */
export class CurateApi {
  readonly #client: Client;
  readonly #wall: string;

  constructor(client: Client, wall: string) {
    this.#client = client;
    this.#wall = wall;
  }

  of = (post: string): Promise<Curation> =>
    this.#client.get(`${this.#wall}/placements/${post}/curation`);

  change = (post: string, changes: PlacementChanges): Promise<Placement> =>
    this.#client.patch(`${this.#wall}/placements/${post}`, changes);

  pins = (): Promise<Pins> => this.#client.get(`${this.#wall}/pins`);

  orderPins = (posts: string[]): Promise<Pins> => this.#client.put(`${this.#wall}/pins`, { posts });

  copy = (order: CopyPosts): Promise<CopyAnswer> =>
    this.#client.post(`${this.#wall}/placements/copy`, order);

  undo = (batch: string): Promise<DecisionsAnswer> =>
    this.#client.post(`${this.#wall}/decisions/${batch}/undo`);

  publish = (form: FormData): Promise<OwnPostMade> =>
    this.#client.post(`${this.#wall}/posts`, form);

  reword = (post: string, text: string): Promise<void> =>
    this.#client.patch(`${this.#wall}/posts/${post}`, { text });

  deleteOurs = (post: string): Promise<void> => this.#client.delete(`${this.#wall}/posts/${post}`);

  collections = (): Promise<{ collections: Collection[] }> => this.#client.get(collections);

  createCollection = (name: string): Promise<Collection> =>
    this.#client.post(collections, { name });

  renameCollection = (id: string, name: string): Promise<Collection> =>
    this.#client.patch(`${collections}/${id}`, { name });

  deleteCollection = (id: string): Promise<void> => this.#client.delete(`${collections}/${id}`);

  collected = (id: string, cursor?: string): Promise<CollectionPage> =>
    this.#client.get(`${collections}/${id}/posts`, { limit: 24, cursor });

  collect = (id: string, moves: CollectionMoves): Promise<{ added: number; removed: number }> =>
    this.#client.post(`${collections}/${id}/posts`, moves);
}
