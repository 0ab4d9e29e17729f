/**
 * Lays out text the way a browser would, as plain characters: runs of white space become one space, blocks begin on new
 * lines. Space is written only once the next word comes, so neither the text nor an entity begins or ends with it.
 */
import { cleanText } from "../domain/text.ts";

export class TextWriter {
  #text = "";
  #spaceDue = false;
  #breaksDue = 0;

  get text(): string {
    return this.#text;
  }

  /** Writes words; answers where the first of them begins, `null` when there was only white space. */
  write(raw: string, keepSpace = false): number | null {
    return keepSpace ? this.#writeLines(cleanText(raw)) : this.#writeFlow(cleanText(raw));
  }

  /** At least `count` line ends before the next word: 1 begins a line, 2 a paragraph. */
  block(count: 1 | 2): void {
    this.#breaksDue = Math.max(this.#breaksDue, count);
  }

  /** One line end more, but never more than one blank line. */
  lineBreak(): void {
    this.#breaksDue = Math.min(this.#breaksDue + 1, 2);
  }

  #writeFlow(raw: string): number | null {
    const words = raw.replace(/[ \t\n\f]+/g, " ");
    if (words.startsWith(" ")) this.#spaceDue = true;
    const trimmed = words.trim() === "" ? "" : words.replace(/^ | $/g, "");
    if (trimmed === "") return null;
    const start = this.#append(trimmed);
    this.#spaceDue = words.endsWith(" ");
    return start;
  }

  #writeLines(raw: string): number | null {
    if (raw.trim() === "") {
      for (const _ of raw.matchAll(/\n/g)) this.lineBreak();
      return null;
    }
    const start = this.#append(raw.replace(/^\n+|\n+$/g, ""));
    if (raw.endsWith("\n")) this.block(1);
    return start;
  }

  #append(words: string): number {
    if (this.#text !== "") {
      if (this.#breaksDue > 0) this.#text += "\n".repeat(this.#breaksDue);
      else if (this.#spaceDue) this.#text += " ";
    }
    this.#spaceDue = false;
    this.#breaksDue = 0;
    const start = this.#text.length;
    this.#text += words;
    return start;
  }
}
