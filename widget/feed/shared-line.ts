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

const servers = new Map<string, ReturnType<typeof createSharedLine>>();

/**
 * A line for one wall. Walls of one page share it: a browser opens six connections to an origin without HTTP/2, and
 * each wall would hold one of them for good.
 *
 * @param after the `seq` from which to go on, asked whenever the line is opened anew
 */
export function openLine(server: string, wall: string, after: () => number): Line {
  const shared = servers.get(server) ?? createSharedLine(server, () => servers.delete(server));
  servers.set(server, shared);
  return shared.join(wall, after);
}

function createSharedLine(server: string, onEmpty: () => void) {
  const members = new Set<Member>();
  /** Walls that the server does not have: alone they learn why, and do not disturb the others. */
  const apart = new Set<string>();
  let source: EventSource | null = null;
  let gathering: ReturnType<typeof setTimeout> | undefined;
  let failures = 0;

  function join(wall: string, after: () => number): Line {
    if (apart.has(wall) || failures >= mostFailures || wallsOf(members).size >= mostWalls)
      return new EventSource(addressOf(server, [[wall, after()]])) as Line;
    const member = createMember(wall, after, leave);
    members.add(member);
    clearTimeout(gathering);
    gathering = setTimeout(open, gatherMs);
    return member;
  }

  function leave(member: Member): void {
    members.delete(member);
    if (members.size > 0) return;
    stop();
    onEmpty();
  }

  function stop(): void {
    clearTimeout(gathering);
    source?.close();
    source = null;
  }

  function open(): void {
    stop();
    const walls = wallsOf(members);
    const opened = new EventSource(addressOf(server, [...walls]));
    let of = [...walls.keys()][0];
    let isOpen = false;
    source = opened;
    opened.onopen = () => {
      isOpen = true;
      failures = 0;
      for (const member of members) member.onopen?.();
    };
    opened.onerror = () => {
      if (!isOpen && walls.size > 1) failures++;
      stop();
      for (const member of [...members]) member.onerror?.();
    };
    const tell = (act: (member: Member) => void) => {
      for (const member of [...members]) if (member.wall === of) act(member);
    };
    opened.addEventListener("of", ({ data }) => {
      of = (JSON.parse(data) as { wall: string }).wall;
    });
    opened.addEventListener("gone", () => {
      apart.add(of ?? "");
      tell((member) => member.onerror?.());
    });
    for (const kind of kinds)
      opened.addEventListener(kind, (message) => tell((member) => member.hear(kind, message)));
  }

  return { join };
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
