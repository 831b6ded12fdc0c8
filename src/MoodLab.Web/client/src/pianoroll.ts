import type { Piece } from "./music/piece";
import { listen } from "./roll/gestures";
import { pressKey } from "./roll/keys";
import { Painter } from "./roll/painter";
import { readPalette, watchTheme, type Palette } from "./roll/palette";
import { describe } from "./roll/status";
import type { Tint } from "./roll/tint";
import { Viewport } from "./roll/viewport";

/** What a roll shows and steers; a player is one. */
export interface RollSource {
  readonly piece: Piece;
  readonly playing: boolean;
  /** The position that is heard at this moment, in seconds. */
  readonly heardPosition: number;
  play(): void;
  pause(): void;
  toggle(): void;
  seek(seconds: number): void;
}

/** What a roll has drawn. */
export interface RollFigures {
  /** Notes in the last frame. */
  readonly notesDrawn: number;
  /** Frames since the beginning. */
  readonly frames: number;
  /** Milliseconds that a frame took on average, of the last 60. */
  readonly frameMilliseconds: number;
}

/** Milliseconds between two changes of the text line. */
const STATUS_EVERY = 250;

/** Share of the way that the shown keys move in a frame; the whole way takes 150 ms or so. */
const KEYS_SHARE = 0.3;

/** No screen shows more pixels to a CSS pixel than anyone can see. */
const MAX_RATIO = 3;

/** Below this width, in CSS pixels, the keyboard is narrow, and fewer seconds are shown at first. */
const NARROW = 480;
const NARROW_SPAN = 7;

/** The piano roll: draws a piece in a canvas, follows the music, and steers it by pointer, wheel and keys. */
export class PianoRoll {
  readonly view = new Viewport();

  private readonly _context: CanvasRenderingContext2D;
  private readonly _painter: Painter;
  private readonly _reduced = matchMedia("(prefers-reduced-motion: reduce)");
  private readonly _ends: (() => void)[] = [];
  private readonly _times: number[] = [];
  private _palette: Palette;
  private _frame = 0;
  private _frames = 0;
  private _notesDrawn = 0;
  private _resume = false;
  private _statusAt = -Infinity;
  private _spokenBar = 0;
  private _tints: readonly Tint[] = [];

  /**
   * @param _canvas Made focusable and operable; its size is its own affair (CSS).
   * @param _status The text line for screen readers, or null.
   * @param _source Whose music it is.
   */
  constructor(
    private readonly _canvas: HTMLCanvasElement,
    private readonly _status: HTMLElement | null,
    private readonly _source: RollSource,
  ) {
    const context = _canvas.getContext("2d", { alpha: false });
    if (context === null) {
      throw new Error("The browser cannot draw.");
    }

    this._context = context;
    this._painter = new Painter(context);
    this._palette = readPalette(_canvas);
    this.becomeOperable();
    const sizes = new ResizeObserver(() => this.resize());
    sizes.observe(_canvas);
    this._ends.push(
      () => sizes.disconnect(),
      watchTheme(_canvas.parentElement ?? _canvas, () => this.recolour()),
    );
    if (_canvas.clientWidth < NARROW) {
      this.view.zoomTo(NARROW_SPAN);
    }

    this.resize();
  }

  get piece(): Piece {
    return this._source.piece;
  }

  get position(): number {
    return this._source.heardPosition;
  }

  get figures(): RollFigures {
    const sum = this._times.reduce((a, b) => a + b, 0);
    return {
      notesDrawn: this._notesDrawn,
      frames: this._frames,
      frameMilliseconds: this._times.length > 0 ? sum / this._times.length : 0,
    };
  }

  /** Something has changed: draws with the next frame. */
  invalidate(): void {
    this._frame ||= requestAnimationFrame(() => this.draw());
  }

  grab(): void {
    this._resume = this._source.playing;
    this._source.pause();
  }

  release(): void {
    if (this._resume) {
      this._source.play();
    }
  }

  moveTo(seconds: number): void {
    this._source.seek(Math.max(0, seconds));
    this._statusAt = -Infinity;
    this._spokenBar = 0;
    this.invalidate();
  }

  toggle(): void {
    this._source.toggle();
    this.invalidate();
  }

  zoomTo(span: number): void {
    if (this.view.zoomTo(span)) {
      this.invalidate();
    }
  }

  zoomBy(factor: number): void {
    this.zoomTo(this.view.span * factor);
  }

  /** Colours stretches of the piece, until another one is opened. */
  set tints(tints: readonly Tint[]) {
    this._tints = tints;
    this.invalidate();
  }

  /** Goes back to the keys that an empty roll shows, for another piece. */
  reset(): void {
    this._tints = [];
    this.view.showKeys(null, 1);
    this.invalidate();
  }

  dispose(): void {
    cancelAnimationFrame(this._frame);
    this._frame = -1;
    this._ends.forEach(end => end());
  }

  private becomeOperable(): void {
    const canvas = this._canvas;
    canvas.tabIndex = 0;
    canvas.setAttribute("role", "slider");
    canvas.setAttribute("aria-label", "Piano roll, position in the piece");
    canvas.setAttribute("aria-valuemin", "0");
    canvas.style.touchAction = "pan-y";
    const onKey = (event: KeyboardEvent): void => {
      if (pressKey(event, this)) {
        event.preventDefault();
      }
    };
    const onFocus = (): void => this._status?.setAttribute("aria-live", "polite");
    const onBlur = (): void => this._status?.setAttribute("aria-live", "off");
    canvas.addEventListener("keydown", onKey);
    canvas.addEventListener("focus", onFocus);
    canvas.addEventListener("blur", onBlur);
    onBlur();
    this._ends.push(listen(canvas, this), () => {
      canvas.removeEventListener("keydown", onKey);
      canvas.removeEventListener("focus", onFocus);
      canvas.removeEventListener("blur", onBlur);
    });
  }

  private resize(): void {
    const ratio = Math.min(MAX_RATIO, devicePixelRatio);
    const { clientWidth: width, clientHeight: height } = this._canvas;
    // Setting the size clears the canvas, so it is drawn again in the same frame.
    this._canvas.width = Math.max(1, Math.round(width * ratio));
    this._canvas.height = Math.max(1, Math.round(height * ratio));
    this.view.width = width;
    this.view.height = height;
    this.view.keyboard = width < NARROW ? 34 : 44;
    cancelAnimationFrame(this._frame);
    this.draw();
  }

  private recolour(): void {
    this._palette = readPalette(this._canvas);
    this.invalidate();
  }

  private draw(): void {
    this._frame = 0;
    if (!this._canvas.isConnected) {
      // The page was left without a word: what nobody can see or stop must not go on sounding.
      this._source.pause();
      return;
    }

    if (this.view.width === 0 || this.view.height === 0) {
      return;
    }

    const began = performance.now();
    const ratio = this._canvas.width / this.view.width;
    this._context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const position = this.position;
    const reduced = this._reduced.matches;
    this.view.follow(position, reduced);
    const moving = this.view.showKeys(this.piece.notes.pitchRange(), reduced ? 1 : KEYS_SHARE);
    const { playing } = this._source;
    this._notesDrawn = this._painter.paint(this.view, this.piece, this._tints, position, playing, this._palette);
    this.say(position, began);
    this._frames++;
    this._times.push(performance.now() - began);
    if (this._times.length > 60) {
      this._times.shift();
    }

    if (moving || this._source.playing) {
      this.invalidate();
    }
  }

  /** Writes the text line: often for eyes, once a bar for ears. */
  private say(position: number, now: number): void {
    if (now - this._statusAt < STATUS_EVERY) {
      return;
    }

    const bar = this.piece.meter.barAt(position);
    const spoken = document.activeElement === this._canvas && this._source.playing;
    if (spoken && bar === this._spokenBar) {
      return;
    }

    this._statusAt = now;
    this._spokenBar = bar;
    const text = describe(this.piece, position);
    this._canvas.setAttribute("aria-valuemax", this.piece.seconds.toFixed(1));
    this._canvas.setAttribute("aria-valuenow", position.toFixed(1));
    this._canvas.setAttribute("aria-valuetext", text);
    if (this._status !== null && this._status.textContent !== text) {
      this._status.textContent = text;
    }
  }
}
