import type { CustomSeriesOption } from "echarts/charts";
import type { EChartsCoreOption } from "echarts/core";
import { hex } from "../colour";
import { frame, grid, nameAxis, valueAxis } from "./frame";
import type { BoxesModel } from "./model";
import { format } from "./numbers";
import type { Palette } from "./palette";
import { at, custom, group, nameWidth, rowNames, stroke, type Item } from "./parts";

/** The share of its row that a box is high. */
const THICK = 0.56;

/** Half of the stroke at the end of a whisker, and the radius of an outlier, in pixels. */
const END = 4;
const DOT = 3;

/** Pixels from an outlier's middle within which it is pressed. */
const REACH = 6;

/** How much of a box's and of an outlier's colour is seen. */
const INSIDE = 0.18;
const FAINT = 0.7;

/** Lying box plots, one below the other, with their outliers. */
export function boxes(model: BoxesModel, palette: Palette, width: number): EChartsCoreOption {
  const labels = model.rows.map(row => row.label);
  const names = nameWidth(labels, palette, width);
  return {
    ...frame(palette),
    grid: grid(names + 8, 8, 24, model.axis.title === "" ? 28 : 48),
    xAxis: valueAxis(model.axis, palette, 30),
    yAxis: nameAxis(labels, { inverse: true }),
    series: [rowNames(labels, palette, names), plots(model, palette), outliers(model, palette)],
  };
}

function plots({ rows, axis }: BoxesModel, palette: Palette): CustomSeriesOption {
  return custom(
    rows.map((row, i) => [row.low, row.lowerQuartile, row.median, row.upperQuartile, row.high, i]),
    { x: [0, 1, 2, 3, 4], y: 5 },
    (i, api, area) => {
      const row = rows[i]!;
      const x = (value: number): number => at(api, value, i)[0];
      const y = at(api, NaN, i)[1];
      const room = (api.size!([0, 1]) as [number, number])[1];
      const half = (room * THICK) / 2;
      const [low, from, to, high] = [x(row.low), x(row.lowerQuartile), x(row.upperQuartile), x(row.high)];
      return group(
        // The whole row can be pressed: where all values are one, the box is a line.
        {
          type: "rect",
          shape: { x: area.x, y: y - room / 2, width: area.width, height: room },
          style: { fill: "transparent" },
        } as Item,
        stroke([low, y], [from, y], palette.accent, 1.5),
        stroke([to, y], [high, y], palette.accent, 1.5),
        stroke([low, y - END], [low, y + END], palette.accent, 1.5),
        stroke([high, y - END], [high, y + END], palette.accent, 1.5),
        {
          type: "rect",
          shape: { x: from, y: y - half, width: to - from, height: 2 * half },
          style: { fill: hex(palette.accent), fillOpacity: INSIDE, stroke: hex(palette.accent), lineWidth: 1.5 },
        } as Item,
        stroke([x(row.median), y - half], [x(row.median), y + half], palette.ink, 2.5),
      );
    },
    {
      id: "boxes",
      silent: false,
      tooltip: {
        formatter: params => {
          const row = rows[(params as { dataIndex: number }).dataIndex]!;
          return (
            `${row.label.text}: ${row.count}\nmedian ${format(row.median, axis)}\n` +
            `half ${format(row.lowerQuartile, axis)} to ${format(row.upperQuartile, axis)}\n` +
            `whiskers ${format(row.low, axis)} to ${format(row.high, axis)}`
          );
        },
      },
    },
  );
}

/** What lies beyond the whiskers; its numbers count through all rows. */
function outliers({ rows, axis }: BoxesModel, palette: Palette): CustomSeriesOption {
  const dots = rows.flatMap((row, i) => row.outliers.map(value => [value, i] as const));
  return custom(
    dots,
    { x: 0, y: 1 },
    (index, api) => {
      const [value, row] = dots[index]!;
      const [cx, cy] = at(api, value, row);
      return group(
        // What is pressed is larger than what is seen; and a circle of ECharts does not feel a press at its very middle.
        {
          type: "rect",
          shape: { x: cx - REACH, y: cy - REACH, width: 2 * REACH, height: 2 * REACH },
          style: { fill: "transparent" },
        } as Item,
        {
          type: "circle",
          shape: { cx, cy, r: DOT },
          style: { fill: "transparent", stroke: hex(palette.inkSoft), lineWidth: 1.25, opacity: FAINT },
        } as Item,
      );
    },
    {
      id: "outliers",
      silent: false,
      tooltip: {
        formatter: params => {
          const [value, row] = dots[(params as { dataIndex: number }).dataIndex]!;
          return `${rows[row]!.label.text}: outlier ${format(value, axis)}`;
        },
      },
    },
  );
}
