import type { EChartsCoreOption } from "echarts/core";
import { hex } from "../colour";
import { lookOf } from "./looks";
import { format } from "./numbers";
import { SMALL } from "./parts";
import type { Axis, Label } from "./model";
import type { Palette } from "./palette";

/** What all charts have in common. */
export function frame(palette: Palette): EChartsCoreOption {
  return {
    animation: false,
    backgroundColor: "transparent",
    textStyle: { color: hex(palette.ink), fontFamily: palette.font, fontSize: SMALL },
    tooltip: {
      trigger: "item",
      // Drawn within the picture: nothing that a page says is read as markup.
      renderMode: "richText",
      confine: true,
      transitionDuration: 0,
      backgroundColor: hex(palette.surface),
      borderColor: hex(palette.lineStrong),
      borderWidth: 1,
      textStyle: { color: hex(palette.ink), fontFamily: palette.font, fontSize: SMALL },
    },
  };
}

/** The place of a chart's inside, exactly as told. */
export function grid(left: number, top: number, right: number, bottom: number): object {
  return { left, top, right, bottom, outerBoundsMode: "none" };
}

/** A scale of numbers. */
export function valueAxis(axis: Axis, palette: Palette, nameGap: number): object {
  return {
    type: "value",
    min: axis.from ?? undefined,
    max: axis.to ?? undefined,
    // Ticks that would be rounded to the same number are too close.
    minInterval: 10 ** -axis.digits,
    name: axis.title,
    nameLocation: "middle",
    nameGap,
    nameTextStyle: { color: hex(palette.inkSoft), fontSize: SMALL },
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: {
      color: hex(palette.inkSoft),
      fontSize: SMALL,
      hideOverlap: true,
      formatter: (value: number) => format(value, axis),
    },
    splitLine: { lineStyle: { color: hex(palette.line) } },
  };
}

/** A scale of names, which are drawn apart. */
export function nameAxis(labels: readonly Label[], options: object = {}): object {
  return {
    type: "category",
    data: labels.map(label => label.text),
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { show: false },
    splitLine: { show: false },
    ...options,
  };
}

/** What the series are called, with their shapes, above the chart. */
export function legend(labels: readonly Label[], palette: Palette): object {
  return {
    top: 0,
    left: 0,
    itemWidth: SMALL,
    itemHeight: SMALL,
    itemGap: 14,
    selectedMode: false,
    textStyle: { color: hex(palette.ink), fontFamily: palette.font, fontSize: SMALL },
    data: labels.map((label, i) => {
      const look = lookOf(label, i, palette);
      return { name: label.text, icon: `path://${look.shape}`, itemStyle: { color: hex(look.colour) } };
    }),
  };
}
