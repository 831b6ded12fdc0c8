import { readColour, type Rgb } from "../colour";
import { MOODS, type Mood } from "../moods";

/** What a browser says of an element without a background. */
const TRANSPARENT = "rgba(0, 0, 0, 0)";

/** The colours that a chart is drawn in. */
export interface Palette {
  /** Behind the chart. */
  readonly surface: Rgb;
  readonly ink: Rgb;
  readonly inkSoft: Rgb;
  readonly line: Rgb;
  readonly lineStrong: Rgb;
  readonly accent: Rgb;
  readonly moods: Readonly<Record<Mood["name"], Rgb>>;
  readonly font: string;
}

/** For print, and where the page does not say otherwise: the colours of the light theme on white. */
export const PAPER: Palette = {
  surface: [255, 255, 255],
  ink: [36, 33, 29],
  inkSoft: [92, 86, 77],
  line: [220, 214, 203],
  lineStrong: [141, 134, 122],
  accent: [87, 71, 136],
  moods: {
    angry: [200, 69, 45],
    delighted: [176, 122, 12],
    depressed: [76, 106, 146],
    calm: [42, 140, 130],
  },
  font: "system-ui, sans-serif",
};

/** Reads the properties of the theme that hold for an element. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const colour = (name: string, otherwise: Rgb): Rgb =>
    readColour(style.getPropertyValue(`--${name}`).trim()) ?? otherwise;
  const moods = MOODS.map(({ name }) => [name, colour(`mood-${name}-line`, PAPER.moods[name])]);
  return {
    surface: behind(element) ?? colour("surface", PAPER.surface),
    ink: colour("ink", PAPER.ink),
    inkSoft: colour("ink-soft", PAPER.inkSoft),
    line: colour("line", PAPER.line),
    lineStrong: colour("line-strong", PAPER.lineStrong),
    accent: colour("accent", PAPER.accent),
    moods: Object.fromEntries(moods) as Palette["moods"],
    // ECharts writes it between double quotes.
    font: style.fontFamily.replaceAll('"', "'") || PAPER.font,
  };
}

/** The colour that an element stands on, or null where nothing has painted one. */
function behind(element: Element | null): Rgb | null {
  if (element === null) {
    return null;
  }

  const colour = getComputedStyle(element).backgroundColor;
  return colour === TRANSPARENT ? behind(element.parentElement) : readColour(colour);
}
