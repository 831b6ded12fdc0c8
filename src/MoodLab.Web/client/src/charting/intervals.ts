import type { EChartsCoreOption } from "echarts/core";
import { frame, grid, nameAxis, valueAxis } from "./frame";
import { lookOf } from "./looks";
import type { Axis, IntervalsModel } from "./model";
import { format } from "./numbers";
import type { Palette } from "./palette";
import { at, custom, group, nameWidth, rowNames, shape, stroke, words } from "./parts";
import { laneHeight, lanesOf, uprightLines } from "./references";

/** Half of the stroke at the end of an interval, in pixels. */
const END = 5;

/** Estimates as shapes on their intervals. */
export function intervals(model: IntervalsModel, palette: Palette, width: number): EChartsCoreOption {
  const { rows, axis } = model;
  const labels = rows.map(row => row.label);
  const names = nameWidth(labels, palette, width);
  const lanes = lanesOf(model.lines, ...endsOf(model));
  const number = (value: number | null | undefined): number => value ?? NaN;
  const estimates = custom(
    rows.map((row, i) => [number(row.estimate), number(row.low), number(row.high), i]),
    { x: [0, 1, 2], y: 3 },
    (i, api, area) => {
      const row = rows[i]!;
      const y = at(api, NaN, i)[1];
      if (row.estimate === null) {
        return words("nothing yet", area.x + 4, y, palette.inkSoft, palette, { clear: true });
      }

      const look = lookOf(row.label, 0, palette);
      const x = at(api, row.estimate, i)[0];
      const marks = [
        shape(look.shape, x, y, look.colour, 14),
        words(format(row.estimate, axis), x, y - 9, palette.ink, palette, {
          align: "center",
          baseline: "bottom",
          clear: true,
        }),
      ];
      const { low, high } = row;
      if (typeof low === "number" && typeof high === "number") {
        const [from, to] = [at(api, low, i)[0], at(api, high, i)[0]];
        marks.unshift(
          stroke([from, y], [to, y], look.colour, 2),
          stroke([from, y - END], [from, y + END], look.colour, 2),
          stroke([to, y - END], [to, y + END], look.colour, 2),
        );
      }

      return group(...marks);
    },
    { silent: false, tooltip: { formatter: params => tell(model, (params as { dataIndex: number }).dataIndex) } },
  );
  return {
    ...frame(palette),
    grid: grid(names + 8, laneHeight(lanes) + 8, 24, axis.title === "" ? 28 : 48),
    xAxis: valueAxis(axis, palette, 30),
    yAxis: nameAxis(labels, { inverse: true }),
    series: [rowNames(labels, palette, names), uprightLines(lanes, axis, palette), estimates],
  };
}

/** Where the scale ends, as far as it is known before it is drawn. */
function endsOf({ rows, axis, lines }: IntervalsModel): [number, number] {
  const all = [...rows.flatMap(row => [row.estimate, row.low, row.high]), ...lines.map(line => line.value)];
  const values = all.filter(value => typeof value === "number");
  return [axis.from ?? Math.min(0, ...values), axis.to ?? Math.max(0, ...values)];
}

function tell({ rows, axis }: IntervalsModel, index: number): string {
  const { label, estimate, low, high } = rows[index]!;
  return estimate === null ? `${label.text}: nothing yet` : `${label.text}: ${tellInterval(estimate, low, high, axis)}`;
}

/** A number with its interval, in words. */
export function tellInterval(
  value: number,
  low: number | null | undefined,
  high: number | null | undefined,
  axis: Axis,
): string {
  const known = typeof low === "number" && typeof high === "number";
  return format(value, axis) + (known ? ` (${format(low, axis)} to ${format(high, axis)})` : "");
}
