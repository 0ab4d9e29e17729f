import { fillIn } from "../../../post/details.ts";
import type { Arrangement, Decor } from "../../decor.ts";
import type { WallParts } from "../../later.ts";
import { createBelt } from "./belt.ts";
import { fillSlots, refillSlots, type Slots } from "./slots.ts";
import styles from "./ticker.css?inline";
import { watchRest } from "./ticker-rest.ts";
import { measuresOf } from "./ticker-room.ts";

/** A calm line of posts that goes by, and stands still for who reads, points, or does not want motion. */
export const ticker: Decor = { kind: "layout", name: "ticker", css: styles, start };

function start(wall: WallParts): Arrangement {
  const { list, stage } = wall.frame;
  const finish = (copy: HTMLElement) => fillIn(copy, wall.session.shown, wall.locale);
  const belt = createBelt(list, finish);
  const rest = watchRest(wall, () => belt.run(!rest.isResting()));
  const room = new ResizeObserver(() => requestAnimationFrame(arrange));
  let slots: Slots = [];
  let known = "";
  let isClosed = false;
  room.observe(stage);
  list.addEventListener("focusin", showFocused);

  function arrange(): void {
    if (isClosed || !stage.isConnected) return;
    const ids = wall.cards.map(({ post }) => post.id);
    const measures = measuresOf(wall, ids.length);
    const { lines, high, wide, step, textLines } = measures;
    for (const [name, value] of [
      ["--_lines", `${lines}`],
      ["--_high", `${high}px`],
      ["--_wide", `${wide}px`],
      ["--_text-lines", `${textLines}`],
    ] as const)
      list.style.setProperty(name, value);
    const key = JSON.stringify(measures);
    const from = Math.floor(belt.offset() / step);
    const count = Math.ceil(stage.clientWidth / step) + 1;
    const isAnew = key !== known || !measures.isMoving || slots.length <= count;
    const { slots: next, shift } = isAnew
      ? { slots: fillSlots(ids, lines), shift: 0 }
      : refillSlots(slots, ids, { from, count });
    known = key;
    slots = next;
    stand();
    const isMoving = measures.isMoving;
    belt.lay(isMoving ? { columns: slots.length, step, shift, room: stage.clientWidth } : null);
    belt.run(!rest.isResting());
  }

  function stand(): void {
    const places = new Map(
      slots.flatMap((column, x) => column.map((id, y) => [id, `${y + 1} / ${x + 1}`] as const)),
    );
    for (const { element, post } of wall.cards) element.style.gridArea = places.get(post.id) ?? "";
  }

  /** The line stands while something in it has the focus, but perhaps elsewhere. */
  function showFocused({ target }: Event): void {
    const card = (target as Element).closest("li");
    const id = wall.cards.find(({ element }) => element === card)?.post.id ?? null;
    const column = slots.findIndex((column) => column.includes(id));
    if (column >= 0) belt.show(column);
  }

  return {
    moves: true,
    arrange,
    close() {
      isClosed = true;
      rest.close();
      room.disconnect();
      belt.lay(null);
      list.removeEventListener("focusin", showFocused);
      list.classList.remove("still");
      for (const name of ["--_lines", "--_high", "--_wide", "--_text-lines"])
        list.style.removeProperty(name);
      for (const { element } of wall.cards) element.style.gridArea = "";
    },
  };
}
