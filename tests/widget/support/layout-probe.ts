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

/** Starts to count what moved on a page outside of its wall, whose own nodes are not named; call in `before`. */
export function watchShifts(): void {
  Reflect.set(window, "shifted", 0);
  new PerformanceObserver((list) => {
    const shifts = list.getEntries() as (PerformanceEntry & { sources: { node: Node | null }[] })[];
    const ofPage = shifts.filter(({ sources }) => sources.some(({ node }) => node !== null));
    Reflect.set(window, "shifted", Reflect.get(window, "shifted") + ofPage.length);
  }).observe({ type: "layout-shift", buffered: true });
}

/** How often something of the page itself moved. */
export function shiftedIn(page: Page): Promise<number> {
  return page.evaluate(() => Reflect.get(window, "shifted"));
}

/** The frame after the next has been painted: what a change moved is known by then. */
export function painted(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((done) =>
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))),
      ),
  );
}
