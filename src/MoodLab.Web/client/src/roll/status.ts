import type { Piece } from "../music/piece";

/** Says in words where the music is, for example "bar 5, 112 bpm, 3 notes sounding". */
export function describe(piece: Piece, position: number): string {
  if (piece.notes.length === 0) {
    return piece.complete ? "no notes yet" : "composing";
  }

  const sounding = piece.notes.soundingAt(position);
  const notes = sounding === 1 ? "1 note" : `${sounding} notes`;
  const tempo = Math.round(piece.tempi.tempoAt(position));
  return `bar ${piece.meter.barAt(position)}, ${tempo} bpm, ${notes} sounding`;
}
