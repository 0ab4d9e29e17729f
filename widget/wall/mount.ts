import { WallRoom } from "./room.ts";
import type { Served } from "./served.ts";

/** What the element may ask of the wall inside it. */
export interface MountedWall {
  /** An attribute changed. */
  update(): void;
  /** The element moved, perhaps into another document. */
  adopt(): void;
  unmount(): void;
}

/** A request that was sent before the wall was there to send it. */
export interface EarlyAnswer {
  url: string;
  response: Promise<Response>;
}

export interface MountOptions {
  /** Where the script came from. */
  server: string;
  early?: EarlyAnswer | null;
  /** What the server wrote into `box`. */
  served?: Served | null | undefined;
}

/** Builds the wall inside `box`, which is in the shadow root of `host`. */
export function mountWall(
  host: HTMLElement,
  box: HTMLElement,
  { server, early = null, served = null }: MountOptions,
): MountedWall {
  let room = new WallRoom(host, box, server, fetchOnce(early), served);
  return {
    update() {
      room.close();
      room = new WallRoom(host, box, server, fetch);
    },
    adopt: () => room.move(),
    unmount: () => room.close(),
  };
}

/** Hands out the early answer to the first who asks for the same address; everybody else fetches. */
function fetchOnce(early: EarlyAnswer | null): typeof fetch {
  return (input, init) => {
    const answer = early;
    early = null;
    return answer && answer.url === String(input) ? answer.response : fetch(input, init);
  };
}
