/** What a transport plays on. Times are seconds of the device's clock, now or a little ahead. */
export interface Instrument {
  noteOn(pitch: number, velocity: number, time: number): void;
  noteOff(pitch: number, time: number): void;
  /** Ends what sounds and takes back what was scheduled but has not begun. */
  silence(): void;
}

/** Plays nothing: for a muted roll, and until the sounds are loaded. */
export const SILENT: Instrument = {
  noteOn: () => undefined,
  noteOff: () => undefined,
  silence: () => undefined,
};
