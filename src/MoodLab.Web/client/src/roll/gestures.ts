import type { Viewport } from "./viewport";

/** What gestures on a roll do. */
export interface GestureTarget {
  readonly view: Viewport;
  readonly position: number;
  /** The position is taken in hand: music stands still until it is let go. */
  grab(): void;
  moveTo(seconds: number): void;
  release(): void;
  zoomTo(span: number): void;
}

/** Pixels that a pointer moves before a tap becomes a drag. */
const SLOP = 4;

/** Zoom of one notch of a wheel. */
const WHEEL_ZOOM = 0.0015;

/**
 * Makes a canvas listen: dragging moves the roll under the playhead, a tap goes there, wheel and pinch zoom.
 * Returns what takes the listeners away.
 */
export function listen(canvas: HTMLCanvasElement, target: GestureTarget): () => void {
  const abort = new AbortController();
  const options = { signal: abort.signal };
  const pointers = new Map<number, number>();
  let start = { x: 0, position: 0, moved: false };
  let pinch = { distance: 0, span: 0, used: false };

  const distance = (): number => {
    const [a = 0, b = 0] = pointers.values();
    return Math.max(1, Math.abs(a - b));
  };
  const end = (event: PointerEvent, tapped: boolean): void => {
    if (!pointers.delete(event.pointerId)) {
      return;
    }

    const [rest] = pointers.values();
    if (rest !== undefined) {
      // The finger that stays goes on from where it is.
      start = { x: rest, position: target.position, moved: start.moved };
      return;
    }

    if (tapped && !start.moved && !pinch.used && event.offsetX > target.view.keyboard) {
      target.moveTo(target.view.secondsAt(event.offsetX));
    }

    if (start.moved) {
      target.release();
    }
  };

  canvas.addEventListener(
    "pointerdown",
    event => {
      if (event.button !== 0 || pointers.size === 2) {
        return;
      }

      pointers.set(event.pointerId, event.offsetX);
      canvas.setPointerCapture(event.pointerId);
      if (pointers.size === 1) {
        pinch.used = false;
        start = { x: event.offsetX, position: target.position, moved: false };
      } else {
        pinch = { distance: distance(), span: target.view.span, used: true };
      }
    },
    options,
  );
  canvas.addEventListener(
    "pointermove",
    event => {
      if (!pointers.has(event.pointerId)) {
        return;
      }

      pointers.set(event.pointerId, event.offsetX);
      if (pointers.size === 2) {
        target.zoomTo((pinch.span * pinch.distance) / distance());
        return;
      }

      if (!start.moved && Math.abs(event.offsetX - start.x) > SLOP) {
        start.moved = true;
        target.grab();
      }

      if (start.moved) {
        target.moveTo(start.position - (event.offsetX - start.x) / target.view.pixelsPerSecond);
      }
    },
    options,
  );
  canvas.addEventListener("pointerup", event => end(event, true), options);
  canvas.addEventListener("pointercancel", event => end(event, false), options);
  canvas.addEventListener(
    "wheel",
    event => {
      event.preventDefault();
      const pixels = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : 33;
      if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
        target.moveTo(target.position + (event.deltaX * pixels) / target.view.pixelsPerSecond);
      } else {
        // Trackpads send a pinch as small steps with the control key.
        const speed = event.ctrlKey ? 6 : 1;
        target.zoomTo(target.view.span * Math.exp(event.deltaY * pixels * speed * WHEEL_ZOOM));
      }
    },
    { ...options, passive: false },
  );
  return () => abort.abort();
}
