/** Where the focus goes to among the cards. */
export type Direction = "left" | "right" | "up" | "down" | "first" | "last";

/** What a key asks for. */
export type Action =
  | { readonly kind: "rate"; readonly stars: number }
  | { readonly kind: "move"; readonly direction: Direction }
  | { readonly kind: "unrate" | "toggle" | "preview" | "next" | "back" | "help" };

/**
 * Where the focus is: on a card or the grid; on a button or link, which answers to space and enter itself; on a star,
 * whose arrows and space are its own; in a field to type or choose in, where no key acts.
 */
export type Place = "card" | "button" | "star" | "field";

/** The part of a keyboard event that counts. */
export interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly repeat: boolean;
  readonly isComposing: boolean;
}

const MOVES: Readonly<Record<string, Direction>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
  Home: "first",
  End: "last",
};

const OTHERS: Readonly<Record<string, Exclude<Action, { readonly kind: "rate" | "move" }>["kind"]>> = {
  Backspace: "unrate",
  Delete: "unrate",
  " ": "toggle",
  Enter: "toggle",
  p: "preview",
  n: "next",
  u: "back",
  "?": "help",
};

const STAR = "input[type=radio][data-star]";
const FIELD = "input, select, textarea, [contenteditable]";
const BUTTON = "button, a[href], summary";

/** Tells what a key asks for, or null where it is none of ours. A key that is held down only moves the focus. */
export function actionOf(event: Key, place: Place): Action | null {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || place === "field") {
    return null;
  }

  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const direction = MOVES[key];
  if (direction !== undefined) {
    return place === "star" && key.startsWith("Arrow") ? null : { kind: "move", direction };
  }

  if (event.repeat || ((place === "button" || place === "star") && (key === " " || key === "Enter"))) {
    return null;
  }

  if (/^[0-5]$/.test(key)) {
    return { kind: "rate", stars: Number(key) };
  }

  const kind = OTHERS[key];
  return kind === undefined ? null : { kind };
}

/** Tells what kind of place the focus is on. */
export function placeOf(target: Element): Place {
  if (target.matches(STAR)) {
    return "star";
  }

  if (target.closest(FIELD) !== null) {
    return "field";
  }

  return target.closest(BUTTON) === null ? "card" : "button";
}
