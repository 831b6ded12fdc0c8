import type { EChartsCoreOption } from "echarts/core";
import { hex } from "../colour";
import { frame, grid, valueAxis } from "./frame";
import type { HistogramModel } from "./model";
import { format } from "./numbers";
import type { Palette } from "./palette";
import { at, custom, group, type Item } from "./parts";

/** Upright bars over stretches of a scale. */
export function histogram({ bins, across, up }: HistogramModel, palette: Palette): EChartsCoreOption {
  const from = across.from ?? bins[0]?.from ?? null;
  const to = across.to ?? bins.at(-1)?.to ?? null;
  const bars = custom(
    bins.map(bin => [bin.from, bin.to, bin.value]),
    { x: [0, 1], y: 2 },
    (i, api, area) => {
      const bin = bins[i]!;
      const [left, top] = at(api, bin.from, bin.value);
      const right = at(api, bin.to, bin.value)[0];
      const width = Math.max(right - left, 1);
      return group(
        // The whole height can be pressed: many bars are low.
        {
          type: "rect",
          shape: { x: left, y: area.y, width, height: area.height },
          style: { fill: "transparent" },
        } as Item,
        {
          type: "rect",
          shape: { x: left, y: top, width, height: area.y + area.height - top },
          style: { fill: hex(palette.accent), stroke: hex(palette.surface), lineWidth: width > 4 ? 1 : 0 },
        } as Item,
      );
    },
    {
      id: "bins",
      silent: false,
      tooltip: {
        formatter: params => {
          const bin = bins[(params as { dataIndex: number }).dataIndex]!;
          return `${bin.text}\n${up.title}: ${format(bin.value, up)}`;
        },
      },
    },
  );
  return {
    ...frame(palette),
    grid: grid(up.title === "" ? 64 : 84, 16, 24, across.title === "" ? 28 : 48),
    xAxis: { ...valueAxis({ ...across, from, to }, palette, 30), splitLine: { show: false } },
    yAxis: valueAxis({ ...up, from: up.from ?? 0 }, palette, 66),
    series: [bars],
  };
}
