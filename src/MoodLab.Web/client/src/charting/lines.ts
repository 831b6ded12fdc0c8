import type { CustomSeriesOption, LineSeriesOption } from "echarts/charts";
import type { EChartsCoreOption } from "echarts/core";
import { hex } from "../colour";
import { frame, grid, legend, valueAxis } from "./frame";
import { tellInterval } from "./intervals";
import { lookOf, type Look } from "./looks";
import type { Axis, LineModel, Point } from "./model";
import { format } from "./numbers";
import type { Palette } from "./palette";
import { at, custom, group, stroke, type Item } from "./parts";
import { levelLines } from "./references";

/** Lines of more points than this have no symbols. */
const MOST_SYMBOLS = 60;

/** How much of a band is seen. */
const BAND = 0.16;

/** Lines with the bands of their intervals. */
export function lines(model: LineModel, palette: Palette): EChartsCoreOption {
  const looks = model.series.map((series, i) => lookOf(series.label, i, palette));
  const labels = model.series.map(series => series.label);
  const hasLegend = labels.length > 1;
  return {
    ...frame(palette),
    tooltip: {
      ...(frame(palette)["tooltip"] as object),
      trigger: "axis",
      axisPointer: { type: "line", lineStyle: { color: hex(palette.lineStrong) }, label: { show: false } },
      formatter: (shown: unknown) => tell(model, Number((shown as { value: number[] }[])[0]?.value[0])),
    },
    ...(hasLegend ? { legend: legend(labels, palette) } : {}),
    grid: grid(model.up.title === "" ? 52 : 72, hasLegend ? 44 : 16, 24, model.across.title === "" ? 28 : 48),
    xAxis: { ...valueAxis(fit(model), palette, 30), splitLine: { show: false } },
    yAxis: valueAxis(model.up, palette, 54),
    series: [
      ...model.series.map((series, i) => band(series.points, looks[i]!)),
      levelLines(model.lines, model.up, palette),
      ...model.series.map((series, i) => line(series.label.text, series.points, looks[i]!)),
    ],
  };
}

/** The scale below, which ends where the points do if nothing else is said. */
function fit({ across, series }: LineModel): Axis {
  const places = series.flatMap(({ points }) => points.map(point => point.x));
  return places.length === 0
    ? across
    : { ...across, from: across.from ?? Math.min(...places), to: across.to ?? Math.max(...places) };
}

function line(name: string, points: readonly Point[], look: Look): LineSeriesOption {
  return {
    type: "line",
    name,
    data: points.map(point => [point.x, point.y ?? "-"]),
    symbol: `path://${look.shape}`,
    symbolSize: 10,
    showSymbol: points.length <= MOST_SYMBOLS,
    itemStyle: { color: hex(look.colour) },
    lineStyle: { color: hex(look.colour), width: 2, type: look.dash },
    emphasis: { disabled: true },
  };
}

function band(points: readonly Point[], look: Look): CustomSeriesOption {
  const rows = points.map(point => [point.x, point.low ?? NaN, point.high ?? NaN]);
  return custom(rows, { x: 0, y: [1, 2] }, (index, api) => {
    if (index > 0) {
      // The first row draws all, in as many pieces as the gaps leave.
      return null;
    }

    const pieces = runsOf(rows).map((run): Item => {
      const low = run.map(([x, value]) => at(api, x!, value!));
      const high = run.map(([x, , value]) => at(api, x!, value!));
      // Around a single point there is no band to fill.
      return run.length === 1
        ? stroke(low[0]!, high[0]!, look.colour, 2)
        : {
            type: "polygon",
            shape: { points: [...low, ...high.reverse()] },
            style: { fill: hex(look.colour), opacity: BAND },
          };
    });
    return group(...pieces);
  });
}

/** The stretches of rows in which every number is there. */
export function runsOf(rows: readonly (readonly number[])[]): (readonly number[])[][] {
  const runs: (readonly number[])[][] = [[]];
  for (const row of rows) {
    if (row.some(Number.isNaN)) {
      runs.push([]);
    } else {
      runs.at(-1)!.push(row);
    }
  }

  return runs.filter(run => run.length > 0);
}

function tell({ series, across, up }: LineModel, x: number): string {
  const found = series.flatMap(({ label, points }) => {
    const point = points.find(candidate => candidate.x === x);
    return typeof point?.y === "number" ? [`${label.text}: ${tellInterval(point.y, point.low, point.high, up)}`] : [];
  });
  return [`${across.title} ${format(x, across)}`.trim(), ...found].join("\n");
}
