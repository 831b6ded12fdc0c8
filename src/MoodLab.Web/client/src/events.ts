import { MAX_SECONDS, toNote, within } from "./music/note";
import type { Piece } from "./music/piece";
import type { Transport } from "./player/transport";

/** A message of a composition's stream, as .NET sends it. Times are seconds of music, beats are quarter notes. */
export interface ComposedEvent {
  readonly sequence?: number;
  readonly kind: string;
  readonly pitch?: number;
  readonly velocity?: number;
  readonly start?: number;
  readonly duration?: number;
  readonly quartersPerMinute?: number;
  readonly seconds?: number;
}

/** Adds what an event tells to the piece that plays. Returns false where the event makes no sense. */
export function apply(event: ComposedEvent, transport: Transport): boolean {
  const piece = transport.piece;
  switch (event.kind) {
    case "note": {
      const note = toNote(event.start, event.duration, event.pitch, event.velocity);
      if (note === null || !transport.add(note)) {
        return false;
      }

      advance(piece, note.start);
      return true;
    }

    case "tempo":
      if (!within(event.start ?? 0, 0, MAX_SECONDS) || !within(event.quartersPerMinute, 1, 10_000)) {
        return false;
      }

      piece.tempi.add(event.start ?? 0, event.quartersPerMinute);
      return true;
    case "progress":
      return within(event.seconds, 0, MAX_SECONDS) && advance(piece, event.seconds);
    case "finished":
      if (within(event.seconds, 0, MAX_SECONDS)) {
        piece.extend(event.seconds);
      }

      piece.frontier = Infinity;
      return true;
    default:
      // Other kinds (queued, started) are the page's affair.
      return true;
  }
}

function advance(piece: Piece, seconds: number): true {
  if (!piece.complete) {
    piece.frontier = Math.max(piece.frontier, seconds);
  }

  return true;
}
