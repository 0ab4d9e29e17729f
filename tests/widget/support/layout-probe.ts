import type { Page } from "playwright-core";

/** Where the cards of a wall stand: across the window, and down from the top of their list. Copies are left out. */
export function cardBoxes(
  page: Page,
): Promise<{ id: string; x: number; y: number; width: number; height: number }[]> {
  return page.locator("social-wall").evaluate((wall) =>
    [...(wall.shadowRoot?.querySelectorAll(".posts:not([inert]) > li") ?? [])].map((card) => {
      const { x, width, height, ...box } = card.getBoundingClientRect().toJSON();
      const y = box.y - (card.parentElement?.getBoundingClientRect().y ?? 0);
      const id = card.querySelector("article")?.dataset.post ?? "";
      return { id, x, y, width, height };
    }),
  );
}

interface Shift {
  readonly sources: readonly { readonly node: Node | null }[];
}

/** Starts to watch what moves on a page outside of its wall, whose own nodes are not named; call in `before`. */
export function watchShifts(): void {
  const seen: Shift[] = [];
  const take = (list: PerformanceEntryList) => seen.push(...(list as unknown as Shift[]));
  const observer = new PerformanceObserver((list) => take(list.getEntries()));
  observer.observe({ type: "layout-shift", buffered: true });
  Reflect.set(window, "shifts", () => {
    take(observer.takeRecords());
    return seen.filter(({ sources }) => sources.some(({ node }) => node !== null)).length;
  });
}

/** How often something of the page itself moved, up to the frame that was drawn last. */
export function shiftedIn(page: Page): Promise<number> {
  return page.evaluate(() => (window as unknown as { shifts(): number }).shifts());
}

/** Two frames have been drawn: the second begins when what the first one moved is known. */
export function painted(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  );
}

/** The wall has all that comes after its first cards: what guards badges, holds focus back and follows the live line. */
export const awake = (page: Page): Promise<void> =>
  page.locator("social-wall .fresh").first().waitFor({ state: "attached" });
