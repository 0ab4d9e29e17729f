/** The live room as one thing: hub, desk and feed cache behind one listening connection. */
import type { AdminEvent } from "#wire/desk.ts";
import type { Db } from "../db/client.ts";
import { type Listener, listen } from "../db/listen.ts";
import { readCounts } from "../db/reads/counts.ts";
import { createDesk, type Desk } from "./desk.ts";
import { createFeedCache, type FeedCache } from "./feed-cache.ts";
import { createHub, type Hub } from "./hub.ts";

export interface Live {
  hub: Hub;
  desk: Desk;
  feeds: FeedCache;
  /** False while nothing would be heard: readers then ask the database. */
  readonly hears: boolean;
  /** This process changed these walls: it need not wait to hear it. */
  changed(seqs: Map<string, number>): void;
  stop(): Promise<void>;
}

export interface LiveOptions {
  db: Db;
  databaseUrl: string;
  publicUrl: string;
  isRedistributable: (network: string) => boolean;
  onError(error: unknown): void;
  beatMs?: number;
}

export function startLive(options: LiveOptions): Live {
  const hub = createHub(options);
  const desk = createDesk();
  const feeds = createFeedCache(options);
  const countSoon = createCounter(options, desk);
  const listener: Listener = listen({
    url: options.databaseUrl,
    channel: "koro",
    onPayload(payload) {
      const deskOf = dispatch(payload, { hub, desk, feeds });
      if (deskOf) countSoon(deskOf);
    },
    onUp() {
      feeds.forgetAll();
      desk.resetAll();
      void hub.catchUp();
    },
    onDown: options.onError,
  });
  const beating = setInterval(() => {
    hub.beat();
    desk.beat();
  }, options.beatMs ?? 15_000);
  // A net below the net: half a second while nothing is heard, else every beat or so.
  let ticks = 0;
  const checking = setInterval(() => {
    ticks++;
    if (!listener.healthy || ticks % 20 === 0) void hub.catchUp();
  }, 500);
  return {
    hub,
    desk,
    feeds,
    get hears() {
      return listener.healthy;
    },
    changed(seqs) {
      for (const [wallId, seq] of seqs) {
        feeds.heard(wallId, seq);
        hub.heard(wallId, seq);
      }
    },
    async stop() {
      clearInterval(beating);
      clearInterval(checking);
      hub.close();
      desk.close();
      await listener.stop();
    },
  };
}

/** Counts follow changes at most five times a second a wall, however many posts a batch moved. */
function createCounter({ db, onError }: LiveOptions, desk: Desk) {
  const waiting = new Set<string>();
  return (wallId: string) => {
    if (waiting.has(wallId) || desk.size === 0) return;
    waiting.add(wallId);
    setTimeout(() => {
      waiting.delete(wallId);
      readCounts(db, [wallId])
        .then((counts) => {
          const ofWall = counts.get(wallId);
          if (ofWall) desk.tell(wallId, (wall) => ({ kind: "counts", wall, counts: ofWall }));
        })
        .catch(onError);
    }, 200).unref();
  };
}

/**
 * Payloads are written by `actions/announce.ts`: `wall <id> <seq>` and `desk <id> <kind> <posts>`, and by
 * `actions/delete-wall.ts`: `gone <id>`, by `actions/people/people-act.ts`: `people`,
 * and by `actions/alerts/tell.ts`: `alert <delivery> <person>`. Answers the wall whose desk was told something.
 */
function dispatch(
  payload: string,
  { hub, desk, feeds }: Pick<Live, "hub" | "desk" | "feeds">,
): string | null {
  const [to, wallId = "", what = "", named = ""] = payload.split(" ");
  if (to === "wall") {
    feeds.heard(wallId, Number(what));
    hub.heard(wallId, Number(what));
  }
  if (to === "gone") {
    feeds.forgetAll();
    hub.drop(wallId);
  }
  if (to === "people") desk.recheck();
  if (to === "alert") desk.tellPerson(what, { kind: "alert", id: wallId });
  if (to !== "desk") return null;
  desk.tell(wallId, (wall) => deskEvent(wall, what, named));
  return countsNothing.has(what) ? null : wallId;
}

/** Told often, and by them no placement changes its state. */
const countsNothing = new Set(["claims", "presence", "reports"]);

function deskEvent(wall: string, what: string, named: string): AdminEvent {
  const list = named === "" ? [] : named.split(",");
  if (what === "claims") return { kind: "claims", wall, posts: list };
  if (what === "presence" || what === "reports") return { kind: what, wall };
  if (what === "source") return { kind: "source", wall, source: list[0] ?? "" };
  if (what === "noticed")
    return { kind: "noticed", wall, rule: list[0] ?? "", posts: list.slice(1) };
  if (what === "wall") return { kind: "wall", wall };
  return { kind: what === "arrived" ? "arrived" : "placement", wall, posts: list };
}
