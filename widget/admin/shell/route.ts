export const deskRooms = [
  "queue",
  "reports",
  "curate",
  "sources",
  "rules",
  "numbers",
  "look",
  "share",
  "settings",
] as const;
export type DeskRoom = (typeof deskRooms)[number];

/** Where in the admin page one is. */
export type Route =
  | { room: "walls" }
  | { room: "letters" }
  | { room: "log" }
  | { room: "why"; wall: string; post: string }
  | { room: "people" }
  | { room: "account" }
  | { room: "alerts" }
  | { room: "classifiers" }
  | { room: "forgotten" }
  | { room: "setup" | "invitation" | "new-password"; token: string }
  | { room: DeskRoom; wall: string }
  | { room: "lost" };

const plainRooms = [
  ...(["letters", "log", "people", "account", "alerts", "classifiers", "forgotten"] as const),
];
/** What the links of letters lead to. */
const linkRooms = ["setup", "invitation", "new-password"] as const;

/** Rooms in front of the page, whether or not somebody is signed in. */
export const isDoor = ({ room }: Route) =>
  room === "invitation" || room === "forgotten" || room === "new-password";

/** Reads an address of this page. */
export function routeOf(path: string, query = ""): Route {
  const [root, first, wall, room = "queue", ...rest] = path.split("/").filter(Boolean);
  const [post] = rest;
  if (root === "admin" && first === "walls" && wall && room === "posts" && post && !rest[1])
    return { room: "why", wall: decodeURIComponent(wall), post: decodeURIComponent(post) };
  if (root !== "admin" || rest.length) return { room: "lost" };
  if (first === undefined || (first === "walls" && !wall)) return { room: "walls" };
  const alone = wall ? undefined : plainRooms.find((known) => known === first);
  if (alone) return { room: alone };
  const byLink = linkRooms.find((known) => known === first);
  if (byLink) return { room: byLink, token: new URLSearchParams(query).get("token") ?? "" };
  if (first === "walls" && wall && isDeskRoom(room))
    return { room, wall: decodeURIComponent(wall) };
  return { room: "lost" };
}

/** The address of a room of one wall. */
export function deskPath(wall: string, room: DeskRoom): string {
  return `/admin/walls/${encodeURIComponent(wall)}/${room}`;
}

function isDeskRoom(room: string): room is DeskRoom {
  return deskRooms.some((known) => known === room);
}
