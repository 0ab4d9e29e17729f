/** What the steps of an ingest hand to each other. */
import type { Tx } from "../../db/client.ts";
import type { Publishing } from "../../domain/vocabulary.ts";
import type { News } from "../announce.ts";
import type { ActionContext } from "../context.ts";

export interface IngestSource {
  id: string;
  workspaceId: string;
  network: string;
}

/** A wall that takes this source's posts, and how. */
export interface IngestWall {
  wallId: string;
  publishing: Publishing;
  onEdit: "pending" | "stay";
}

export interface Ingested {
  added: number;
  changed: number;
  removed: number;
  seqs: Map<string, number>;
}

/** What one call works with; every step adds its part to `news`. */
export interface Intake {
  tx: Tx;
  context: ActionContext;
  source: IngestSource;
  walls: IngestWall[];
  news: News;
  at: Date;
}
