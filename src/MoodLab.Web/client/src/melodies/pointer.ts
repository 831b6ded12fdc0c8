import { cardOf, PLAY, ROLL } from "./card";
import type { Extent } from "./melody";

/** Milliseconds that a mouse lies on a roll before it previews. */
const REST = 150;

/** What pointers ask for. */
export interface Wishes {
  /** A roll or button was clicked or tapped. */
  press(card: HTMLElement, wish: Extent | "stop"): void;
  /** A mouse rests on a roll. */
  rest(card: HTMLElement): void;
  /** A mouse has left the roll that it rested on. */
  leave(card: HTMLElement): void;
  /** What of a card sounds now, or null. */
  sounding(card: HTMLElement): Extent | null;
}

/**
 * Decides what a press asks for. A finger has nothing to hover with: its first tap on a roll gives the preview and the
 * next one all.
 */
export function wishOf(place: "roll" | "button", touch: boolean, sounding: Extent | null): Extent | "stop" {
  if (sounding === "all") {
    return "stop";
  }

  return place === "roll" && touch && sounding === null ? "preview" : "all";
}

/** Follows mice and fingers over the cards below an element. */
export class Pointers {
  private readonly _listening = new AbortController();
  private _touch = false;
  private _over: HTMLElement | null = null;
  private _timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    root: HTMLElement,
    private readonly _wishes: Wishes,
  ) {
    const { signal } = this._listening;
    root.addEventListener("pointerdown", event => this.press(event), { signal, capture: true });
    // Moves, not enters: where the page moves under a mouse that lies still, nobody asked for anything.
    root.addEventListener("pointermove", event => this.move(event), { signal });
    root.addEventListener("pointerout", event => this.out(event), { signal });
    root.addEventListener("click", event => this.click(event), { signal });
  }

  dispose(): void {
    this._listening.abort();
    clearTimeout(this._timer);
  }

  private press(event: PointerEvent): void {
    this._touch = event.pointerType === "touch";
    // A click is on its way, which says more than resting.
    clearTimeout(this._timer);
  }

  private move(event: PointerEvent): void {
    const roll = event.target instanceof Element ? event.target.closest<HTMLElement>(ROLL) : null;
    const card = cardOf(roll);
    if (event.pointerType !== "mouse" || card === null || roll === this._over) {
      return;
    }

    this._over = roll;
    clearTimeout(this._timer);
    this._timer = setTimeout(() => this._wishes.rest(card), REST);
  }

  private out(event: PointerEvent): void {
    const over = this._over;
    if (over === null || event.target !== over) {
      return;
    }

    this._over = null;
    clearTimeout(this._timer);
    const card = cardOf(over);
    if (card !== null) {
      this._wishes.leave(card);
    }
  }

  private click(event: MouseEvent): void {
    const card = cardOf(event.target);
    const place = (event.target as Element).closest(`${ROLL}, ${PLAY}`);
    if (card === null || place === null) {
      return;
    }

    // A button that a key pressed comes without a pointer; that one never previews anyway.
    const kind = place.matches(ROLL) ? "roll" : "button";
    this._wishes.press(card, wishOf(kind, this._touch, this._wishes.sounding(card)));
  }
}
