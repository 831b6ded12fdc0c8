import { css, mix, readColour, type Rgb } from "../colour";

/** Steps of velocity that can be told apart. */
export const SHADES = 8;

/** How much of the note's colour the softest note has; the rest is the background. */
const SOFTEST = 0.34;

/** How much a sounding note takes of the text's colour. */
const LIT = 0.38;

/** The colours of a roll, as CSS writes them. */
export interface Palette {
  readonly background: string;
  readonly blackKey: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly text: string;
  readonly playhead: string;
  readonly lit: string;
  readonly haze: string;
  /** Of tints above and below 0. */
  readonly above: string;
  readonly below: string;
  /** Note colours from the softest to the loudest. */
  readonly notes: readonly string[];
}

const FALLBACKS = {
  light: {
    background: "#fbfaf8",
    line: "#eceae5",
    "line-strong": "#cfcbc2",
    note: "#3f6f8f",
    text: "#5d5a54",
    playhead: "#1d1b18",
    above: "#574788",
    below: "#b4610e",
  },
  dark: {
    background: "#1a1b1e",
    line: "#26282c",
    "line-strong": "#42454c",
    note: "#7fb0cf",
    text: "#a9abb1",
    playhead: "#f4f2ee",
    above: "#bcabee",
    below: "#e8a04c",
  },
} as const;

type RollColour = keyof (typeof FALLBACKS)["light"];

/** Reads the `--roll-*` properties that hold for an element; what is missing is filled in for the page's theme. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const theme = isDark() ? FALLBACKS.dark : FALLBACKS.light;
  const colour = (name: RollColour): Rgb =>
    readColour(style.getPropertyValue(`--roll-${name}`).trim()) ?? readColour(theme[name]) ?? [128, 128, 128];

  const background = colour("background");
  const note = colour("note");
  const text = colour("text");
  return {
    background: css(background),
    blackKey: css(mix(background, colour("line"), 0.55)),
    line: css(colour("line")),
    lineStrong: css(colour("line-strong")),
    text: css(text),
    playhead: css(colour("playhead")),
    lit: css(mix(note, colour("playhead"), LIT)),
    above: css(colour("above")),
    below: css(colour("below")),
    haze: css(mix(background, colour("line-strong"), 0.35)),
    notes: Array.from({ length: SHADES }, (_, i) =>
      css(mix(background, note, SOFTEST + ((1 - SOFTEST) * i) / (SHADES - 1))),
    ),
  };
}

/** The shade of a velocity, 0 to SHADES - 1. Most music lies between 30 and 110, and there the steps are. */
export function shadeOf(velocity: number): number {
  return Math.min(SHADES - 1, Math.max(0, Math.round(((velocity - 30) / 80) * (SHADES - 1))));
}

/** Calls back when the page's theme or an element's attributes change, until the returned function is called. */
export function watchTheme(element: Element, changed: () => void): () => void {
  const media = matchMedia("(prefers-color-scheme: dark)");
  const observer = new MutationObserver(changed);
  media.addEventListener("change", changed);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme", "class", "style"] });
  observer.observe(element, { attributeFilter: ["data-mood", "class", "style"] });
  return () => {
    media.removeEventListener("change", changed);
    observer.disconnect();
  };
}

function isDark(): boolean {
  const told = document.documentElement.dataset["theme"];
  return told === "dark" || (told !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
}
