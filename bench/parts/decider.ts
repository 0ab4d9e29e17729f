/** A moderator who takes posts off walls and puts them back. */
import type { Koro } from "./koro.ts";

interface Placement {
  post: { id: string };
  version: number;
  state: string;
}

/** One post of one wall and the version that was seen last. */
export interface Toggle {
  /** Off the wall if it is on it, else back on it. Answers which it was. */
  move(): Promise<"reject" | "approve">;
}

export async function openToggle(koro: Koro, slug: string): Promise<Toggle> {
  const path = `/v1/admin/walls/${slug}`;
  const { placements } = await koro.call<{ placements: Placement[] }>(
    "GET",
    `${path}/placements?state=approved&order=newest&limit=1`,
  );
  const seen = placements[0];
  if (!seen) throw new Error(`wall ${slug} shows no post`);
  let expect = seen.version;
  let shown = true;
  return {
    async move() {
      const move = shown ? "reject" : "approve";
      const moves = [{ post: seen.post.id, move, expect }];
      const { results } = await koro.call<{ results: { ok: boolean; version: number }[] }>(
        ...(["POST", `${path}/decisions`, { moves }] as const),
      );
      const result = results[0];
      if (!result?.ok) throw new Error(`the decision on ${slug} was not taken`);
      expect = result.version;
      shown = !shown;
      return move;
    },
  };
}

/** Decides `perSecond` times a second, wall after wall, until it is stopped. Answers how often it did. */
export function keepDeciding(toggles: Toggle[], perSecond: number): { stop(): Promise<number> } {
  let decisions = 0;
  let working: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    const toggle = toggles[decisions++ % toggles.length];
    working = Promise.all([working, toggle?.move()]);
  }, 1000 / perSecond);
  return {
    async stop() {
      clearInterval(timer);
      await working;
      return decisions;
    },
  };
}
