import type { Page } from "playwright-core";

/** Where the cards of a wall stand, relative to its list; what is not drawn is left out. */
export function cardBoxes(
  page: Page,
): Promise<{ id: string; x: number; y: number; width: number; height: number }[]> {
  return page.locator("social-wall").evaluate((wall) =>
    [...(wall.shadowRoot?.querySelectorAll(".posts:not([inert]) > li") ?? [])].map((card) => {
      const { x, y, width, height } = card.getBoundingClientRect();
      const id = card.querySelector("article")?.dataset.post ?? "";
      return { id, x, y, width, height };
    }),
  );
}

/** Starts to count what moved on a page; call in `before`. */
export function watchShifts(): void {
  Reflect.set(window, "shifted", 0);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      Reflect.set(
        window,
        "shifted",
        Reflect.get(window, "shifted") + (entry as unknown as { value: number }).value,
      );
  }).observe({ type: "layout-shift", buffered: true });
}

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
