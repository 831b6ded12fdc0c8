const KEY = "moodlab-level";

/** What a slider says that nobody has moved yet. */
const DEFAULT = 70;

/** The listener's level, 0 to 100, as it was left. */
export function readLevel(): number {
  try {
    return toLevel(localStorage.getItem(KEY));
  } catch {
    return DEFAULT;
  }
}

/** Remembers the level for this site, as far as the browser lets us. */
export function writeLevel(level: number): void {
  try {
    localStorage.setItem(KEY, String(level));
  } catch {
    // Then it holds until the page is left.
  }
}

/** What sound is multiplied by at a level; squared, since the ear is not linear. */
export function levelGain(level: number): number {
  return (Math.min(100, Math.max(0, level)) / 100) ** 2;
}

function toLevel(stored: string | null): number {
  const level = stored === null || stored === "" ? NaN : Number(stored);
  return level >= 0 && level <= 100 ? level : DEFAULT;
}
