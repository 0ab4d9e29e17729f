export const deskRooms = ["queue", "sources", "look", "share", "settings"] as const;
export type DeskRoom = (typeof deskRooms)[number];

/** Where in the admin page one is. */
export type Route =
  | { room: "walls" }
  | { room: "letters" }
  | { room: "setup"; token: string }
  | { room: DeskRoom; wall: string }
  | { room: "lost" };

/** Reads an address of this page. */
export function routeOf(path: string, query = ""): Route {
  const [root, first, wall, room = "queue", ...rest] = path.split("/").filter(Boolean);
  if (root !== "admin" || rest.length) return { room: "lost" };
  if (first === undefined || (first === "walls" && !wall)) return { room: "walls" };
  if (first === "letters" && !wall) return { room: "letters" };
  if (first === "setup")
    return { room: "setup", token: new URLSearchParams(query).get("token") ?? "" };
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
