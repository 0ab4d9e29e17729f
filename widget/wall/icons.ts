import { html } from "lit/html.js";

const drawn = (path: string) =>
  html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d=${path} /></svg>`;

/** Our own drawings on a 16 × 16 grid. */
export const icons = {
  pause: drawn("M4 3h3v10H4zM9 3h3v10H9z"),
  play: drawn("M4.5 2.5 13 8l-8.5 5.5z"),
  up: drawn("M8 2.5 13.2 7.7 11.8 9.1 9 6.3V13.5H7V6.3L4.2 9.1 2.8 7.7Z"),
};
