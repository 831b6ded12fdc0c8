import type { Note } from "../music/note";
import { draw } from "../miniroll";
import { readPalette, shadeOf, watchTheme, type Palette } from "./palette";
import { Viewport } from "./viewport";
import type { RollSource } from "../pianoroll";

/** Seconds from one side of the page to the other. */
const SPAN = 16;

/** A roll as a backdrop: notes alone drift across, nothing to operate. With reduced motion it is a still picture. */
export class Drift {
  private readonly _context: CanvasRenderingContext2D | null;
  private readonly _view = new Viewport();
  private readonly _reduced = matchMedia("(prefers-reduced-motion: reduce)");
  private readonly _sizes = new ResizeObserver(() => this.resize());
  private readonly _unwatch: () => void;
  private _palette: Palette;
  private _frame = 0;

  constructor(
    private readonly _canvas: HTMLCanvasElement,
    private readonly _source: RollSource,
  ) {
    this._context = _canvas.getContext("2d");
    this._palette = readPalette(_canvas);
    this._view.keyboard = 0;
    this._view.header = 0;
    this._view.zoomTo(SPAN);
    _canvas.setAttribute("aria-hidden", "true");
    this._sizes.observe(_canvas);
    this._unwatch = watchTheme(_canvas, () => this.resize());
    this._reduced.addEventListener("change", this.resize);
  }

  dispose(): void {
    cancelAnimationFrame(this._frame);
    this._sizes.disconnect();
    this._unwatch();
    this._reduced.removeEventListener("change", this.resize);
  }

  private readonly resize = (): void => {
    cancelAnimationFrame(this._frame);
    this._palette = readPalette(this._canvas);
    this._view.width = this._canvas.clientWidth;
    this._view.height = this._canvas.clientHeight;
    if (this._reduced.matches) {
      draw(this._canvas, this._source.piece.notes);
      return;
    }

    this._canvas.width = Math.max(1, Math.round(this._view.width * devicePixelRatio));
    this._canvas.height = Math.max(1, Math.round(this._view.height * devicePixelRatio));
    this.paint();
  };

  private paint(): void {
    if (this._context === null) {
      return;
    }

    if (!this._canvas.isConnected) {
      this._source.pause();
      return;
    }

    const view = this._view;
    const position = this._source.heardPosition;
    this._context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    this._context.clearRect(0, 0, view.width, view.height);
    view.follow(position, false);
    view.showKeys(this._source.piece.notes.pitchRange(), 1);
    this._source.piece.notes.forEachWithin(view.left, view.right, note => this.paintNote(note, position));
    this._frame = requestAnimationFrame(() => this.paint());
  }

  private paintNote(note: Note, position: number): void {
    const context = this._context!;
    const view = this._view;
    const sounds = note.start <= position && position < note.start + note.duration;
    context.fillStyle = sounds ? this._palette.lit : this._palette.notes[shadeOf(note.velocity)]!;
    context.beginPath();
    context.roundRect(
      view.x(note.start),
      view.y(note.pitch),
      Math.max(3, note.duration * view.pixelsPerSecond - 2),
      Math.max(3, view.keyHeight - 2),
      3,
    );
    context.fill();
  }
}
