import type { Direction } from "./keys";

/** Where a card lies, in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Finds the card to go to: left and right in order, up and down to the nearest of the next row. At an edge it stays.
 * @param boxes The cards in order.
 * @param from The index of the card to leave.
 */
export function neighbour(boxes: readonly Box[], from: number, direction: Direction): number {
  const last = boxes.length - 1;
  switch (direction) {
    case "left":
      return Math.max(0, from - 1);
    case "right":
      return Math.min(last, from + 1);
    case "first":
      return Math.min(0, last);
    case "last":
      return last;
    default:
      return vertical(boxes, from, direction === "down" ? 1 : -1);
  }
}

/**
 * Finds the card to rate next: the one after another that has no rating, around the end to the start.
 * @returns Its index, or -1 where all others are rated.
 */
export function nextUnrated(rated: readonly boolean[], from: number): number {
  for (let step = 1; step < rated.length; step++) {
    const index = (from + step) % rated.length;
    if (!rated[index]) {
      return index;
    }
  }

  return -1;
}

function vertical(boxes: readonly Box[], from: number, sign: 1 | -1): number {
  const here = boxes[from];
  if (here === undefined) {
    return from;
  }

  const down = (box: Box): number => sign * (middle(box).y - middle(here).y);
  // Cards of one row may differ in height: what lies within half a card's height is the same row.
  const beyond = boxes.filter(box => down(box) > Math.min(box.height, here.height) / 2);
  const row = Math.min(...beyond.map(down));
  const candidates = beyond.filter(box => down(box) <= row + box.height / 2);
  const aside = (box: Box): number => Math.abs(middle(box).x - middle(here).x);
  const nearest = candidates.sort((a, b) => aside(a) - aside(b))[0];
  return nearest === undefined ? from : boxes.indexOf(nearest);
}

function middle(box: Box): { x: number; y: number } {
  return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
}
