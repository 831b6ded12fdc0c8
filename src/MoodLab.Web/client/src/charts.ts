// Charts of the results. A page tells what to show in a small vocabulary of its own (charting/model.ts, and the records
// of MoodLab.Web/Charts): `intervals`, `confusion`, `line`, `bars`, `boxes` and `histogram`. The element is a figure with
// role="img", a label, a height and perhaps a least width; the table with the numbers stands beside it. The picture
// follows the element's width and the theme.
import { download } from "./download";
import { makeDrawing, optionOf } from "./charting/engine";
import { fileName, makeSvg, toPng } from "./charting/files";
import type { Model } from "./charting/model";
import { PAPER, readPalette } from "./charting/palette";
import { tell, type DotNetObject } from "./interop";
import { watchTheme } from "./roll/palette";

/** What .NET holds on to. */
export interface ChartHandle {
  /** Draws a model in place of the one before. */
  show(model: Model, title: string): void;
  /** Hands the picture to the browser to save, with its title, on white or on the theme's surface. */
  download(kind: "svg" | "png", background?: "white" | "theme"): Promise<void>;
  dispose(): void;
}

/**
 * Draws charts into an element.
 * @param page Told `OnMark(series, index)` of a mark that is pressed: the series by its id (`boxes`, `outliers`, `bins`,
 * `bars-0` and on), the mark by its place in it. Null where nothing wants to know.
 */
export function attach(element: HTMLElement, page: DotNetObject | null = null): ChartHandle {
  const drawing = makeDrawing(element);
  drawing.on("click", ({ seriesId, dataIndex }) => tell(page, "OnMark", seriesId, dataIndex));
  let shown: { readonly model: Model; readonly title: string } | null = null;
  const draw = (): void => {
    if (shown !== null && element.clientWidth > 0) {
      drawing.setOption(optionOf(shown.model, readPalette(element), element.clientWidth), { notMerge: true });
    }
  };
  // Observing tells the size at once.
  const size = new ResizeObserver(() => {
    drawing.resize();
    draw();
  });
  size.observe(element);
  const unwatch = watchTheme(element, draw);
  return {
    show: (model, title) => {
      shown = { model, title };
      draw();
    },
    download: async (kind, background = "white") => {
      if (shown === null) {
        throw new Error("There is no picture yet.");
      }

      const palette = background === "white" ? PAPER : readPalette(element);
      const least = Number.parseFloat(getComputedStyle(element).minWidth) || 0;
      const svg = makeSvg(shown.model, shown.title, palette, element.clientHeight, least);
      const file = kind === "png" ? await toPng(svg) : new Blob([svg], { type: "image/svg+xml" });
      download(file, fileName(shown.title, kind));
    },
    dispose: () => {
      size.disconnect();
      unwatch();
      drawing.dispose();
    },
  };
}
