import type { CustomSeriesOption } from "echarts/charts";
import type { Axis, Reference } from "./model";
import { format } from "./numbers";
import type { Palette } from "./palette";
import { at, custom, group, stroke, widthOf, words } from "./parts";

/** Two lines that lie closer than this share of the scale have their words above each other. */
const CROWDED = 0.22;
const LANE = 16;

/** How many lines of words the references need. */
export function lanesOf(lines: readonly Reference[], from: number, to: number): Map<Reference, number> {
  const ends: number[] = [];
  const sorted = [...lines].sort((a, b) => a.value - b.value);
  return new Map(
    sorted.map(line => {
      const place = (line.value - from) / (to - from || 1);
      const free = ends.findIndex(end => place - end >= CROWDED);
      const lane = free < 0 ? ends.length : free;
      ends[lane] = place;
      return [line, lane];
    }),
  );
}

/** Upright lines with their words above the chart. */
export function uprightLines(lanes: Map<Reference, number>, axis: Axis, palette: Palette): CustomSeriesOption {
  const lines = [...lanes.keys()];
  return custom(lines.map(line => [line.value, NaN]), { x: 0, y: 1 }, (i, api, area) => {
    const line = lines[i]!;
    const x = at(api, line.value, NaN)[0];
    const top = area.y - 4 - LANE * lanes.get(line)!;
    const text = tell(line, axis);
    const half = widthOf(text, palette) / 2;
    const middle = Math.min(Math.max(x, half + 2), area.x + area.width + 16 - half);
    return group(
      stroke([x, top], [x, area.y + area.height], palette.lineStrong, 1.5, true),
      words(text, middle, top - 1, palette.inkSoft, palette, { align: "center", baseline: "bottom", clear: true }),
    );
  });
}

/** Pixels above the chart that the words of references take. */
export function laneHeight(lanes: Map<Reference, number>): number {
  return lanes.size === 0 ? 0 : 8 + LANE * (Math.max(...lanes.values()) + 1);
}

/** Level lines with their words at the right end. */
export function levelLines(lines: readonly Reference[], axis: Axis, palette: Palette): CustomSeriesOption {
  return custom(lines.map(line => [NaN, line.value]), { x: 0, y: 1 }, (i, api, area) => {
    const line = lines[i]!;
    const y = at(api, NaN, line.value)[1];
    const right = area.x + area.width;
    return group(
      stroke([area.x, y], [right, y], palette.lineStrong, 1.5, true),
      words(tell(line, axis), right, y - 3, palette.inkSoft, palette, {
        align: "right",
        baseline: "bottom",
        clear: true,
      }),
    );
  });
}

function tell(line: Reference, axis: Axis): string {
  return `${line.label} ${format(line.value, axis)}`;
}
