const NAMES = ["C", "C♯", "D", "D♯", "E", "F", "F♯", "G", "G♯", "A", "A♯", "B"] as const;

/** Whether a pitch is a black key. */
export function isBlackKey(pitch: number): boolean {
  return [1, 3, 6, 8, 10].includes(pitch % 12);
}

/** Whether a pitch is a C, where octaves begin. */
export function isOctave(pitch: number): boolean {
  return pitch % 12 === 0;
}

/** The name in scientific pitch notation: 60 is C4, 69 is A4. */
export function pitchName(pitch: number): string {
  return `${NAMES[pitch % 12]}${Math.floor(pitch / 12) - 1}`;
}
