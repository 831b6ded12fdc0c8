import type { Piece } from "../music/piece";

/** What keys on a roll do. */
export interface KeyTarget {
  readonly piece: Piece;
  readonly position: number;
  toggle(): void;
  moveTo(seconds: number): void;
  zoomBy(factor: number): void;
}

/** Zoom of one press of plus or minus. */
const ZOOM = 1.25;

/** Does what a key means on a roll: space, arrows a beat, with shift a bar, home, end, plus and minus. */
export function pressKey(event: KeyboardEvent, target: KeyTarget): boolean {
  if (event.ctrlKey || event.altKey || event.metaKey) {
    return false;
  }

  const unit = event.shiftKey ? "bar" : "beat";
  switch (event.key) {
    case " ":
      target.toggle();
      return true;
    case "ArrowLeft":
      target.moveTo(target.piece.meter.step(target.position, unit, -1));
      return true;
    case "ArrowRight":
      target.moveTo(target.piece.meter.step(target.position, unit, 1));
      return true;
    case "Home":
      target.moveTo(0);
      return true;
    case "End":
      target.moveTo(target.piece.seconds);
      return true;
    case "+":
      target.zoomBy(1 / ZOOM);
      return true;
    case "-":
      target.zoomBy(ZOOM);
      return true;
    default:
      return false;
  }
}
