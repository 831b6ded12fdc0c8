import { hex } from "../colour";
import { drawSvg } from "./engine";
import type { Model } from "./model";
import type { Palette } from "./palette";

/** Pixels of a file's picture across, unless it needs more, around it, and of its title. */
const WIDTH = 720;
const MARGIN = 24;
const TITLE = 17;
const TITLE_LINE = 24;

/** Pixels that a letter of the title takes, nearly. */
const LETTER = 8.6;

/** How many pixels of a PNG there are for one of the SVG. */
const SHARPNESS = 2;

/** A chart as a picture of its own: on a background, with its title; itself at least so wide, and so high. */
export function makeSvg(model: Model, title: string, palette: Palette, height: number, least = 0): string {
  const width = Math.max(WIDTH, least + 2 * MARGIN);
  const rows = wrap(title, Math.floor((width - 2 * MARGIN) / LETTER));
  const head = MARGIN + rows.length * TITLE_LINE + 12;
  const all = head + height + MARGIN;
  const inner = drawSvg(model, palette, width - 2 * MARGIN, height)
    .replace("<svg ", `<svg x="${MARGIN}" y="${head}" `)
    // What ECharts tells itself is no part of the picture.
    .replace(/ (ecmeta_\w+|class)="[^"]*"/g, "");
  const font = `font-family="${escape(palette.font)}" font-size="${TITLE}" font-weight="600"`;
  const style = `${font} fill="${hex(palette.ink)}"`;
  const words = rows.map((row, i) => {
    return `<text x="${MARGIN}" y="${MARGIN + TITLE + i * TITLE_LINE}" ${style}>${escape(row)}</text>`;
  });
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${all}" viewBox="0 0 ${width} ${all}" ` +
    `style="font-variant-numeric:tabular-nums"><title>${escape(title)}</title>` +
    `<rect width="100%" height="100%" fill="${hex(palette.surface)}"/>${words.join("")}${inner}</svg>`
  );
}

/** Draws the text of an SVG as a PNG. */
export async function toPng(svg: string): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth * SHARPNESS;
    canvas.height = image.naturalHeight * SHARPNESS;
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const file = await new Promise<Blob | null>(done => canvas.toBlob(done, "image/png"));
    if (file === null) {
      throw new Error("The picture could not be made.");
    }

    return file;
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** The name of a chart's file: its title's words in small letters. */
export function fileName(title: string, kind: string): string {
  const words = title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-");
  return `${words.slice(0, 60).replace(/^-|-$/g, "") || "chart"}.${kind}`;
}

/** Breaks a text into lines of so many letters at most; a longer word stays whole. */
export function wrap(text: string, letters: number): string[] {
  const rows = [""];
  for (const word of text.split(/\s+/)) {
    const row = rows.at(-1)!;
    if (row === "") {
      rows[rows.length - 1] = word;
    } else if (row.length + 1 + word.length <= letters) {
      rows[rows.length - 1] = `${row} ${word}`;
    } else {
      rows.push(word);
    }
  }

  return rows;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`);
}
