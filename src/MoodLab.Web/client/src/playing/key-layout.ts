/** The computer keys that play, from a C upwards: the middle row is white, the one above it black. */
const CODES = [
  "KeyA", "KeyW", "KeyS", "KeyE", "KeyD", "KeyF", "KeyT", "KeyG", "KeyY", "KeyH", "KeyU", "KeyJ",
  "KeyK", "KeyO", "KeyL", "KeyP", "Semicolon", "Quote",
] as const;

const LETTERS = "AWSEDFTGYHUJKOLP;'";

/** The pitch that a computer key plays, above the keyboard's lowest C; null where it plays none. */
export function stepOf(code: string): number | null {
  const step = (CODES as readonly string[]).indexOf(code);
  return step < 0 ? null : step;
}

/** What is written on the computer key that plays a pitch above the lowest C; empty where none does. */
export async function writings(): Promise<string[]> {
  // Not every browser tells how its keys are labelled, and not every keyboard is an American one.
  const { keyboard } = navigator as { keyboard?: { getLayoutMap(): Promise<Map<string, string>> } };
  const map = await keyboard?.getLayoutMap().catch(() => undefined);
  return CODES.map((code, step) => (map?.get(code) ?? LETTERS[step]!).toUpperCase());
}
