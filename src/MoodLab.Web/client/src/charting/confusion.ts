import type { EChartsCoreOption } from "echarts/core";
import { hex, mix, readableOn, type Rgb } from "../colour";
import { frame, grid, nameAxis } from "./frame";
import { isMood, lookOf } from "./looks";
import type { ConfusionModel } from "./model";
import { format, percent } from "./numbers";
import type { Palette } from "./palette";
import { at, custom, group, nameWidth, rowNames, shape, SHAPE, SMALL, TEXT, widthOf, words, type Item } from "./parts";

/** Pixels of the titles of rows and columns, and of the names of columns. */
const TITLE = 22;
const NAMES = 42;

/** With more labels than this, cells have room for one number, and the names of columns stand upright. */
const MOST_WIDE = 8;

/** Pixels of text in such cells, and around upright names. */
const TINY = 11;
const UPRIGHT_GAP = 12;

/** Columns narrower than this have smaller names, in pixels. */
const NARROW = 72;

/** How much of the accent an empty cell and a full one have. */
const LEAST = 0.05;
const MOST = 0.9;

/** A square of counts; the tint is the share of the row, which dense cells tell in percent. */
export function confusion(model: ConfusionModel, palette: Palette, width: number): EChartsCoreOption {
  const { labels, counts } = model;
  const names = nameWidth(labels, palette, width);
  const size = labels.length;
  const isDense = size > MOST_WIDE;
  const nameRoom = isDense
    ? Math.max(...labels.map(label => widthOf(label.text, palette, { size: SMALL }))) + UPRIGHT_GAP
    : NAMES;
  const titleStyle = { color: hex(palette.inkSoft), fontSize: SMALL };
  const cells = custom(
    Array.from({ length: size * size }, (_, i) => [i % size, Math.floor(i / size)]),
    { x: 0, y: 1 },
    (i, api) => {
      const [row, column] = [Math.floor(i / size), i % size];
      const [x, y] = at(api, column, row);
      const [wide, high] = api.size!([1, 1]) as [number, number];
      const all = totalOf(counts, row);
      const share = shareOf(counts, row, column);
      const tint = cellColour(share, palette);
      const ink = readableOn(tint, palette.ink, palette.surface);
      const box: Item = {
        type: "rect",
        shape: { x: x - wide / 2 + 1, y: y - high / 2 + 1, width: wide - 2, height: high - 2, r: 4 },
        // What is right lies on the diagonal.
        style: { fill: hex(tint), ...(row === column ? { stroke: hex(palette.ink), lineWidth: 1.5 } : {}) },
      };
      if (isDense) {
        const number = format(100 * share, { unit: "", digits: 0 });
        return countOf(counts, row, column) === 0
          ? box
          : group(box, words(number, x, y, ink, palette, { align: "center", size: TINY }));
      }

      if (all === 0) {
        return group(box, words("–", x, y, ink, palette, { align: "center" }));
      }

      return group(
        box,
        words(percent(share), x, y - 8, ink, palette, { align: "center", weight: 600, size: TEXT }),
        words(String(countOf(counts, row, column)), x, y + 10, ink, palette, { align: "center" }),
      );
    },
    { silent: false, tooltip: { formatter: params => tell(model, (params as { dataIndex: number }).dataIndex) } },
  );
  const columnNames = custom(labels.map((_, i) => [i, NaN]), { x: 0, y: 1 }, (i, api, area) => {
    const label = labels[i]!;
    const x = at(api, i, NaN)[0];
    if (isDense) {
      const upright = words(label.text, 0, 0, palette.ink, palette);
      return { ...upright, x, y: area.y - 6, rotation: Math.PI / 2 } as Item;
    }

    const cell = area.width / size;
    const name = words(label.text, x, area.y - 6, palette.ink, palette, {
      align: "center",
      baseline: "bottom",
      size: cell < NARROW ? TINY : SMALL,
      // Between a long name and the next one there is room.
      width: cell + 8,
    });
    const look = lookOf(label, i, palette);
    return isMood(label) ? group(shape(look.shape, x, area.y - 20 - SHAPE / 2, look.colour), name) : name;
  });
  return {
    ...frame(palette),
    grid: grid(names + TITLE, TITLE + nameRoom, 8, 8),
    xAxis: nameAxis(labels, {
      position: "top",
      name: model.columnTitle,
      nameLocation: "middle",
      nameGap: nameRoom + 4,
      nameTextStyle: titleStyle,
    }),
    yAxis: nameAxis(labels, {
      inverse: true,
      name: model.rowTitle,
      nameLocation: "middle",
      nameRotate: 90,
      nameGap: names + 10,
      nameTextStyle: titleStyle,
    }),
    series: [rowNames(labels, palette, names), columnNames, cells],
  };
}

/** The tint of a cell with a share of its row, 0 to 1. */
export function cellColour(share: number, palette: Palette): Rgb {
  return mix(palette.surface, palette.accent, LEAST + (MOST - LEAST) * share);
}

function countOf(counts: ConfusionModel["counts"], row: number, column: number): number {
  return counts[row]?.[column] ?? 0;
}

function totalOf(counts: ConfusionModel["counts"], row: number): number {
  return (counts[row] ?? []).reduce((sum, count) => sum + count, 0);
}

function shareOf(counts: ConfusionModel["counts"], row: number, column: number): number {
  const all = totalOf(counts, row);
  return all === 0 ? 0 : countOf(counts, row, column) / all;
}

function tell({ labels, counts, rowTitle, columnTitle }: ConfusionModel, index: number): string {
  const [row, column] = [Math.floor(index / labels.length), index % labels.length];
  return (
    `${rowTitle}: ${labels[row]!.text}\n${columnTitle}: ${labels[column]!.text}\n` +
    `${countOf(counts, row, column)}, ${percent(shareOf(counts, row, column))} of the row`
  );
}
