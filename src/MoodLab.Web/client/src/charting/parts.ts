import type { CustomSeriesOption } from "echarts/charts";
import { hex, type Rgb } from "../colour";
import { isMood, lookOf } from "./looks";
import type { Label } from "./model";
import type { Palette } from "./palette";

/** Pixels of small text and of the text within charts. */
export const SMALL = 12;
export const TEXT = 13;

/** Pixels of a mood's shape. */
export const SHAPE = 12;

/** Pixels between a shape and its name, and behind a name. */
const NAME_GAP = 6;
const NAME_END = 12;

/** Pixels that a letter takes where nothing can measure it. */
const LETTER = 8;

let pen: OffscreenCanvasRenderingContext2D | null = null;

export type Draw = NonNullable<CustomSeriesOption["renderItem"]>;
export type Api = Parameters<Draw>[1];
export type Item = NonNullable<ReturnType<Draw>>;

/** Where the chart's inside is, in pixels. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface TextStyle {
  readonly size?: number;
  readonly weight?: "normal" | 600;
  readonly align?: "left" | "center" | "right";
  readonly baseline?: "top" | "middle" | "bottom";
  /** Pixels after which it is cut off. */
  readonly width?: number;
  /** Whether lines that cross it stay clear of it. */
  readonly clear?: boolean;
}

/** A series that draws each of its rows of numbers by itself. */
export function custom(
  data: readonly (readonly number[])[],
  encode: { x: number | number[]; y: number | number[] },
  draw: (index: number, api: Api, area: Area) => Item | null,
  options: Partial<CustomSeriesOption> = {},
): CustomSeriesOption {
  return {
    type: "custom",
    data: data.map(row => [...row]),
    encode,
    renderItem: (params, api) => draw(params.dataIndex, api, params.coordSys as unknown as Area),
    silent: true,
    tooltip: { show: false },
    ...options,
  };
}

/** A place of the scales in pixels; a scale that does not matter is given NaN. */
export function at(api: Api, x: number, y: number): [number, number] {
  return api.coord([x, y]) as [number, number];
}

export function words(text: string, x: number, y: number, colour: Rgb, palette: Palette, style: TextStyle = {}): Item {
  return {
    type: "text",
    style: {
      text,
      x,
      y,
      fill: hex(colour),
      font: fontOf(palette, style),
      align: style.align ?? "left",
      verticalAlign: style.baseline ?? "middle",
      ...(style.width === undefined ? {} : { width: style.width, overflow: "truncate" }),
      ...(style.clear === true ? { stroke: hex(palette.surface), lineWidth: 3 } : {}),
    },
  };
}

/** Pixels that words take. */
export function widthOf(text: string, palette: Palette, style: TextStyle = {}): number {
  if (typeof OffscreenCanvas === "undefined") {
    return text.length * LETTER;
  }

  pen ??= new OffscreenCanvas(1, 1).getContext("2d");
  if (pen !== null) {
    pen.font = fontOf(palette, style);
  }

  return pen?.measureText(text).width ?? 0;
}

function fontOf(palette: Palette, style: TextStyle): string {
  return `${style.weight ?? "normal"} ${style.size ?? SMALL}px ${palette.font}`;
}

/**
 * A shape with its middle at a place. ECharts fits a path into its box only once, as long as the path is the same: so
 * the box stays, and place and size are a transformation, which follows when the chart is drawn at another width.
 */
export function shape(outline: string, x: number, y: number, colour: Rgb, size = SHAPE): Item {
  return {
    type: "path",
    x,
    y,
    scaleX: size / SHAPE,
    scaleY: size / SHAPE,
    shape: { pathData: outline, x: -SHAPE / 2, y: -SHAPE / 2, width: SHAPE, height: SHAPE, layout: "center" },
    style: { fill: hex(colour) },
  };
}

export function stroke(from: [number, number], to: [number, number], colour: Rgb, width = 1, dashed = false): Item {
  return {
    type: "line",
    shape: { x1: from[0], y1: from[1], x2: to[0], y2: to[1] },
    style: { stroke: hex(colour), lineWidth: width, ...(dashed ? { lineDash: [4, 4] } : {}) },
  };
}

export function group(...children: Item[]): Item {
  return { type: "group", children } as Item;
}

/** Pixels that the names of rows need, at most a third of all. */
export function nameWidth(labels: readonly Label[], palette: Palette, width: number): number {
  const widths = labels.map(
    label => widthOf(label.text, palette, { size: TEXT }) + (isMood(label) ? SHAPE + NAME_GAP : 0),
  );
  return Math.min(Math.ceil(Math.max(0, ...widths)) + NAME_END, width / 3);
}

/** The names of the rows at the left of the chart, moods with their shapes. */
export function rowNames(labels: readonly Label[], palette: Palette, width: number): CustomSeriesOption {
  return custom(labels.map((_, i) => [NaN, i]), { x: 0, y: 1 }, (i, api, area) => {
    const label = labels[i]!;
    const y = at(api, NaN, i)[1];
    const left = area.x - width;
    if (!isMood(label)) {
      return words(label.text, left, y, palette.ink, palette, { size: TEXT, width: width - NAME_END + 1 });
    }

    const look = lookOf(label, i, palette);
    return group(
      shape(look.shape, left + SHAPE / 2, y, look.colour),
      words(label.text, left + SHAPE + NAME_GAP, y, palette.ink, palette, {
        size: TEXT,
        width: width - SHAPE - NAME_GAP - NAME_END + 1,
      }),
    );
  });
}
