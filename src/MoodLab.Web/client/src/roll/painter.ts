import type { Note } from "../music/note";
import type { Piece } from "../music/piece";
import { isBlackKey, isOctave, pitchName } from "../music/pitch";
import { SHADES, shadeOf, type Palette } from "./palette";
import type { Tint } from "./tint";
import type { Viewport } from "./viewport";

const FONT = "11px system-ui, sans-serif";

/** Pixels between two beat lines, bar lines or bar numbers below which they are left out or thinned. */
const BEAT_SPACE = 9;
const BAR_SPACE = 6;
const NUMBER_SPACE = 34;

/** The most lines of one drawing; no piece that is legible needs as many. */
const MAX_LINES = 2000;

/** Keys lower than this are too thin for an outline of their own. */
const KEY_OUTLINE = 5;

/** Above this many notes corners are square: round ones cost ten times as much. */
const ROUND_LIMIT = 800;

/** How strong a tint is at least and at most, as a share of its colour; the edge that tells which side it is on. */
const TINT_LEAST = 0.06;
const TINT_MOST = 0.34;
const TINT_EDGE = 4;

/** Draws a piano roll. Only what is visible is visited, and notes of a shade are drawn together. */
export class Painter {
  private readonly _shades: Note[][] = Array.from({ length: SHADES }, () => []);
  private readonly _lit: Note[] = [];

  constructor(private readonly _canvas: CanvasRenderingContext2D) {}

  /** Draws all, in CSS pixels; returns how many notes that were. */
  paint(
    view: Viewport,
    piece: Piece,
    tints: readonly Tint[],
    position: number,
    playing: boolean,
    palette: Palette,
  ): number {
    const canvas = this._canvas;
    canvas.fillStyle = palette.background;
    canvas.fillRect(0, 0, view.width, view.height);
    canvas.font = FONT;
    canvas.textBaseline = "middle";
    this.paintKeys(view, palette);
    this.paintTints(view, tints, palette);
    this.paintGrid(view, piece, palette);
    this.paintFrontier(view, piece, palette);
    const drawn = this.paintNotes(view, piece, position, playing, palette);
    this.paintKeyboard(view, palette);
    this.paintPlayhead(view, position, palette);
    return drawn;
  }

  private paintKeys(view: Viewport, palette: Palette): void {
    const canvas = this._canvas;
    const height = view.keyHeight;
    canvas.fillStyle = palette.blackKey;
    for (let pitch = Math.floor(view.low); pitch <= Math.ceil(view.high); pitch++) {
      if (isBlackKey(pitch)) {
        canvas.fillRect(view.keyboard, view.y(pitch), view.width - view.keyboard, height);
      }
    }

    canvas.fillStyle = palette.line;
    for (let pitch = Math.floor(view.low); pitch <= Math.ceil(view.high); pitch++) {
      if (isOctave(pitch)) {
        canvas.fillRect(view.keyboard, Math.round(view.y(pitch) + height), view.width - view.keyboard, 1);
      }
    }
  }

  /** Not by colour alone: what is above 0 has an edge at the top, what is below 0 at the foot. */
  private paintTints(view: Viewport, tints: readonly Tint[], palette: Palette): void {
    const canvas = this._canvas;
    for (const tint of tints) {
      if (tint.end <= view.left || tint.start >= view.right || tint.value === 0) {
        continue;
      }

      const left = Math.max(view.keyboard, view.x(tint.start));
      const width = Math.min(view.width, view.x(tint.end)) - left;
      const strength = Math.min(1, Math.abs(tint.value));
      canvas.fillStyle = tint.value > 0 ? palette.above : palette.below;
      canvas.globalAlpha = TINT_LEAST + (TINT_MOST - TINT_LEAST) * strength;
      canvas.fillRect(left, view.header, width, view.height - view.header);
      canvas.globalAlpha = 1;
      canvas.fillRect(left, tint.value > 0 ? view.header : view.height - TINT_EDGE, width - 1, TINT_EDGE);
    }
  }

  private paintGrid(view: Viewport, piece: Piece, palette: Palette): void {
    const canvas = this._canvas;
    const { bar, beat } = piece.meter.lengthsAt((view.left + view.right) / 2);
    if ((view.right - view.left) / bar > MAX_LINES) {
      return;
    }

    const beats = beat * view.pixelsPerSecond >= BEAT_SPACE;
    const barWidth = bar * view.pixelsPerSecond;
    const everyBar = thinning(barWidth, BAR_SPACE);
    const everyNumber = thinning(barWidth, NUMBER_SPACE);
    let lines = 0;
    for (const line of piece.meter.lines(view.left, view.right, beats)) {
      if (++lines > MAX_LINES * 4) {
        break;
      }

      const strong = line.bar > 0;
      if (strong && (line.bar - 1) % everyBar !== 0) {
        continue;
      }

      const x = Math.round(view.x(line.seconds));
      if (x < view.keyboard) {
        continue;
      }

      canvas.fillStyle = strong ? palette.lineStrong : palette.line;
      canvas.fillRect(x, strong ? 0 : view.header, 1, view.height);
      if (strong && (line.bar - 1) % everyNumber === 0) {
        canvas.fillStyle = palette.text;
        canvas.fillText(String(line.bar), x + 4, view.header / 2 + 1);
      }
    }
  }

  /** What is not composed yet is hazy: the roll grows into it. */
  private paintFrontier(view: Viewport, piece: Piece, palette: Palette): void {
    const from = Math.max(view.keyboard, view.x(Math.max(piece.frontier, piece.notes.end)));
    if (piece.complete || from >= view.width) {
      return;
    }

    const canvas = this._canvas;
    const fade = canvas.createLinearGradient(from, 0, Math.min(view.width, from + 120), 0);
    fade.addColorStop(0, palette.background);
    fade.addColorStop(1, palette.haze);
    canvas.globalAlpha = 0.6;
    canvas.fillStyle = fade;
    canvas.fillRect(from, view.header, view.width - from, view.height - view.header);
    canvas.globalAlpha = 1;
  }

  private paintNotes(view: Viewport, piece: Piece, position: number, playing: boolean, palette: Palette): number {
    this._shades.forEach(notes => (notes.length = 0));
    this._lit.length = 0;
    let drawn = 0;
    piece.notes.forEachWithin(view.left, view.right, note => {
      const sounds = playing && note.start <= position && position < note.start + note.duration;
      (sounds ? this._lit : this._shades[shadeOf(note.velocity)]!).push(note);
      drawn++;
    });
    const round = drawn <= ROUND_LIMIT;
    this._shades.forEach((notes, shade) => this.fill(view, notes, palette.notes[shade]!, round));
    this.fill(view, this._lit, palette.lit, round);
    return drawn;
  }

  private fill(view: Viewport, notes: readonly Note[], colour: string, round: boolean): void {
    if (notes.length === 0) {
      return;
    }

    const canvas = this._canvas;
    const height = Math.max(2, view.keyHeight - 1);
    const radius = round ? Math.min(3, height / 3) : 0;
    canvas.fillStyle = colour;
    canvas.beginPath();
    for (const note of notes) {
      const x = view.x(note.start);
      // A hair of background keeps repeated notes apart.
      const width = Math.max(2, note.duration * view.pixelsPerSecond - 1);
      if (radius >= 1 && width > 4) {
        canvas.roundRect(x, view.y(note.pitch), width, height, radius);
      } else {
        canvas.rect(x, view.y(note.pitch), width, height);
      }
    }

    canvas.fill();
  }

  private paintKeyboard(view: Viewport, palette: Palette): void {
    const canvas = this._canvas;
    const height = view.keyHeight;
    const right = view.keyboard - 0.5;
    canvas.fillStyle = palette.background;
    canvas.fillRect(0, 0, view.keyboard, view.height);
    canvas.fillStyle = palette.lit;
    for (const note of this._lit) {
      canvas.fillRect(0, view.y(note.pitch), view.keyboard - 1, Math.max(2, height));
    }

    canvas.save();
    canvas.beginPath();
    canvas.rect(0, view.header, view.keyboard, view.height - view.header);
    canvas.clip();
    canvas.strokeStyle = palette.lineStrong;
    canvas.lineWidth = 1;
    canvas.beginPath();
    canvas.moveTo(right, view.header);
    canvas.lineTo(right, view.height);
    for (let pitch = Math.floor(view.low); pitch <= Math.ceil(view.high); pitch++) {
      this.outlineKey(view, pitch, height);
    }

    canvas.stroke();
    this.nameOctaves(view, palette);
    canvas.restore();
  }

  private nameOctaves(view: Viewport, palette: Palette): void {
    const canvas = this._canvas;
    canvas.textAlign = "right";
    canvas.fillStyle = palette.text;
    // A rim of background keeps the names legible over lit keys.
    canvas.strokeStyle = palette.background;
    canvas.lineWidth = 4;
    canvas.lineJoin = "round";
    for (let pitch = Math.floor(view.low); pitch <= Math.ceil(view.high); pitch++) {
      if (isOctave(pitch)) {
        const y = Math.min(view.y(pitch) + view.keyHeight / 2, view.height - 6);
        canvas.strokeText(pitchName(pitch), view.keyboard - 4, y);
        canvas.fillText(pitchName(pitch), view.keyboard - 4, y);
      }
    }
  }

  /** White keys meet at a line: between E and F and B and C, else in the middle of the black key. */
  private outlineKey(view: Viewport, pitch: number, height: number): void {
    const canvas = this._canvas;
    const top = view.y(pitch);
    if (height < KEY_OUTLINE) {
      if (isOctave(pitch)) {
        canvas.moveTo(0, Math.round(top + height) + 0.5);
        canvas.lineTo(view.keyboard, Math.round(top + height) + 0.5);
      }
    } else if (isBlackKey(pitch)) {
      const middle = Math.round(top + height / 2) + 0.5;
      const width = Math.round(view.keyboard * 0.45);
      canvas.rect(0.5, Math.round(top) + 0.5, width, Math.max(1, Math.round(height) - 1));
      canvas.moveTo(width + 0.5, middle);
      canvas.lineTo(view.keyboard, middle);
    } else if (!isBlackKey(pitch + 11)) {
      canvas.moveTo(0, Math.round(top + height) + 0.5);
      canvas.lineTo(view.keyboard, Math.round(top + height) + 0.5);
    }
  }

  private paintPlayhead(view: Viewport, position: number, palette: Palette): void {
    const canvas = this._canvas;
    const x = Math.max(view.keyboard, Math.round(view.x(position)));
    canvas.fillStyle = palette.playhead;
    canvas.fillRect(x - 1, 0, 2, view.height);
    canvas.beginPath();
    canvas.moveTo(x - 5, 0);
    canvas.lineTo(x + 5, 0);
    canvas.lineTo(x, 6);
    canvas.fill();
  }
}

/** Every how many bars something is drawn, a power of two, so that it keeps its space. */
function thinning(barWidth: number, space: number): number {
  return 2 ** Math.max(0, Math.ceil(Math.log2(space / barWidth)));
}
