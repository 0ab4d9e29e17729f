import { type Route, routeOf } from "./route.ts";

/** Asked before a room with unfinished work is left. */
export type MayLeave = () => Promise<boolean>;

/** Keeps the address bar and the page together. Ordinary links work; those within `/admin` do not load a page. */
export class Router {
  readonly #moved: (route: Route) => void;
  #held: { here: string; ask: MayLeave } | null = null;

  constructor(moved: (route: Route) => void) {
    this.#moved = moved;
  }

  get route(): Route {
    return routeOf(location.pathname, location.search);
  }

  start(): void {
    addEventListener("popstate", this.#popped);
    addEventListener("click", this.#clicked);
  }

  stop(): void {
    removeEventListener("popstate", this.#popped);
    removeEventListener("click", this.#clicked);
  }

  go = (path: string): void => {
    if (this.#held) void this.mayLeave().then((yes) => yes && this.#follow(path));
    else this.#follow(path);
  };

  /** Whoever wants to leave this address is asked first, until `null` is given. */
  hold = (ask: MayLeave | null): void => {
    this.#held = ask && { here: location.pathname + location.search, ask };
  };

  /** Whether the room may be left now; a yes counts for the way out that was asked about. */
  async mayLeave(): Promise<boolean> {
    const may = !this.#held || (await this.#held.ask());
    if (may) this.#held = null;
    return may;
  }

  /** Like `go`, but leaves no way back to where one was. */
  instead(path: string): void {
    history.replaceState(null, "", path);
    this.#moved(this.route);
  }

  #follow(path: string): void {
    history.pushState(null, "", path);
    scrollTo(0, 0);
    this.#moved(this.route);
  }

  // The browser has left already when it says so: the address is put back, and left again after a yes.
  #popped = (): void => {
    const held = this.#held;
    if (!held) {
      this.#moved(this.route);
      return;
    }
    history.pushState(null, "", held.here);
    void this.mayLeave().then((yes) => yes && history.back());
  };

  #clicked = (event: MouseEvent): void => {
    if (event.defaultPrevented || event.button !== 0 || hasModifier(event)) return;
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (!link || link.target || link.origin !== location.origin) return;
    if (link.hash || !/^\/admin(\/|$)/.test(link.pathname)) return;
    event.preventDefault();
    this.go(link.pathname + link.search);
  };
}

function hasModifier(event: MouseEvent): boolean {
  return event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
}
