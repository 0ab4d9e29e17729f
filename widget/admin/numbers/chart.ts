import { html, type PropertyValues } from "lit";
import type uPlot from "uplot";
import { Room } from "../shell/room.ts";
import { drawnOptions } from "./drawn-options.ts";

/** What is drawn: a place on the axis each, and for each series a value there or none. */
export interface Drawing {
  labels: string[];
  series: { name: string; tone: "accent" | "quiet"; values: (number | null)[] }[];
  shape: "bars" | "lines";
  /** A value of the scale in words. */
  say: (value: number) => string;
  /**
   * Where the scale of values has its lines. With it the scale is logarithmic, for what lies between seconds and
   * weeks; left out for plain counts.
   */
  splits?: (least: number, most: number) => number[];
}

/**
 * A chart in the page's colours, drawn again when those or its width change. It is a picture: whoever cannot see it
 * has the table beside it, which is why it hides from screen readers.
 */
export class Chart extends Room {
  static override properties = { ...Room.properties, drawing: { attribute: false } };

  declare drawing: Drawing;
  #plot: uPlot | null = null;
  #resized: ResizeObserver | null = null;
  #themed: MutationObserver | null = null;
  #device = matchMedia("(prefers-color-scheme: dark)");
  #turn = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute("aria-hidden", "true");
    this.#resized = new ResizeObserver(() => this.#fit());
    this.#resized.observe(this);
    this.#themed = new MutationObserver(() => void this.#draw());
    this.#themed.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    this.#device.addEventListener("change", this.#draw);
    if (this.hasUpdated) void this.#draw();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized?.disconnect();
    this.#themed?.disconnect();
    this.#device.removeEventListener("change", this.#draw);
    this.#turn += 1;
    this.#plot?.destroy();
    this.#plot = null;
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has("drawing")) void this.#draw();
  }

  #fit(): void {
    const width = this.clientWidth;
    if (this.#plot && width > 0 && width !== this.#plot.width)
      this.#plot.setSize({ width, height: this.#plot.height });
  }

  // The library comes when the first chart is looked at, not with the page.
  #draw = async (): Promise<void> => {
    this.#turn += 1;
    const turn = this.#turn;
    const { default: UPlot } = await import("uplot");
    const ground = this.querySelector<HTMLElement>(".chart-ground");
    if (turn !== this.#turn || !ground) return;
    this.#plot?.destroy();
    const { labels, series } = this.drawing;
    const places = labels.map((_, place) => place);
    const data = [places, ...series.map(({ values }) => values)] as uPlot.AlignedData;
    const options = drawnOptions(UPlot, this.drawing, getComputedStyle(this), this.clientWidth);
    this.#plot = new UPlot(options, data, ground);
  };

  override render() {
    return html`<div class="chart-ground"></div>`;
  }
}
