/** What every action is given. Nothing in this room reads a clock, an environment or a global. */
import type { Db, Tx } from "../db/client.ts";
import type { ActorKind } from "../domain/vocabulary.ts";
import type { Vault } from "./vault.ts";

export interface ActionContext {
  db: Db;
  now: () => Date;
  vault: Vault;
  /** Puts jobs into the queue inside the transaction: they exist exactly if it commits. */
  enqueue: (tx: Tx, queue: JobQueue, jobs: object[]) => Promise<void>;
}

export type JobQueue = "fetch-media" | "fetch-film" | "send-letter";

/** Who decides. `name` is kept with the decision, so that the log stays readable when people leave. */
export interface Actor {
  kind: ActorKind;
  id: string | null;
  name: string | null;
}
