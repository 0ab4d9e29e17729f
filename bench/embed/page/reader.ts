/** What runs in the pages of a reader who stays. Each function is sent as its own text: it may use nothing here. */

/** A frame of 50 ms or more, in whole milliseconds. `layout` is the part from style and layout to its end. */
export interface LongFrame {
  duration: number;
  script: number;
  layout: number;
}

interface AnimationFrame extends PerformanceEntry {
  styleAndLayoutStart: number;
  scripts: { duration: number }[];
}

/** Puts `benchReader` on the window: the long frames so far, and how many posts are on the page. */
export function watchFrames(): void {
  const reader = {
    cards: 0,
    frames: [] as LongFrame[],
    count() {
      const wall = document.querySelector("social-wall");
      reader.cards = wall?.shadowRoot?.querySelectorAll("article").length ?? 0;
    },
  };
  Reflect.set(window, "benchReader", reader);
  const observer = new PerformanceObserver((list) => {
    for (const frame of list.getEntries() as AnimationFrame[]) {
      const script = frame.scripts.reduce((sum, { duration }) => sum + duration, 0);
      const ends = frame.startTime + frame.duration;
      const layout = frame.styleAndLayoutStart ? ends - frame.styleAndLayoutStart : 0;
      const [duration, inScript] = [Math.round(frame.duration), Math.round(script)];
      reader.frames.push({ duration, script: inScript, layout: Math.round(layout) });
    }
  });
  observer.observe({ type: "long-animation-frame", buffered: true });
}

/** Presses the wall's own button for more posts, if it is there and not busy. */
export function askForMore(): void {
  const root = document.querySelector("social-wall")?.shadowRoot;
  const button = root?.querySelector<HTMLElement>('[part~="more"]');
  if (button && !button.hidden && button.ariaDisabled !== "true") button.click();
}
