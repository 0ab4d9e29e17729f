/** What the fake server remembers: one wall with its placements, sources and batches, and who listens. */
import type { AdminSource, SourceCheck } from "#wire/admin-source.ts";
import type { AdminWall } from "#wire/admin-wall.ts";
import type { AdminEvent } from "#wire/desk.ts";
import type { AdminLetter } from "#wire/letter.ts";
import type { NewDecisions, Placement } from "#wire/placement.ts";
import { Look } from "#wire/wall.ts";
import { nextState } from "../../../widget/admin/queue/lifecycle.ts";
import { FakeDesk } from "./desk.ts";
import { aPlacement, type State } from "./posts.ts";

type Results = { post: string; ok: boolean; [more: string]: unknown }[];

export class World {
  readonly placements = new Map<string, Placement>();
  readonly batches = new Map<string, { post: string; from: State; version: number }[]>();
  readonly walls = new Map<string, AdminWall>();
  sources: AdminSource[] = [];
  letters: AdminLetter[] = [];
  sendsLetters = false;
  readonly desk = new FakeDesk();
  signedIn = false;
  role = "owner";
  setUpDone = false;
  readonly listeners = new Set<(event: AdminEvent) => void>();
  readonly requests: { method: string; path: string; body: unknown }[] = [];
  /** Set to make the next decisions fail as if the server were ill. */
  ill = false;
  /** What the next checks answer, when it is not the usual post. */
  check: SourceCheck | null = null;
  /** A field the next checks complain about. */
  wrongField: { path: string; message: string } | null = null;
  /** The languages that requests to the admin API asked for. */
  readonly languages: string[] = [];
  #batch = 0;

  constructor(waiting = 20) {
    this.walls.set("acme-yaz", aWall());
    for (let number = 1; number <= waiting; number++) this.put(aPlacement(number));
    this.recount();
  }

  put(placement: Placement): void {
    this.placements.set(placement.post.id, placement);
  }

  tell(event: AdminEvent): void {
    for (const listener of this.listeners) listener(event);
  }

  recount(): AdminWall["counts"] {
    const counts = { pending: 0, held: 0, approved: 0, rejected: 0, removed: 0 };
    for (const { state } of this.placements.values()) counts[state]++;
    const wall = this.walls.get("acme-yaz");
    if (wall) this.walls.set("acme-yaz", { ...wall, counts });
    return counts;
  }

  announce(...posts: string[]): void {
    this.tell({ kind: "counts", wall: "acme-yaz", counts: this.recount() });
    this.tell({ kind: "placement", wall: "acme-yaz", posts });
  }

  /** A new post comes in, as from a network. */
  arrive(number: number): void {
    const placement = aPlacement(number);
    this.put(placement);
    this.tell({ kind: "counts", wall: "acme-yaz", counts: this.recount() });
    this.tell({ kind: "arrived", wall: "acme-yaz", posts: [placement.post.id] });
  }

  /** A colleague decides; the page hears of it unless it is kept quiet. */
  decideElsewhere(post: string, state: State, quietly = false): void {
    const known = this.placements.get(post);
    if (!known) return;
    this.put({ ...known, state, version: known.version + 1 });
    this.recount();
    if (!quietly) this.announce(post);
  }

  decide(moves: NewDecisions["moves"], overrule = false): { batch: string; results: Results } {
    const batch = `batch-${++this.#batch}`;
    const undoable: { post: string; from: State; version: number }[] = [];
    const results = moves.map(({ post, move, expect, reason }) => {
      const known = this.placements.get(post);
      if (!known) return { post, ok: false, code: "not-found", now: null };
      const now = { state: known.state, version: known.version, by: null, at: null };
      if (known.version !== expect) return { post, ok: false, code: "stale", now: this.#now(post) };
      if (known.claim && !known.claim.isMe && !overrule)
        return { post, ok: false, code: "claimed", now, by: known.claimedBy };
      const to = nextState(known.state, move);
      if (!to) return { post, ok: false, code: "illegal-move", now };
      const version = known.version + 1;
      this.put({
        ...{ ...known, state: to, version, reason: reason ?? null, shown: to === "approved" },
        ...{ claimedBy: null, claim: null },
      });
      undoable.push({ post, from: known.state, version });
      return { post, ok: true, state: to, version };
    });
    this.batches.set(batch, undoable);
    this.announce(...undoable.map(({ post }) => post));
    return { batch, results };
  }

  /** A placement as it is, and who moved it last. */
  #now(post: string) {
    const { state, version, history } = this.placements.get(post) ?? aPlacement(0);
    const last = history.at(-1);
    return { state, version, by: last?.actor ?? null, at: last?.at ?? null };
  }

  undo(name: string): { batch: string; results: Results } {
    const results = (this.batches.get(name) ?? []).map(({ post, from, version }) => {
      const known = this.placements.get(post);
      if (!known) return { post, ok: false, code: "not-found", now: null };
      const now = { state: known.state, version: known.version };
      if (known.version !== version) return { post, ok: false, code: "stale", now };
      this.put({ ...known, state: from, version: version + 1, shown: false });
      return { post, ok: true, state: from, version: version + 1 };
    });
    this.announce(...results.map(({ post }) => post));
    return { batch: `${name}-undone`, results };
  }
}

export function aWall(over: Partial<AdminWall> = {}): AdminWall {
  return {
    id: "01930000-0000-7000-b000-000000000001",
    slug: "acme-yaz",
    title: "Acme Yaz 2026",
    locale: "tr",
    hashtags: ["#AcmeYaz", "#yaz2026"],
    accents: "ignore",
    onEdit: "pending",
    uploads: true,
    ...{ sponsoredEvery: null, heldBack: 0 },
    look: Look.parse({ accent: "#e4572e" }),
    state: "live",
    consent: { version: "1", text: "…" },
    seq: 1,
    counts: { pending: 0, held: 0, approved: 0, rejected: 0, removed: 0 },
    createdAt: "2026-11-20T08:00:00.000Z",
    ...over,
  };
}
