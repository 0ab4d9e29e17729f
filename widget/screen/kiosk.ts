/** What makes a browser behave on a venue's screen. Each starts something and returns what ends it. */

const idleMs = 3000;

/** Hides the pointer while nobody moves it. */
export function hideIdlePointer(host: HTMLElement): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const sleep = () => host.toggleAttribute("idle", true);
  const wake = () => {
    host.toggleAttribute("idle", false);
    clearTimeout(timer);
    timer = setTimeout(sleep, idleMs);
  };
  host.addEventListener("pointermove", wake);
  wake();
  return () => {
    clearTimeout(timer);
    host.removeEventListener("pointermove", wake);
  };
}

/** Asks the system not to dim the screen, again each time the page comes back into view. */
export function keepAwake(document: Document): () => void {
  let lock: WakeLockSentinel | null = null;
  let ended = false;
  const ask = async () => {
    if (document.visibilityState !== "visible" || (lock && !lock.released)) return;
    // Refused on battery saving and on plain http: nothing to be done, and nothing to tell a venue.
    lock =
      (await document.defaultView?.navigator.wakeLock?.request("screen").catch(() => null)) ?? null;
    if (ended) void lock?.release();
  };
  document.addEventListener("visibilitychange", ask);
  void ask();
  return () => {
    ended = true;
    document.removeEventListener("visibilitychange", ask);
    void lock?.release();
  };
}

/** A click fills the screen, F does and undoes it, the space bar is for the caller. */
export function listenForKeys(host: HTMLElement, onPause: () => void): () => void {
  const page = host.ownerDocument;
  const fill = () => void host.requestFullscreen?.().catch(() => undefined);
  const click = () => !page.fullscreenElement && fill();
  const key = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (event.key === "f" || event.key === "F") {
      if (page.fullscreenElement) void page.exitFullscreen();
      else fill();
    }
    if (event.key === " ") {
      event.preventDefault();
      onPause();
    }
  };
  host.addEventListener("click", click);
  page.addEventListener("keydown", key);
  return () => {
    host.removeEventListener("click", click);
    page.removeEventListener("keydown", key);
  };
}
