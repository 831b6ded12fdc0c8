import type { CustomSeriesOption } from "echarts/charts";
import type { EChartsCoreOption } from "echarts/core";
import { hex, readableOn } from "../colour";
import { frame, grid, legend, nameAxis, valueAxis } from "./frame";
import { lookOf } from "./looks";
import type { BarsModel } from "./model";
import { format } from "./numbers";
import type { Palette } from "./palette";
import { at, custom, group, nameWidth, rowNames, shape, words, type Item } from "./parts";

/** The share of its row that a bar is high. */
const THICK = 0.68;

/** Pixels that the shape within a bar needs, and the shape with the number. */
const ROOM_SHAPE = 12;
const ROOM_BOTH = 42;

/** Lying bars of parts behind each other. */
export function bars(model: BarsModel, palette: Palette, width: number): EChartsCoreOption {
  const names = nameWidth(model.rows, palette, width);
  return {
    ...frame(palette),
    legend: legend(
      model.series.map(series => series.label),
      palette,
    ),
    grid: grid(names + 8, 44, 24, model.axis.title === "" ? 28 : 48),
    xAxis: valueAxis(model.axis, palette, 30),
    yAxis: nameAxis(model.rows, { inverse: true }),
    series: [rowNames(model.rows, palette, names), ...model.series.map((_, i) => parts(model, i, palette))],
  };
}

/** The same part of every bar. */
function parts(model: BarsModel, index: number, palette: Palette): CustomSeriesOption {
  const { label, values } = model.series[index]!;
  const look = lookOf(label, index, palette);
  const ink = readableOn(look.colour, palette.ink, palette.surface);
  const before = (row: number): number =>
    model.series.slice(0, index).reduce((sum, series) => sum + (series.values[row] ?? 0), 0);
  return custom(
    model.rows.map((_, row) => [before(row), before(row) + (values[row] ?? 0), row]),
    { x: [0, 1], y: 2 },
    (row, api) => {
      const value = values[row] ?? 0;
      const [left, y] = at(api, before(row), row);
      const right = at(api, before(row) + value, row)[0];
      const height = (api.size!([0, 1]) as [number, number])[1] * THICK;
      const box: Item = {
        type: "rect",
        shape: { x: left, y: y - height / 2, width: right - left, height },
        style: { fill: hex(look.colour), stroke: hex(palette.surface), lineWidth: 1 },
      };
      const room = right - left;
      const middle = (left + right) / 2;
      if (value === 0 || room < ROOM_SHAPE) {
        return value === 0 ? null : box;
      }

      return room < ROOM_BOTH
        ? group(box, shape(look.shape, middle, y, ink, Math.min(10, room - 4)))
        : group(
            box,
            shape(look.shape, middle - 10, y, ink, 10),
            words(format(value, model.axis), middle, y, ink, palette, { width: room / 2 - 2 }),
          );
    },
    {
      id: `bars-${index}`,
      name: label.text,
      itemStyle: { color: hex(look.colour) },
      silent: false,
      tooltip: {
        formatter: params => {
          const row = (params as { dataIndex: number }).dataIndex;
          return `${model.rows[row]!.text}\n${label.text}: ${format(values[row] ?? 0, model.axis)}`;
        },
      },
    },
  );
}
