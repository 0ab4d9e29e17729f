import type { Arrangement } from "../../decor.ts";
import type { WallParts } from "../../later.ts";
import { createFolds } from "./folds.ts";
import { createGlide } from "./glide.ts";
import { shapeOf } from "./shape.ts";

/** What all layouts of tiles need besides styles: their measures, folded text, and cards that glide. */
export function startTiles(wall: WallParts): Arrangement {
  const { list } = wall.frame;
  const folds = createFolds(wall);
  const glide = createGlide(wall);
  let width = 0;
  list.addEventListener("click", holdRow, true);
  return {
    arrange() {
      const { columns } = wall.style;
      list.style.setProperty("--_columns", columns === null ? null : `${columns}`);
      list.style.setProperty("--_least", columns === null ? null : "0px");
      const isNewWidth = list.clientWidth !== width;
      width = list.clientWidth;
      for (const { element, post } of wall.cards) {
        element.style.setProperty("--_ratio", `${shapeOf(post)}`);
        if (isNewWidth) element.style.blockSize = "";
      }
      folds.arrange();
      glide.arrange();
    },
    close() {
      list.removeEventListener("click", holdRow, true);
      for (const name of ["--_columns", "--_least"]) list.style.removeProperty(name);
      for (const { element } of wall.cards) {
        element.style.removeProperty("--_ratio");
        element.style.removeProperty("align-self");
        element.style.removeProperty("block-size");
      }
      folds.close();
      glide.close();
    },
  };
}

/** Cards are as high as their row, but must not grow when a neighbour is opened: they keep the size they have. */
function holdRow(event: Event): void {
  const opened = (event.target as Element).closest("[data-act=unfold]")?.closest("li");
  const all = opened?.parentElement?.children ?? [];
  const { top = 0, bottom = 0 } = opened?.getBoundingClientRect() ?? {};
  for (const card of all as Iterable<HTMLElement>) {
    const box = card.getBoundingClientRect();
    if (box.top >= bottom || box.bottom <= top) continue;
    if (card !== opened && !card.style.blockSize) card.style.blockSize = `${box.height}px`;
    card.style.alignSelf = "start";
  }
}
