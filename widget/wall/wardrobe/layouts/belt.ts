/** How a line is laid: so many columns, so far from one to the next; those in sight moved by `shift` columns. */
export interface BeltOptions {
  columns: number;
  step: number;
  shift: number;
  /** Width of what is seen. */
  room: number;
}

export interface Belt {
  /** Lays the line around its end, or lets it be a plain scroller. */
  lay(options: BeltOptions | null): void;
  run(isRunning: boolean): void;
  /** How far it has gone, in pixels. */
  offset(): number;
  /** Brings a column into sight, at once. */
  show(column: number): void;
}

/** `--koro-ticker-speed`, in pixels a second. */
const usualSpeed = 40;

/**
 * A list that goes round: behind its end come copies of its first columns, and when those fill the room the whole
 * starts anew, unseen. One animation of `transform` that runs without us, so no frame costs a layout or a script.
 * `finish` gets each copy before it is seen: cards are copied as they are, also when they still wait for something.
 */
export function createBelt(list: HTMLElement, finish: (copy: HTMLElement) => void): Belt {
  let copy: HTMLElement | undefined;
  let animations: Animation[] = [];
  let loop = 0;
  let msPerPx = 0;
  let step = 0;
  let room = 0;

  const offset = () => (loop ? (Number(animations[0]?.currentTime ?? 0) / msPerPx) % loop : 0);

  function seek(to: number): void {
    for (const animation of animations)
      animation.currentTime = (((to % loop) + loop) % loop) * msPerPx;
  }

  function takeOff(): void {
    for (const animation of animations) animation.cancel();
    animations = [];
    copy?.remove();
    copy = undefined;
  }

  return {
    offset,
    lay(options) {
      const at = options ? offset() + options.shift * options.step : 0;
      takeOff();
      list.classList.toggle("moving", options !== null);
      list.classList.toggle("still", options === null);
      loop = options ? options.columns * options.step : 0;
      if (!options) return;
      ({ step, room } = options);
      copy = copyOf(list, Math.ceil(room / step) + 1);
      finish(copy);
      list.after(copy);
      msPerPx = 1000 / speedOf(list);
      const way = getComputedStyle(list).direction === "rtl" ? 1 : -1;
      const frames = { transform: ["none", `translateX(${way * loop}px)`] };
      const timing = { duration: loop * msPerPx, iterations: Number.POSITIVE_INFINITY };
      animations = [list, copy].map((part) => part.animate(frames, timing));
      seek(at);
    },
    run(isRunning) {
      for (const animation of animations) {
        if (isRunning) animation.play();
        else animation.pause();
      }
    },
    show(column) {
      if (!loop) return;
      const start = (((column * step - offset()) % loop) + loop) % loop;
      if (start + step > room) seek(column * step - Math.min(40, Math.max(0, room - step)));
    },
  };
}

/** Only for the eye: who listens or comes by keyboard has had these posts. */
function copyOf(list: HTMLElement, columns: number): HTMLElement {
  const copy = list.cloneNode(false) as HTMLElement;
  const first = [...list.children].filter(
    (card) => Number.parseInt((card as HTMLElement).style.gridColumnStart, 10) <= columns,
  );
  copy.append(...first.map((card) => card.cloneNode(true)));
  copy.inert = true;
  copy.ariaHidden = "true";
  copy.removeAttribute("part");
  for (const image of copy.querySelectorAll("img")) {
    // What is covered is not fetched before somebody asks to see it.
    if (!image.closest(".content[hidden]")) image.loading = "eager";
  }
  return copy;
}

function speedOf(list: HTMLElement): number {
  const said = Number.parseFloat(getComputedStyle(list).getPropertyValue("--koro-ticker-speed"));
  return said > 0 ? said : usualSpeed;
}
