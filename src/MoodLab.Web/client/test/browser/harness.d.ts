import type { ChartHandle } from "../../src/charts";
import type { Model } from "../../src/charting/model";
import type * as composition from "../../src/composition";
import type * as evolve from "../../src/evolve";
import type * as home from "../../src/home";
import type * as miniroll from "../../src/miniroll";
import type * as moodpad from "../../src/moodpad";
import type * as theme from "../../src/theme";
import type { PlayerState } from "../../src/player/player";
import type { DotNetObject } from "../../src/interop";

declare global {
  interface Window {
    /** What pages/harness.js puts there. */
    readonly harness: {
      readonly told: { OnPlayer: PlayerState[]; OnMoodPad: [number, number][]; OnRender: number[] };
      readonly page: DotNetObject;
      /** Time, peak and first audible moment (or -1) of each block of 128 samples. */
      readonly blocks: [number, number, number][];
      readonly composition: typeof composition;
      readonly home: typeof home;
      readonly miniroll: typeof miniroll;
      readonly moodpad: typeof moodpad;
      readonly theme: typeof theme;
      readonly scale: composition.PieceNote[];
      record(): Promise<void>;
      /** What the next drawings of a roll do to its canvas. */
      countStrokes(count: number): Promise<{ time: number; strokes: number; boxes: number; rounded: number }[]>;
      time(): number;
      /** Puts a device in place that waits for the page; see pages/stepped.js. */
      useSteppedDevice(seconds: number, visit: (time: number) => void): { run(): Promise<AudioBuffer> };
      clear(): void;
    };
    /** What pages/cards.js puts there. */
    readonly cards: {
      /** Each message with its arguments. */
      readonly told: [string, ...unknown[]][];
      /** The cards that sounded, in their order; null where nothing did. */
      readonly sounded: (string | null)[];
      /** Time, peak and first audible moment (or -1) of each block of 128 samples. */
      readonly blocks: [number, number, number][];
      /** The sound nodes that lead somewhere. */
      readonly connected: Set<AudioNode>;
      readonly rendered: AudioBuffer[];
      readonly starts: { frequency: number; time: number; told: number }[];
      readonly handle: evolve.Handle;
      record(): Promise<void>;
      time(): number;
      heard(): number;
      /** The time of the sound at the last click. */
      clicked(): number;
      makeCard(id: string, notes: string, beats?: number): HTMLElement;
      attachPanel(): evolve.Handle;
    };
    /** What pages/listen.js puts there. */
    readonly listen: {
      /** What the status line said, and each change of the answers and of the ring, in order. */
      readonly said: string[];
      readonly rings: { at: number; offset: number }[];
      /** The seconds that counted as heard when the answers opened; null before. */
      readonly openedAt: () => number | null;
      readonly played: AudioBuffer[];
      heard(): number;
      /** What the last device multiplies sound by. */
      level(): number;
    };
    /** What pages/charts.js puts there. */
    readonly charts: {
      readonly models: Record<string, Model>;
      readonly handles: Record<string, ChartHandle>;
      /** What the page's policy forbade. */
      readonly forbidden: string[];
      /** What was told of pressed marks: the kind of chart, the method and what it takes. */
      readonly pressed: unknown[][];
    };
    /** What a test attached. */
    handle: composition.Handle;
  }
}
