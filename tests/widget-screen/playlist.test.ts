import { describe, expect, it } from "vitest";
import { advance, arrange, emptyPlaylist, type Playlist } from "../../widget/screen/playlist.ts";

const stageOf = (list: Playlist) => [list.spotlight, ...list.tiles.map(({ id }) => id)];

/** The spotlights of so many turns. */
function turns(list: Playlist, ids: readonly string[], places: number, count: number): string[] {
  const seen: string[] = [];
  let now = list;
  for (let turn = 0; turn < count; turn++) {
    now = advance(now, ids, places);
    seen.push(now.spotlight ?? "");
  }
  return seen;
}

describe("the playlist", () => {
  it("begins with the first post in the spotlight and the next ones around it", () => {
    expect(stageOf(arrange(emptyPlaylist, ["a", "b", "c", "d"], 2))).toEqual(["a", "b", "c"]);
  });

  it("gives every post the spotlight before any has it twice", () => {
    const ids = ["a", "b", "c", "d", "e"];
    const begun = arrange(emptyPlaylist, ids, 2);

    expect(new Set(["a", ...turns(begun, ids, 2, 4)])).toEqual(new Set(ids));
    expect(turns(begun, ids, 2, 5).at(-1)).toBe("a");
  });

  it("brings a new post on stage at once and gives it the next spotlight", () => {
    const begun = arrange(emptyPlaylist, ["a", "b", "c", "d"], 2);

    const after = arrange(begun, ["new", "a", "b", "c", "d"], 2);

    expect(stageOf(after)).toContain("new");
    expect(after.spotlight).toBe("a");
    expect(advance(after, ["new", "a", "b", "c", "d"], 2).spotlight).toBe("new");
  });

  it("lets several new posts have the spotlight in the order they came", () => {
    let list = arrange(emptyPlaylist, ["a", "b", "c"], 2);
    list = arrange(list, ["n1", "a", "b", "c"], 2);
    list = arrange(list, ["n2", "n1", "a", "b", "c"], 2);

    expect(turns(list, ["n2", "n1", "a", "b", "c"], 2, 2)).toEqual(["n1", "n2"]);
  });

  it("takes a hidden post off stage at once, from a tile and from the spotlight", () => {
    const begun = arrange(emptyPlaylist, ["a", "b", "c", "d"], 2);

    expect(stageOf(arrange(begun, ["a", "c", "d"], 2))).not.toContain("b");
    const without = arrange(begun, ["b", "c", "d"], 2);
    expect(without.spotlight).not.toBeNull();
    expect(stageOf(without)).not.toContain("a");
  });

  it("keeps tiles where they are from one turn to the next", () => {
    const ids = ["a", "b", "c", "d", "e", "f", "g"];
    const before = arrange(emptyPlaylist, ids, 3);

    const after = advance(before, ids, 3);

    const stayed = before.tiles.filter((tile) => after.tiles.some(({ id }) => id === tile.id));
    expect(stayed.length).toBeGreaterThanOrEqual(2);
    for (const { id, place } of stayed) {
      expect(after.tiles.find((tile) => tile.id === id)?.place).toBe(place);
    }
  });

  it("shows no post twice and leaves no place empty, whatever comes and goes", () => {
    let ids = ["a", "b", "c", "d", "e", "f"];
    let list = arrange(emptyPlaylist, ids, 3);
    for (let step = 0; step < 200; step++) {
      if (step % 3 === 0) ids = [`n${step}`, ...ids];
      if (step % 2 === 0) ids = ids.filter((_, index) => index !== step % ids.length);
      list = step % 5 === 0 ? advance(list, ids, 3) : arrange(list, ids, 3);
      const stage = stageOf(list).filter((id) => id !== null);
      expect(new Set(stage).size).toBe(stage.length);
      expect(stage.filter((id) => !ids.includes(id))).toEqual([]);
      expect(stage.length).toBe(Math.min(4, ids.length));
      expect(new Set(list.tiles.map(({ place }) => place)).size).toBe(list.tiles.length);
    }
  });

  it("remembers only the posts that are there, for days", () => {
    let list = arrange(emptyPlaylist, ["a"], 2);
    for (let step = 0; step < 500; step++) list = arrange(list, [`n${step}`, `n${step - 1}`], 2);

    expect(list.spotlit.size).toBe(2);
    expect(list.staged.size).toBe(2);
    expect(list.fresh.length).toBeLessThanOrEqual(2);
  });

  it("prefers posts whose pictures are at hand", () => {
    const ids = ["a", "b", "c"];
    const begun = arrange(emptyPlaylist, ids, 1);

    expect(advance(begun, ids, 1, (id) => id === "c").spotlight).toBe("c");
    expect(advance(begun, ids, 1, () => false).spotlight).toBe("b");
  });

  it("stands still with a single post and empties with the last", () => {
    const one = arrange(emptyPlaylist, ["a"], 3);

    expect(stageOf(advance(one, ["a"], 3))).toEqual(["a"]);
    expect(stageOf(arrange(one, [], 3))).toEqual([null]);
  });
});
