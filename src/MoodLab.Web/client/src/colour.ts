/** Red, green and blue, 0 to 255 each. */
export type Rgb = readonly [number, number, number];

const BLACK: Rgb = [0, 0, 0];
const WHITE: Rgb = [255, 255, 255];

/** The contrast that small text needs (WCAG 2.2, success criterion 1.4.3). */
export const READABLE = 4.5;

let probe: OffscreenCanvasRenderingContext2D | null = null;

/** Lets the browser read a colour in whatever notation; null where it is none. */
export function readColour(colour: string): Rgb | null {
  if (colour === "" || !CSS.supports("color", colour)) {
    return null;
  }

  probe ??= new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  if (probe === null) {
    return null;
  }

  probe.fillStyle = colour;
  probe.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = probe.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}

/** A colour between two, 0 being the first. */
export function mix(from: Rgb, to: Rgb, share: number): Rgb {
  return [0, 1, 2].map(i => from[i as 0]! + (to[i as 0]! - from[i as 0]!) * share) as unknown as Rgb;
}

/** A colour as CSS writes it. */
export function css(colour: Rgb): string {
  return `rgb(${colour.map(Math.round).join(" ")})`;
}

/** A colour as every program that opens a file can read it. */
export function hex(colour: Rgb): string {
  return `#${colour.map(value => Math.round(value).toString(16).padStart(2, "0")).join("")}`;
}

/** The contrast of two colours, 1 to 21 (WCAG 2.2). */
export function contrast(a: Rgb, b: Rgb): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** The first colour that can be read on a background; where none can, black or white, one of which always can. */
export function readableOn(background: Rgb, ...wanted: Rgb[]): Rgb {
  const best = contrast(BLACK, background) > contrast(WHITE, background) ? BLACK : WHITE;
  return wanted.find(colour => contrast(colour, background) >= READABLE) ?? best;
}

function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map(value => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
