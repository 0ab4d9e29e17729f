/** What runs in the pages, before anything of theirs. Each function is sent as its own text: it may use nothing here. */

export interface ProbePlan {
  /** Matches the cards of the contestant. */
  cards: string;
  /** Elements that may come with a shadow root from the server. */
  hosts: string;
  /** So many cards end the watch. */
  wanted: number;
}

/** Times are milliseconds from the start of the navigation. */
export interface Seen {
  origin: number;
  first: number | null;
  all: number | null;
  /** Durations of tasks over 50 ms. */
  tasks: number[];
  shifts: { value: number; ofHost: boolean }[];
  /** How far the host page's section stood from the top, at least and at most. */
  hostTop: [least: number, most: number] | null;
}

/**
 * A card is painted when, at the start of a frame, it is in the document or in a shadow root of it and has a box that
 * is not empty, and that frame has been handed to the compositor. Whether its picture is there does not matter.
 */
export function watchPage(plan: ProbePlan): void {
  const seen: Seen = {
    ...{ origin: performance.timeOrigin, first: null, all: null },
    ...{ tasks: [], shifts: [], hostTop: null },
  };
  const roots = new Set<ParentNode>([document]);
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (init) {
    const root = attach.call(this, init);
    roots.add(root);
    return root;
  };
  const laidOut = () => {
    for (const { shadowRoot } of document.querySelectorAll(plan.hosts))
      if (shadowRoot) roots.add(shadowRoot);
    const cards = [...roots].flatMap((root) => [...root.querySelectorAll(plan.cards)]);
    return cards.filter((card) => card.getBoundingClientRect().height > 0).length;
  };
  const afterPaint = (then: () => void) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = then;
    port2.postMessage(0);
  };
  const hostSection = () => document.getElementById("below");
  const lookAtHost = () => {
    const section = hostSection();
    if (!section) return;
    const top = section.getBoundingClientRect().top + scrollY;
    const [least, most] = seen.hostTop ?? [top, top];
    seen.hostTop = [Math.min(least, top), Math.max(most, top)];
  };
  const look = () => {
    requestAnimationFrame(look);
    lookAtHost();
    if (seen.all !== null) return;
    const count = laidOut();
    if (count === 0) return;
    const isAll = count >= plan.wanted;
    afterPaint(() => {
      seen.first ??= performance.now();
      if (!isAll || seen.all !== null) return;
      seen.all = performance.now();
      Reflect.get(window, "benchSawAll")?.("");
    });
  };
  requestAnimationFrame(look);
  const watch = (type: string, take: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({
      type,
      buffered: true,
    });
  watch("longtask", ({ duration }) => seen.tasks.push(duration));
  watch("layout-shift", (entry) => {
    const { value, sources } = entry as PerformanceEntry & {
      value: number;
      sources: { node: Node | null }[];
    };
    const section = hostSection();
    const ofHost = sources.some(({ node }) => node !== null && section?.contains(node));
    seen.shifts.push({ value, ofHost });
  });
  Reflect.set(window, "benchSeen", seen);
}
