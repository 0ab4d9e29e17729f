import type { LiveEvent } from "#wire/live.ts";

/** What a live stream needs of an `EventSource`. */
export interface Line {
  onopen: (() => void) | null;
  onerror: (() => void) | null;
  addEventListener(kind: LiveEvent["kind"], hear: (message: MessageEvent<string>) => void): void;
  close(): void;
}

interface Member extends Line {
  wall: string;
  after(): number;
  hear(kind: string, message: MessageEvent<string>): void;
}

const kinds = ["show", "change", "hide", "wall", "reset"] as const;
/** As many as the server takes on one line. */
const mostWalls = 20;
/** Walls of one page ask within this time of each other; they are gathered before a line is opened. */
const gatherMs = 30;
/** A server that never opens a shared line is one that does not know it. */
const mostFailures = 2;
/** Some proxies take a connection and never answer it. */
const openWithinMs = 8000;

const servers = new Map<string, ReturnType<typeof createSharedLine>>();

/**
 * A line for one wall. Walls of one page share it: a browser opens six connections to an origin without HTTP/2, and
 * each wall would hold one of them for good.
 *
 * @param after the `seq` from which to go on, asked whenever the line is opened anew
 */
export function openLine(server: string, wall: string, after: () => number): Line {
  const shared = servers.get(server) ?? createSharedLine(server);
  servers.set(server, shared);
  return shared.join(wall, after);
}

function createSharedLine(server: string) {
  const members = new Set<Member>();
  /** Walls that the server does not have: alone they learn why, and do not disturb the others. */
  const apart = new Set<string>();
  /** The one that is heard, and the one that is to take its place. */
  let current: Opened | null = null;
  let next: Opened | null = null;
  let gathering: ReturnType<typeof setTimeout> | undefined;
  let overdue: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;
  /** A server that opened a shared line once is one that knows it, also when it is away for a while. */
  let isKnown = false;

  function join(wall: string, after: () => number): Line {
    if (apart.has(wall) || failures >= mostFailures || wallsOf(members).size >= mostWalls)
      return new EventSource(addressOf(server, [[wall, after()]])) as Line;
    const member = createMember(wall, after, leave);
    members.add(member);
    clearTimeout(gathering);
    gathering = setTimeout(open, gatherMs);
    // From the first who waits: their own patience ends with it, and who leaves is not there to be counted.
    overdue ??= setTimeout(fail, openWithinMs, true);
    return member;
  }

  function leave(member: Member): void {
    members.delete(member);
    if (members.size > 0) return;
    stop();
    apart.clear();
  }

  function stop(): void {
    clearTimeout(gathering);
    clearTimeout(overdue);
    overdue = undefined;
    current?.source.close();
    next?.source.close();
    current = next = null;
  }

  function fail(isUnopened: boolean): void {
    if (isUnopened && !isKnown && wallsOf(members).size > 1) failures++;
    stop();
    for (const member of [...members]) member.onerror?.();
  }

  function open(): void {
    next?.source.close();
    const walls = wallsOf(members);
    const opened = openSource(addressOf(server, [...walls]), [...members], {
      onFail: () => (opened === next || opened === current) && fail(opened === next),
      onGone: (wall) => apart.add(wall),
      onOpen() {
        if (opened !== next) return;
        clearTimeout(overdue);
        overdue = undefined;
        if (walls.size > 1) isKnown = true;
        // Until now the old one was heard: what it brought comes once more.
        if (current) opened.passOver(current.hearers);
        current?.source.close();
        current = opened;
        next = null;
        for (const member of opened.hearers) if (members.has(member)) member.onopen?.();
      },
    });
    next = opened;
  }

  return { join };
}

interface Opened {
  source: EventSource;
  /** Those whose place it started from. Who came later would miss what lies between. */
  hearers: readonly Member[];
  /** What these have by now is not said to them again. */
  passOver(members: readonly Member[]): void;
}

interface Ends {
  onOpen(): void;
  onFail(): void;
  onGone(wall: string): void;
}

function openSource(address: URL, hearers: readonly Member[], ends: Ends): Opened {
  const source = new EventSource(address);
  const had = new Map<Member, number>();
  let of = hearers[0]?.wall;
  const tell = (act: (member: Member) => void) => {
    if (source.readyState === EventSource.CLOSED) return;
    for (const member of hearers) if (member.wall === of) act(member);
  };
  source.onopen = ends.onOpen;
  source.onerror = ends.onFail;
  source.addEventListener("of", ({ data }) => {
    of = readWall(data);
    if (of === undefined) ends.onFail();
  });
  source.addEventListener("gone", () => {
    ends.onGone(of ?? "");
    tell((member) => member.onerror?.());
  });
  for (const kind of kinds)
    source.addEventListener(kind, (message) =>
      tell((member) => {
        // A server that went back behind itself says so, and counts from there.
        if (kind === "reset") had.delete(member);
        const at = Number(message.lastEventId) || Number.POSITIVE_INFINITY;
        if (at >= (had.get(member) ?? 0)) member.hear(kind, message);
      }),
    );
  return {
    ...{ source, hearers },
    passOver(members) {
      for (const member of members) had.set(member, member.after());
    },
  };
}

function readWall(text: string): string | undefined {
  try {
    const { wall } = JSON.parse(text) as { wall?: unknown };
    return typeof wall === "string" ? wall : undefined;
  } catch {
    return undefined;
  }
}

/** Each wall once, from where the furthest behind of its members is. */
function wallsOf(members: ReadonlySet<Member>): Map<string, number> {
  const walls = new Map<string, number>();
  for (const { wall, after } of members)
    walls.set(wall, Math.min(after(), walls.get(wall) ?? Number.POSITIVE_INFINITY));
  return walls;
}

function createMember(wall: string, after: () => number, leave: (member: Member) => void): Member {
  const ears = new Map<string, (message: MessageEvent<string>) => void>();
  const member: Member = {
    wall,
    after,
    onopen: null,
    onerror: null,
    addEventListener: (kind, hear) => ears.set(kind, hear),
    hear: (kind, message) => ears.get(kind)?.(message),
    close: () => leave(member),
  };
  return member;
}

function addressOf(server: string, walls: [wall: string, after: number][]): URL {
  const [only] = walls;
  if (only && walls.length === 1)
    return new URL(`v1/walls/${encodeURIComponent(only[0])}/live?after=${only[1]}`, server);
  const query = walls.map(([wall, after]) => `wall=${encodeURIComponent(wall)}&after=${after}`);
  return new URL(`v1/live?${query.join("&")}`, server);
}
