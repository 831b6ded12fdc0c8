/** One of the four moods: a quadrant of valence and arousal. */
export interface Mood {
  /** As .NET, files and `data-mood` write it. */
  readonly name: "angry" | "delighted" | "depressed" | "calm";
  readonly word: string;
  readonly feelings: string;
  /** The sign of its valence and arousal. */
  readonly valence: 1 | -1;
  readonly arousal: 1 | -1;
  /** The outline of its shape in a square of 24. */
  readonly shape: string;
}

/** The moods as they stand on the pad: from the top left to the bottom right. */
export const MOODS: readonly Mood[] = [
  {
    name: "angry",
    word: "Angry",
    feelings: "tense, distressed",
    valence: -1,
    arousal: 1,
    shape: "M12 3 22 20.5H2Z",
  },
  {
    name: "delighted",
    word: "Delighted",
    feelings: "happy, excited",
    valence: 1,
    arousal: 1,
    shape: "m12 2 2.9 6.6 7.1.7-5.4 4.8 1.6 7L12 17.4l-6.2 3.7 1.6-7L2 9.3l7.1-.7Z",
  },
  {
    name: "depressed",
    word: "Depressed",
    feelings: "sad, bored",
    valence: -1,
    arousal: -1,
    shape: "M12 21 2 3.5h20Z",
  },
  {
    name: "calm",
    word: "Calm",
    feelings: "sleepy, content",
    valence: 1,
    arousal: -1,
    shape: "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18Z",
  },
];

/** The mood of a place on the pad; the middle counts as pleasant and aroused. */
export function moodAt(valence: number, arousal: number): Mood {
  return MOODS.find(m => m.valence > 0 === valence >= 0 && m.arousal > 0 === arousal >= 0)!;
}
