import { readSeconds } from "../miniroll";
import { NoteList } from "../music/note-list";
import { TempoMap } from "../music/tempo-map";
import { MiniLayout } from "../roll/mini-layout";
import { readPalette, type Palette } from "../roll/palette";
import { readMelody, ROLL } from "./card";

/** Pixels that the line is wide. */
const LINE = 1.5;

/** The playhead over the roll of the card that sounds: a canvas of its own, so that no roll is drawn again. */
export class Playhead {
  private readonly _overlay = document.createElement("canvas");
  private readonly _context = this._overlay.getContext("2d");
  private readonly _reduced = matchMedia("(prefers-reduced-motion: reduce)");
  private _roll: HTMLCanvasElement | null = null;
  private _notes = new NoteList();
  private _tempi = new TempoMap();
  private _palette: Palette | null = null;
  private _frame = 0;

  /**
   * @param _position Tells where the music is, in seconds.
   * @param _gone Called when the card is no longer in the document.
   */
  constructor(
    private readonly _position: () => number,
    private readonly _gone: () => void,
  ) {
    this._overlay.className = "melody-playhead";
    this._overlay.setAttribute("aria-hidden", "true");
  }

  /** Shows where the music is in a card, in place of the card before. */
  show(card: HTMLElement): void {
    this.hide();
    this._roll = card.querySelector<HTMLCanvasElement>(ROLL);
    if (this._roll === null) {
      return;
    }

    const { notes, bpm } = readMelody(card);
    this._notes = new NoteList(notes);
    this._tempi = new TempoMap();
    this._tempi.add(0, bpm);
    this._palette = readPalette(this._roll);
    this._roll.after(this._overlay);
    this.paint();
  }

  hide(): void {
    cancelAnimationFrame(this._frame);
    this._overlay.remove();
    this._roll = null;
  }

  private paint(): void {
    const roll = this._roll;
    if (roll === null || this._context === null) {
      return;
    }

    if (!roll.isConnected) {
      this._gone();
      return;
    }

    this._frame = requestAnimationFrame(() => this.paint());
    this.fit(roll);
    const context = this._context;
    const layout = new MiniLayout(this._notes, roll.clientWidth, roll.clientHeight, readSeconds(roll));
    const position = this._position();
    context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    context.clearRect(0, 0, layout.width, layout.height);
    context.fillStyle = this._palette!.lit;
    this._notes.forEachWithin(position, position + 1e-3, note => context.fillRect(...layout.box(note)));
    context.fillStyle = this._palette!.playhead;
    const x = layout.x(this._reduced.matches ? this.lastBeat(position) : position);
    context.fillRect(Math.min(x, layout.width - LINE), 0, LINE, layout.height);
  }

  private lastBeat(position: number): number {
    return this._tempi.secondsAt(Math.floor(this._tempi.beatAt(position) + 1e-6));
  }

  /** Lays the overlay over the roll. */
  private fit(roll: HTMLCanvasElement): void {
    const { offsetLeft, offsetTop, clientWidth, clientHeight } = roll;
    const width = Math.max(1, Math.round(clientWidth * devicePixelRatio));
    const height = Math.max(1, Math.round(clientHeight * devicePixelRatio));
    if (this._overlay.width !== width || this._overlay.height !== height) {
      this._overlay.width = width;
      this._overlay.height = height;
    }

    Object.assign(this._overlay.style, {
      left: `${offsetLeft + roll.clientLeft}px`,
      top: `${offsetTop + roll.clientTop}px`,
      width: `${clientWidth}px`,
      height: `${clientHeight}px`,
    });
  }
}
