import { download } from "./download";
import { apply, type ComposedEvent } from "./events";
import { readBytes, tell, type ByteSource, type DotNetObject } from "./interop";
import { readMidi } from "./music/midi-reader";
import { toNotes } from "./music/note";
import { Piece } from "./music/piece";
import { PianoRoll } from "./pianoroll";
import { Player } from "./player/player";
import { toTints, type Tint } from "./roll/tint";
import { sound } from "./sound/sound";

/** A note as .NET sends it; times in seconds. */
export interface PieceNote {
  readonly start: number;
  readonly duration: number;
  readonly pitch: number;
  readonly velocity: number;
}

/** Figures about drawing and sounding. */
export interface Stats {
  /** Notes in the piece. */
  readonly notes: number;
  /** Notes in the last frame. */
  readonly notesDrawn: number;
  /** Notes handed to the synthesizer. */
  readonly notesScheduled: number;
  /** Notes handed over after their time; the clock waited for them. */
  readonly late: number;
  /** Events that made no sense and were left out. */
  readonly rejected: number;
  readonly position: number;
  readonly playing: boolean;
  readonly frames: number;
  readonly frameMilliseconds: number;
}

/** What .NET calls. */
export interface Handle {
  /** Loads the sounds and starts the device; to be called in answer to a click or a key. */
  prepare(): Promise<void>;
  /** Clears all and plays a piece as it is composed. */
  begin(info: { readonly mood?: string; readonly seconds?: number }): void;
  /** Adds to the piece that is being composed. */
  append(events: readonly ComposedEvent[]): void;
  /** Completes the piece and keeps its file; null where composing was broken off and there is none. */
  finish(midi: ByteSource | null): Promise<void>;
  /** Opens a finished piece by its file, its notes or both; the notes have precedence. */
  load(midi: ByteSource | null, notes?: readonly PieceNote[] | null, mood?: string | null): Promise<void>;
  /** Colours stretches of the piece that is open. */
  tint(tints: readonly Tint[]): void;
  play(): void;
  pause(): void;
  /** Falls silent and goes to the start. */
  stop(): void;
  seek(seconds: number): void;
  /** Sets the loudness of the document, 0 to 1. */
  setVolume(volume: number): void;
  setLoop(loop: boolean): void;
  /** Sets the speed, 0.5 to 2; 1 is as composed. */
  setRate(rate: number): void;
  downloadMidi(fileName: string): void;
  /** Renders the piece, telling the page `OnRender(share)`, and hands it to the browser to save. */
  downloadWav(fileName: string): Promise<void>;
  /** What sounds now, as the root of the mean square. */
  level(): number;
  stats(): Stats;
  dispose(): void;
}

const MIN_RATE = 0.5;
const MAX_RATE = 2;

/**
 * Brings a roll to life.
 * @param root Contains a `canvas` and, for the text line, `[data-roll-status]`.
 * @param page Told `OnPlayer(state)`, see `PlayerState`.
 */
export function attach(root: HTMLElement, page: DotNetObject | null): Promise<Handle> {
  const canvas = root.querySelector("canvas");
  if (canvas === null) {
    return Promise.reject(new Error("There is no canvas for the piano roll."));
  }

  root.classList.add("moodlab-roll");
  // A player tells how things are as soon as it is made, before there is a roll.
  let roll: PianoRoll | null = null;
  const player = new Player(false, state => {
    roll?.invalidate();
    tell(page, "OnPlayer", state);
  });
  roll = new PianoRoll(canvas, root.querySelector<HTMLElement>("[data-roll-status]"), player);
  return Promise.resolve(makeHandle(root, page, player, roll));
}

function makeHandle(root: HTMLElement, page: DotNetObject | null, player: Player, roll: PianoRoll): Handle {
  let file: Uint8Array<ArrayBuffer> | null = null;
  let rejected = 0;
  // Bytes arrive in their own time: of several orders to open a piece, only the last one counts.
  let asked = 0;

  const open = (piece: Piece, mood: string | null | undefined): void => {
    file = null;
    rejected = 0;
    if (mood) {
      root.dataset["mood"] = mood.toLowerCase();
    } else {
      delete root.dataset["mood"];
    }

    player.open(piece);
    roll.reset();
  };

  return {
    prepare: () => sound.prepare(),
    begin: info => {
      asked++;
      const piece = new Piece();
      piece.frontier = 0;
      open(piece, info.mood);
    },
    append: events => {
      for (const event of events) {
        rejected += apply(event, player.transport) ? 0 : 1;
      }

      roll.invalidate();
    },
    finish: async midi => {
      const piece = player.piece;
      piece.frontier = Infinity;
      player.report();
      const bytes = midi === null ? null : await readBytes(midi);
      if (piece === player.piece) {
        file = bytes;
      }
    },
    load: async (midi, notes, mood) => {
      const ticket = ++asked;
      const bytes = midi === null ? null : await readBytes(midi);
      if (ticket !== asked) {
        return;
      }

      const piece = bytes === null ? new Piece() : readMidi(bytes);
      open(notes ? withNotes(piece, notes) : piece, mood);
      file = bytes;
    },
    tint: tints => (roll.tints = toTints(tints)),
    play: () => player.play(),
    pause: () => player.pause(),
    stop: () => player.stop(),
    seek: seconds => roll.moveTo(Number.isFinite(seconds) ? seconds : 0),
    setVolume: volume => (sound.volume = Number.isFinite(volume) ? volume : 1),
    setLoop: loop => player.setLoop(loop),
    setRate: rate => player.setRate(Number.isFinite(rate) ? Math.min(MAX_RATE, Math.max(MIN_RATE, rate)) : 1),
    downloadMidi: fileName => {
      if (file === null) {
        throw new Error("The piece has no file yet.");
      }

      download(new Blob([file], { type: "audio/midi" }), fileName);
    },
    downloadWav: async fileName => {
      const { renderWav } = await import("./sound/wav");
      download(await renderWav(player.piece, share => tell(page, "OnRender", share)), fileName);
    },
    level: () => sound.level(),
    stats: () => ({
      notes: player.piece.notes.length,
      notesScheduled: player.transport.scheduled,
      late: player.transport.late,
      rejected,
      position: player.transport.position,
      playing: player.playing,
      ...roll.figures,
    }),
    dispose: () => {
      asked++;
      roll.dispose();
      player.dispose();
    },
  };
}

/** The piece with other notes over its tempi and meter. */
function withNotes(piece: Piece, notes: readonly PieceNote[]): Piece {
  const result = new Piece(toNotes(notes), piece.meter);
  result.extend(piece.seconds);
  return result;
}
