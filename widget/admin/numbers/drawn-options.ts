import type uPlot from "uplot";
import type { Drawing } from "./chart.ts";

/** What the library is told: our colours, our type, no legend of its own (the words stand beside the chart). */
export function drawnOptions(
  UPlot: typeof uPlot,
  { labels, series, shape, say, splits }: Drawing,
  style: CSSStyleDeclaration,
  width: number,
): uPlot.Options {
  const look = colours(style);
  const last = labels.length - 1;
  return {
    ...{ width: Math.max(width, 200), height: 170, padding: [10, 12, 0, 0] },
    ...{
      legend: { show: false },
      cursor: { show: false },
      select: { show: false } as uPlot.Select,
    },
    scales: {
      x: { time: false, range: [-0.6, last + 0.6] },
      y: splits
        ? { distr: 3, range: (_, least, most) => [Math.max(500, least * 0.6), most * 1.6] }
        : { range: (_, __, most) => [0, most > 0 ? most * 1.08 : 1] },
    },
    axes: [
      {
        ...axis(look),
        size: 26,
        grid: { show: false },
        ticks: { show: false },
        // As many names as fit, evenly.
        splits: (plot) => evenly(labels.length, Math.max(2, Math.floor(plot.width / 72))),
        values: (_, places) => places.map((place) => labels[place] ?? ""),
      },
      {
        ...axis(look),
        size: splits ? 68 : 44,
        ticks: { show: false },
        grid: { stroke: look.line, width: 1 },
        ...(splits ? { splits: (_, __, least, most) => splits(least, most), filter: all } : {}),
        values: (_, values) => values.map((value) => (Number.isInteger(value) ? say(value) : "")),
      },
    ],
    series: [
      {},
      ...series.map(({ name, tone }): uPlot.Series => {
        const colour = tone === "accent" ? look.accent : look.quiet;
        const bars = shape === "bars" && UPlot.paths.bars;
        return {
          label: name,
          stroke: colour,
          ...(bars
            ? {
                ...{ fill: colour, width: 0, points: { show: false } },
                paths: bars({ size: [0.7, 40], radius: 0.2 }),
              }
            : { width: 2, points: { show: true, size: 6, fill: colour } }),
          ...(tone === "quiet" && !bars ? { dash: [5, 4] } : {}),
        };
      }),
    ],
  };
}

/** On a logarithmic scale the library would name the powers of ten alone. */
const all = (_: uPlot, places: number[]) => places;

interface Colours {
  accent: string;
  quiet: string;
  line: string;
  ink: string;
  font: string;
}

/** `light-dark()` means nothing to a canvas: a property with the used colour of each is asked for instead. */
function colours(style: CSSStyleDeclaration): Colours {
  return {
    accent: style.caretColor,
    quiet: style.columnRuleColor,
    line: style.outlineColor,
    ink: style.color,
    font: `600 12px ${style.fontFamily}`,
  };
}

const axis = ({ ink, font }: Colours): uPlot.Axis => ({ stroke: ink, font, gap: 6 });

function evenly(count: number, most: number): number[] {
  const step = Math.max(1, Math.ceil(count / most));
  return Array.from({ length: Math.ceil(count / step) }, (_, place) => place * step);
}
