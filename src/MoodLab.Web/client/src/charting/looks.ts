import type { Rgb } from "../colour";
import { MOODS } from "../moods";
import type { Label } from "./model";
import type { Palette } from "./palette";

/** How something is marked: never by colour alone. */
export interface Look {
  readonly colour: Rgb;
  /** The outline of its shape in a square of 24. */
  readonly shape: string;
  readonly dash: "solid" | "dashed" | "dotted";
}

/** Shapes that stand for no mood: a lozenge, a square, a cross, a ring of eight corners. */
const SHAPES = [
  "M12 2 22 12 12 22 2 12Z",
  "M4 4h16v16H4Z",
  "M9 2h6v7h7v6h-7v7H9v-7H2V9h7Z",
  "M8 2h8l6 6v8l-6 6H8l-6-6V8Z",
] as const;
const DASHES = ["solid", "dashed", "dotted"] as const;

/** The look of the nth thing of a chart: its mood's, or else one of the neutral ones. */
export function lookOf(label: Label, index: number, palette: Palette): Look {
  const mood = MOODS.find(({ name }) => name === label.mood?.toLowerCase());
  if (mood !== undefined) {
    return { colour: palette.moods[mood.name], shape: mood.shape, dash: "solid" };
  }

  const colours = [palette.accent, palette.inkSoft, palette.ink];
  return {
    colour: colours[index % colours.length]!,
    shape: SHAPES[index % SHAPES.length]!,
    dash: DASHES[index % DASHES.length]!,
  };
}

/** Whether a label stands for a mood, and so has a shape. */
export function isMood(label: Label): boolean {
  return MOODS.some(({ name }) => name === label.mood?.toLowerCase());
}
