import type { CustomSeriesOption } from "echarts/charts";
import type { EChartsCoreOption } from "echarts/core";
import { hex, readableOn } from "../colour";
import { frame, grid, legend, nameAxis, valueAxis } from "./frame";
import { lookOf } from "./looks";
import type { BarsModel } from "./model";
import { format } from "./numbers";
import type { Palette } from "./palette";
import { at, custom, group, nameWidth, rowNames, shape, widthOf, words, type Item } from "./parts";

/** The share of its row that a bar is high. */
const THICK = 0.68;

/** Pixels that the shape within a bar needs, and the shape with the number. */
const ROOM_SHAPE = 12;
const ROOM_BOTH = 42;

/** Pixels at the right for numbers behind bars, and before such a number. */
const ROOM_BEHIND = 56;
const BEHIND = 6;

/** Lying bars of parts behind each other. Bars of one part have their numbers behind them and need no legend. */
export function bars(model: BarsModel, palette: Palette, width: number): EChartsCoreOption {
  const names = nameWidth(model.rows, palette, width);
  const labels = model.series.map(series => series.label);
  const isSingle = labels.length === 1;
  return {
    ...frame(palette),
    ...(isSingle ? {} : { legend: legend(labels, palette) }),
    grid: grid(names + 8, isSingle ? 8 : 44, isSingle ? ROOM_BEHIND : 24, model.axis.title === "" ? 28 : 48),
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
      if (model.series.length === 1) {
        const number = words(format(value, model.axis), right + BEHIND, y, palette.ink, palette);
        return group(box, number);
      }

      const room = right - left;
      const middle = (left + right) / 2;
      if (value === 0 || room < ROOM_SHAPE) {
        return value === 0 ? null : box;
      }

      const number = format(value, model.axis);
      return room < Math.max(ROOM_BOTH, 2 * widthOf(number, palette) + 4)
        ? group(box, shape(look.shape, middle, y, ink, Math.min(10, room - 4)))
        : group(
            box,
            shape(look.shape, middle - 10, y, ink, 10),
            words(number, middle, y, ink, palette),
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
