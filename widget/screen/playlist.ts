/**
 * What stands where on an event screen, as a value: one post in the spotlight, some in tiles around it. Tiles keep
 * their place, so that from one turn to the next little moves. Pure: no clock, no DOM.
 */
export interface Playlist {
  readonly spotlight: string | null;
  readonly tiles: readonly Tile[];
  /** Posts that came while the screen was running and have not had the spotlight yet, oldest first. */
  readonly fresh: readonly string[];
  readonly turn: number;
  /** The last turn each known post had the spotlight; 0 for never. */
  readonly spotlit: ReadonlyMap<string, number>;
  /** The last turn each known post was on stage at all; 0 for never. */
  readonly staged: ReadonlyMap<string, number>;
}

/** A tile, the place it keeps and the turn it came in. */
export interface Tile {
  readonly id: string;
  readonly place: number;
  readonly since: number;
}

export const emptyPlaylist: Playlist = {
  spotlight: null,
  tiles: [],
  fresh: [],
  turn: 0,
  spotlit: new Map(),
  staged: new Map(),
};

/** The playlist after the posts changed: what is gone leaves at once, what is new comes on stage at once. */
export function arrange(list: Playlist, ids: readonly string[], places: number): Playlist {
  const known = new Set(ids);
  const begun = list.staged.size > 0;
  const arrived = begun ? ids.filter((id) => !list.staged.has(id)).reverse() : [];
  const kept: Playlist = {
    ...list,
    spotlight: list.spotlight && known.has(list.spotlight) ? list.spotlight : null,
    tiles: list.tiles.filter(({ id, place }) => known.has(id) && place < places),
    fresh: [...list.fresh.filter((id) => known.has(id)), ...arrived],
    spotlit: memory(list.spotlit, ids),
    staged: memory(list.staged, ids),
  };
  const lit = kept.spotlight ? kept : spotlightNext(kept, ids, () => true);
  return fill(
    arrived.reduce((now, id) => bringIn(now, id, places), lit),
    ids,
    places,
  );
}

/** The next turn: another post takes the spotlight and one tile changes. */
export function advance(
  list: Playlist,
  ids: readonly string[],
  places: number,
  ready: (id: string) => boolean = () => true,
): Playlist {
  const now = arrange(list, ids, places);
  const next = spotlightNext({ ...now, turn: now.turn + 1 }, ids, ready);
  const all = ids.length <= places + 1;
  // With nobody waiting off stage a change of tiles would only be a shuffle.
  const vacated = next.tiles.length < now.tiles.length || all ? next : dropOldest(next, places);
  return fill(vacated, ids, places);
}

function spotlightNext(
  list: Playlist,
  ids: readonly string[],
  ready: (id: string) => boolean,
): Playlist {
  const others = ids.filter((id) => id !== list.spotlight);
  const willing = others.filter(ready);
  const queue = willing.length > 0 ? willing : others;
  const id = list.fresh.find((one) => queue.includes(one)) ?? leastRecent(queue, list.spotlit);
  if (!id) return list;
  const turn = Math.max(1, list.turn);
  return {
    ...list,
    turn,
    spotlight: id,
    tiles: list.tiles.filter((tile) => tile.id !== id),
    fresh: list.fresh.filter((one) => one !== id),
    spotlit: new Map(list.spotlit).set(id, turn),
    staged: new Map(list.staged).set(id, turn),
  };
}

/** A new post takes the place of the tile that has been there longest. */
function bringIn(list: Playlist, id: string, places: number): Playlist {
  if (places === 0 || list.spotlight === id) return list;
  const room = dropOldest(list, places);
  return stand(room, id, places);
}

function dropOldest(list: Playlist, places: number): Playlist {
  if (list.tiles.length < places) return list;
  const oldest = Math.min(...list.tiles.map(({ since }) => since));
  const leaving = list.tiles.findLastIndex(({ since }) => since === oldest);
  return { ...list, tiles: list.tiles.filter((_, index) => index !== leaving) };
}

function fill(list: Playlist, ids: readonly string[], places: number): Playlist {
  let now = list;
  while (now.tiles.length < places) {
    const onStage = new Set([now.spotlight, ...now.tiles.map(({ id }) => id)]);
    const next = leastRecent(
      ids.filter((id) => !onStage.has(id)),
      now.staged,
    );
    if (!next) break;
    now = stand(now, next, places);
  }
  return now;
}

/** Puts a post into the first free place. */
function stand(list: Playlist, id: string, places: number): Playlist {
  const taken = new Set(list.tiles.map(({ place }) => place));
  const place = Array.from({ length: places }, (_, index) => index).find((at) => !taken.has(at));
  if (place === undefined) return list;
  return {
    ...list,
    tiles: [...list.tiles, { id, place, since: list.turn }],
    staged: new Map(list.staged).set(id, Math.max(1, list.turn)),
  };
}

/** Never shown first, then the longest ago; among equals the order of the feed. */
function leastRecent(
  ids: readonly string[],
  turns: ReadonlyMap<string, number>,
): string | undefined {
  return ids.reduce<string | undefined>((best, id) => {
    if (best === undefined) return id;
    return (turns.get(id) ?? 0) < (turns.get(best) ?? 0) ? id : best;
  }, undefined);
}

/** Only posts that are still there: a screen that runs for days forgets the rest. */
function memory(turns: ReadonlyMap<string, number>, ids: readonly string[]): Map<string, number> {
  return new Map(ids.map((id) => [id, turns.get(id) ?? 0]));
}
