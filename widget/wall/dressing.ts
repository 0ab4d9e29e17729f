import { type Decor, type Kind, kinds } from "./decor.ts";
import type { Style } from "./settings.ts";

const names = Object.keys(kinds) as Kind[];

export interface DressingOptions {
  /** What was asked for is there. */
  onReady(): void;
  /** It could not be fetched; the wall is drawn without it. */
  onFailure(): void;
}

/** Brings what a wall's style asks for, and keeps what is worn until the new is there. */
export class Dressing {
  worn: readonly Decor[] | null = null;
  #options: DressingOptions;
  #asked = "";

  constructor(options: DressingOptions) {
    this.#options = options;
  }

  /** Asks for what the style needs. Returns whether there is anything to be drawn with by now. */
  wear(style: Style): boolean {
    const choices = Object.fromEntries(names.map((kind) => [kind, style[kind]]));
    const asked = JSON.stringify(choices);
    if (asked !== this.#asked) {
      this.#asked = asked;
      const isPlain = names.every((kind) =>
        (kinds[kind] as readonly string[]).includes(style[kind]),
      );
      if (isPlain) this.worn = [];
      else void this.#takeOut(choices as Record<Kind, string>, asked);
    }
    return this.worn !== null;
  }

  /** What is drawn, which may be plainer than what was asked for. */
  drawn(style: Style): Record<Kind, string> {
    const drawn = names.map((kind) => {
      const decor = this.worn?.find((one) => one.kind === kind);
      const plain: readonly string[] = kinds[kind];
      return [kind, decor?.name ?? plain[Math.max(0, plain.indexOf(style[kind]))]];
    });
    return Object.fromEntries(drawn);
  }

  async #takeOut(choices: Record<Kind, string>, asked: string): Promise<void> {
    let decor: Decor[] = [];
    try {
      const { takeOut } = await import("./wardrobe/wardrobe.ts");
      decor = await takeOut(choices);
    } catch {
      this.#options.onFailure();
    }
    if (asked !== this.#asked) return;
    this.worn = decor;
    this.#options.onReady();
  }
}
