/** What a wall could leave behind on a page. Counted by wrapping what makes it; runs before anything else. */
export function countTraces(): void {
  const counts = { listeners: new Map<string, number>(), timers: new Set<unknown>(), open: 0 };
  const observers = new Set<object>();
  const change = (name: string, by: number) =>
    counts.listeners.set(name, (counts.listeners.get(name) ?? 0) + by);

  for (const [where, target] of [
    ["window", window],
    ["document", document],
    ["media", MediaQueryList.prototype],
    ["root", Element.prototype],
  ] as const) {
    const known = new Map<string, Set<unknown>>();
    const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
    const isCounted = (element: unknown) =>
      where !== "root" || element === document.documentElement || element === document.body;
    Object.assign(target, {
      addEventListener(this: EventTarget, ...given: Parameters<EventTarget["addEventListener"]>) {
        const heard = known.get(given[0]) ?? new Set();
        known.set(given[0], heard);
        if (isCounted(this) && !heard.has(given[1])) change(`${where} ${given[0]}`, 1);
        if (isCounted(this)) heard.add(given[1]);
        add.apply(this, given);
      },
      removeEventListener(
        this: EventTarget,
        ...given: Parameters<EventTarget["addEventListener"]>
      ) {
        if (isCounted(this) && known.get(given[0])?.delete(given[1]))
          change(`${where} ${given[0]}`, -1);
        remove.apply(this, given);
      },
    });
  }

  const { setTimeout: later, setInterval: often, clearTimeout: never } = window;
  Object.assign(window, {
    setTimeout(act: (...given: unknown[]) => void, ms?: number, ...given: unknown[]) {
      const id = later(() => {
        counts.timers.delete(id);
        act(...given);
      }, ms);
      counts.timers.add(id);
      return id;
    },
    setInterval(act: () => void, ms?: number) {
      const id = often(act, ms);
      counts.timers.add(id);
      return id;
    },
    clearTimeout(id: number) {
      counts.timers.delete(id);
      never(id);
    },
    clearInterval(id: number) {
      counts.timers.delete(id);
      never(id);
    },
  });

  for (const name of ["IntersectionObserver", "MutationObserver"] as const) {
    const { observe, disconnect } = window[name].prototype;
    Object.assign(window[name].prototype, {
      observe(this: object, ...given: [never, never]) {
        observers.add(this);
        observe.apply(this as never, given);
      },
      disconnect(this: object) {
        observers.delete(this);
        disconnect.call(this as never);
      },
    });
  }

  const Line = window.EventSource;
  window.EventSource = class extends Line {
    constructor(url: string | URL) {
      super(url);
      counts.open += 1;
    }
    override close(): void {
      if (this.readyState !== this.CLOSED) counts.open -= 1;
      super.close();
    }
  };

  const before = new Set(Object.getOwnPropertyNames(window));
  Reflect.set(window, "traces", async () => ({
    listeners: [...counts.listeners].filter(([, count]) => count !== 0),
    timers: counts.timers.size,
    observers: observers.size,
    lines: counts.open,
    globals: Object.getOwnPropertyNames(window).filter(
      (name) => !before.has(name) && !["traces", "wall"].includes(name) && !/^\d/.test(name),
    ),
    kept: [document.cookie, localStorage.length, sessionStorage.length],
    databases: (await indexedDB.databases()).length,
    caches: "caches" in window ? (await caches.keys()).length : 0,
    styles: [
      document.adoptedStyleSheets.length,
      document.documentElement.getAttribute("style") ?? "",
      document.body.getAttribute("style") ?? "",
    ],
    playing: [...document.querySelectorAll("video, audio")].length,
  }));
}

/** What a page has when nobody was ever there. */
export const noTraces = {
  listeners: [],
  timers: 0,
  observers: 0,
  lines: 0,
  globals: [],
  kept: ["", 0, 0],
  databases: 0,
  caches: 0,
  styles: [0, "", ""],
  playing: 0,
};
