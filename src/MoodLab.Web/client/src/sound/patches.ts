/** How loud a tone is over the time that its key is held. */
export interface Envelope {
  /** Seconds to the full loudness. */
  readonly attack: number;
  /** Seconds from there to what stays; of an exponential one, its time constant. */
  readonly decay: number;
  /** The share of the loudness that stays, 0 to 1. */
  readonly sustain: number;
  readonly curve: "linear" | "exponential";
}

/** One oscillator of a voice. */
export interface Tone {
  /** Its frequency, as a multiple of the key's. */
  readonly ratio: number;
  /** The amplitudes of its harmonics, from the first on. */
  readonly harmonics: readonly number[];
  readonly envelope: Envelope;
}

/** A synthesised instrument. */
export interface Patch {
  readonly tones: readonly Tone[];
  /** Seconds from a key's release to silence. */
  readonly release: number;
  /** What the tones are multiplied by at the greatest velocity; found so that a melody is as loud as on the piano. */
  readonly level: number;
}

/**
 * The synthesised instruments. `study` is the published one: attack 1 ms, decay 50 ms, sustain 0.5. Its release of 5 ms
 * clicks on a sine that is cut near its peak; 15 ms do not.
 */
export const PATCHES = {
  study: {
    tones: [
      { ratio: 1, harmonics: [1], envelope: { attack: 0.001, decay: 0.05, sustain: 0.5, curve: "linear" } },
    ],
    release: 0.015,
    level: 0.07,
  },
  // Drawbars 16', 8', 5 1/3', 4', 2 2/3' and 2': harmonics of the octave below.
  organ: {
    tones: [
      {
        ratio: 0.5,
        harmonics: [0.5, 1, 0.3, 0.5, 0, 0.25, 0, 0.2],
        envelope: { attack: 0.008, decay: 0.01, sustain: 1, curve: "linear" },
      },
    ],
    release: 0.05,
    level: 0.0285,
  },
  // A bar is cut so that its first overtone lies two octaves up; that one fades first.
  marimba: {
    tones: [
      { ratio: 1, harmonics: [1], envelope: { attack: 0.002, decay: 0.22, sustain: 0, curve: "exponential" } },
      { ratio: 4, harmonics: [0.3], envelope: { attack: 0.001, decay: 0.05, sustain: 0, curve: "exponential" } },
    ],
    release: 0.2,
    level: 0.075,
  },
} as const satisfies Record<string, Patch>;
