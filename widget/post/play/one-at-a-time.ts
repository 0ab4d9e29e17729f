/** What is out of sight for so long was left, not scrolled past. */
const leftMs = 6000;

let playing: HTMLMediaElement | null = null;

/** Pauses whatever plays in any wall of the page. */
export function holdBack(): void {
  playing?.pause();
}

/** Only one film or sound plays at a time, and none goes on where nobody is. */
export function letPlay(player: HTMLMediaElement): void {
  let unwatch = () => {};
  player.addEventListener("play", () => {
    if (playing !== player) holdBack();
    playing = player;
    unwatch();
    unwatch = watch(player);
  });
  // A player that is taken out of the page is paused by the browser, so this is the end of all watching.
  for (const name of ["pause", "ended", "error"])
    player.addEventListener(name, () => {
      if (playing === player) playing = null;
      unwatch();
    });
}

function watch(player: HTMLMediaElement): () => void {
  const page = player.ownerDocument;
  let left: ReturnType<typeof setTimeout> | undefined;
  const stop = () => {
    if (!isSeenElsewhere(player)) player.pause();
  };
  const look = () => {
    if (page.hidden) stop();
  };
  const sight = new IntersectionObserver(([entry]) => {
    clearTimeout(left);
    if (!entry?.isIntersecting) left = setTimeout(stop, leftMs);
  });
  sight.observe(player);
  page.addEventListener("visibilitychange", look);
  return () => {
    clearTimeout(left);
    sight.disconnect();
    page.removeEventListener("visibilitychange", look);
  };
}

/** In a window of its own it is still watched. */
function isSeenElsewhere(player: HTMLMediaElement): boolean {
  const root = player.getRootNode() as ShadowRoot;
  return root.pictureInPictureElement === player || root.fullscreenElement === player;
}
