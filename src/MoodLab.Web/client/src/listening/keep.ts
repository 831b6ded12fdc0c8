/** Every entry of these pages begins so. */
const PREFIX = "moodlab-listen:";

/** Reads what was kept for this tab, or null. */
export function recall(key: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(PREFIX + key) ?? "null") as unknown;
  } catch {
    // Storage is closed to us, or somebody else's words are in it.
    return null;
  }
}

/** Keeps something for as long as the tab is open, as far as the browser lets us. */
export function keep(key: string, value: unknown): void {
  try {
    sessionStorage.setItem(PREFIX + key, JSON.stringify(value));
  } catch {
    // Then a reload begins anew.
  }
}

/** Forgets all: another listener may come to the same tab. */
export function forgetAll(): void {
  try {
    Object.keys(sessionStorage)
      .filter(key => key.startsWith(PREFIX))
      .forEach(key => sessionStorage.removeItem(key));
  } catch {
    // Nothing was kept.
  }
}
