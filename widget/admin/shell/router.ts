import { type Route, routeOf } from "./route.ts";

/** Keeps the address bar and the page together. Ordinary links work; those within `/admin` do not load a page. */
export class Router {
  readonly #moved: (route: Route) => void;

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
    history.pushState(null, "", path);
    scrollTo(0, 0);
    this.#moved(this.route);
  };

  /** Like `go`, but leaves no way back to where one was. */
  instead(path: string): void {
    history.replaceState(null, "", path);
    this.#moved(this.route);
  }

  #popped = (): void => this.#moved(this.route);

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
