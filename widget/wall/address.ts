/** Which post the page's address names: `#post=…`. */
export function namedPost(view: Window): string | null {
  const [, id = ""] = /^#post=(.+)$/.exec(view.location.hash) ?? [];
  try {
    return decodeURIComponent(id) || null;
  } catch {
    return null;
  }
}

export function addressOf(page: string, post: string): string {
  return `${page.split("#")[0]}#post=${encodeURIComponent(post.toWellFormed())}`;
}

/** Names what is open in the page's address. Only for pages that asked for it: the address is theirs. */
export interface Address {
  show(post: string): void;
  /** Nothing is open any more. */
  leave(): void;
  close(): void;
}

/** @param onMove the reader went back or forth: to that post, or to the page without any. */
export function followAddress(view: Window, onMove: (post: string | null) => void): Address {
  const { history, location } = view;
  /** Whether going back leads to the page as it was before. */
  let isOurs = false;
  const look = () => {
    isOurs = isOurs && namedPost(view) !== null;
    onMove(namedPost(view));
  };
  view.addEventListener("popstate", look);
  return {
    show(post) {
      const named = namedPost(view);
      if (named === post) return;
      const url = addressOf(location.href, post);
      quietly(() => {
        if (named === null) history.pushState(history.state, "", url);
        else history.replaceState(history.state, "", url);
        isOurs ||= named === null;
      });
    },
    leave() {
      if (namedPost(view) === null) return;
      if (isOurs) return history.back();
      quietly(() => history.replaceState(history.state, "", location.href.split("#")[0]));
    },
    close: () => view.removeEventListener("popstate", look),
  };
}

/** Browsers refuse too many changes in a short time, and any in some frames. */
function quietly(act: () => void): void {
  try {
    act();
  } catch {
    // The post is open all the same.
  }
}
