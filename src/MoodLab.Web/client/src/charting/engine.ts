// What is taken of ECharts: the rest of it stays out of the bundle.
import { CustomChart, LineChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { init, use, type ECharts, type EChartsCoreOption } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { bars } from "./bars";
import { boxes } from "./boxes";
import { confusion } from "./confusion";
import { histogram } from "./histogram";
import { intervals } from "./intervals";
import { lines } from "./lines";
import type { Model } from "./model";
import type { Palette } from "./palette";

use([CustomChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

/** Makes a drawing that follows the pointer. */
export function makeDrawing(element: HTMLElement): ECharts {
  return init(element, null, { renderer: "svg" });
}

/** What is drawn of a model, in so many pixels across. */
export function optionOf(model: Model, palette: Palette, width: number): EChartsCoreOption {
  switch (model.kind) {
    case "intervals":
      return intervals(model, palette, width);
    case "confusion":
      return confusion(model, palette, width);
    case "line":
      return lines(model, palette);
    case "bars":
      return bars(model, palette, width);
    case "boxes":
      return boxes(model, palette, width);
    case "histogram":
      return histogram(model, palette);
  }
}

/** Draws a model as the text of an SVG. */
export function drawSvg(model: Model, palette: Palette, width: number, height: number): string {
  const drawing = init(null, null, { renderer: "svg", ssr: true, width, height });
  try {
    drawing.setOption(optionOf(model, palette, width));
    return drawing.renderToSVGString();
  } finally {
    drawing.dispose();
  }
}
