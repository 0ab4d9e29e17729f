import { WallRoom } from "./room.ts";

/** What the element may ask of the wall inside it. */
export interface MountedWall {
  /** An attribute changed. */
  update(): void;
  /** The element moved, perhaps into another document. */
  adopt(): void;
  unmount(): void;
}

/** Builds the wall inside `box`, which is in the shadow root of `host`. `server` is where the script came from. */
export function mountWall(host: HTMLElement, box: HTMLElement, server: string): MountedWall {
  let room = new WallRoom(host, box, server);
  return {
    update() {
      room.close();
      room = new WallRoom(host, box, server);
    },
    adopt: () => room.adopt(),
    unmount: () => room.close(),
  };
}
