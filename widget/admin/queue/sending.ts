/** Sends moves and undos in parts that the server takes, and answers as if there had been one. */
import type { NewDecisions, Placement } from "#wire/placement.ts";
import type { QueueApi } from "../api/queue-api.ts";
import type { Answers } from "./moving.ts";
import type { Flight } from "./queue-state.ts";

const mostAtOnce = 500;

export interface Why {
  reason?: string;
  note?: string;
  /** Decide about what somebody else has reserved. */
  overrule?: boolean;
}

type Api = Pick<QueueApi, "decide" | "undo">;

/**
 * Throws only when nothing at all was decided; what a later part could not send is missing from the results. `failed`
 * is told why.
 */
export async function sendMoves(
  api: Api,
  { cards, move }: Flight,
  { overrule = false, ...why }: Why,
  failed: (error: unknown) => void,
): Promise<Answers> {
  const parts = partsOf(cards.map((card) => moveOf(card, move, why)));
  return inTurn(parts, (part) => api.decide(part, overrule), failed);
}

/** Takes the batches back, the last one first. */
export async function sendUndo(
  api: Api,
  batches: readonly string[],
  failed: (error: unknown) => void,
): Promise<Answers> {
  return inTurn(batches.toReversed(), (batch) => api.undo(batch), failed);
}

async function inTurn<Part>(
  parts: readonly Part[],
  send: (part: Part) => ReturnType<Api["undo"]>,
  failed: (error: unknown) => void,
): Promise<Answers> {
  const batches: string[] = [];
  const results: Answers["results"][number][] = [];
  for (const part of parts) {
    try {
      const answer = await send(part);
      batches.push(answer.batch);
      results.push(...answer.results);
    } catch (error) {
      if (batches.length === 0) throw error;
      failed(error);
      break;
    }
  }
  return { batches, results };
}

function moveOf(
  { post, version }: Placement,
  move: Flight["move"],
  why: Omit<Why, "overrule">,
): NewDecisions["moves"][number] {
  return { post: post.id, move, expect: version, ...why };
}

function partsOf<Part>(all: readonly Part[]): Part[][] {
  const parts: Part[][] = [];
  for (let at = 0; at < all.length; at += mostAtOnce) parts.push(all.slice(at, at + mostAtOnce));
  return parts;
}
