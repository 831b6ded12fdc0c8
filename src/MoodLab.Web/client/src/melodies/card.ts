import { readNotes } from "../miniroll";
import { within } from "../music/note";
import type { Melody } from "./melody";

/** A card, its roll, and its button. */
export const CARD = "[data-melody]";
export const ROLL = "canvas[data-mini-roll]";
export const PLAY = "[data-play]";

/** What a card holds that does not say: eight bars at a walking pace. */
const DEFAULT_BEATS = 32;
const DEFAULT_BPM = 120;

/** The cards below an element, in the order of the document. */
export function cardsOf(root: Element): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(CARD)];
}

/** The card that an event's target lies in, or null. */
export function cardOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(CARD) : null;
}

/** The name of a card's melody. */
export function idOf(card: HTMLElement): string {
  return card.dataset["melody"] ?? "";
}

/** Reads the melody of a card. */
export function readMelody(card: HTMLElement): Melody {
  const { beats, bpm } = card.dataset;
  return {
    notes: readNotes(card.querySelector<HTMLElement>(ROLL)?.dataset["miniRoll"] ?? ""),
    beats: number(beats, DEFAULT_BEATS, 1, 10_000),
    bpm: number(bpm, DEFAULT_BPM, 1, 1000),
  };
}

function number(text: string | undefined, otherwise: number, low: number, high: number): number {
  const value = Number(text);
  return text !== undefined && within(value, low, high) ? value : otherwise;
}
