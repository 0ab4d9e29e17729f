/** What an alert waits for, and what it then says. Names of walls and numbers only: a notice holds no personal data. */
import type { AlertKind } from "./vocabulary.ts";

/** How one wall stands at this moment. */
export interface WallState {
  id: string;
  slug: string;
  title: string;
  /** Posts that are pending, and since when the oldest of them has been. */
  waiting: number;
  since: string | null;
  /** Sources in need of attention, and open reports of visitors. */
  attention: number;
  reports: number;
}

/** A wall in a notice. What was decided is counted for digests only. */
export interface NoticeWall extends WallState {
  approved: number;
  rejected: number;
}

export interface Notice {
  kind: AlertKind;
  /** Somebody pressed "Test": nothing has happened. */
  test: boolean;
  /** Of `queue-age`: the bound that was passed. */
  minutes: number | null;
  /** When it was seen. */
  at: string;
  walls: NoticeWall[];
}

export const defaultMinutes = 15;

const reasons: Record<
  Exclude<AlertKind, "digest">,
  (wall: WallState, latest: number) => boolean
> = {
  "queue-age": ({ since }, latest) => since !== null && Date.parse(since) < latest,
  "source-attention": ({ attention }) => attention > 0,
  report: ({ reports }) => reports > 0,
};

/** The walls because of which the alert fires now; none: it does not. */
export function reasonsFor(
  { kind, minutes }: { kind: Exclude<AlertKind, "digest">; minutes: number },
  walls: readonly WallState[],
  now: Date,
): NoticeWall[] {
  const latest = now.getTime() - minutes * 60_000;
  return walls
    .filter((wall) => reasons[kind](wall, latest))
    .map((wall) => ({ ...wall, approved: 0, rejected: 0 }));
}

/** Whether a digest has something to tell of this wall. */
export const isWorthTelling = (wall: NoticeWall) =>
  wall.waiting + wall.attention + wall.reports + wall.approved + wall.rejected > 0;
