/** How tall each card is: measured where it was drawn once, guessed where it was not. */
export class RowHeights {
  readonly #known = new Map<string, number>();
  #sum = 0;
  readonly #guess: number;

  constructor(guess: number) {
    this.#guess = guess;
  }

  /** Answers whether that is news. */
  learn(id: string, height: number): boolean {
    const before = this.#known.get(id);
    if (height <= 0 || before === height) return false;
    this.#known.set(id, height);
    this.#sum += height - (before ?? 0);
    return true;
  }

  /** Of cards that were never drawn: what the others were on average. */
  get typical(): number {
    return this.#known.size ? this.#sum / this.#known.size : this.#guess;
  }

  /** Where each card begins, and at the end where the last one ends. */
  tops(ids: readonly string[]): Float64Array {
    const tops = new Float64Array(ids.length + 1);
    const { typical } = this;
    let top = 0;
    ids.forEach((id, at) => {
      top += this.#known.get(id) ?? typical;
      tops[at + 1] = top;
    });
    return tops;
  }
}
