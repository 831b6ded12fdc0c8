import type { Instrument } from "../player/instrument";
import type { Metronome } from "../player/pulse";
import { Clicks } from "./clicks";
import { Gate } from "./gate";
import { makePiano } from "./piano";

/**
 * How far the sound is: `off` until asked for; `blocked` where the browser wants a click first; `failed` with `error`.
 */
export type SoundState = "off" | "loading" | "blocked" | "ready" | "failed";

/** What sounds in a device. */
export interface Voices {
  readonly instrument: Instrument;
  connect(output: AudioNode): void;
}

/** Makes what sounds in a context that still stands at time 0, and tells the share that is loaded, 0 to 1. */
type Make = (context: AudioContext, progress: (share: number) => void) => Promise<Voices>;

/** Milliseconds after which a browser that does not start the sound is taken to wait for a click. */
const RESUME_TIMEOUT = 1000;

/** A sound device of a document with an instrument and a metronome, which all players share, one at a time. */
export class Sound implements Instrument, Metronome {
  state: SoundState = "off";
  /** The share of the sounds that has been loaded, 0 to 1. */
  progress = 0;
  /** Why there is no sound, for visitors' eyes; empty where there is no failure. */
  error = "";

  private readonly _listeners = new Set<() => void>();
  private _context: AudioContext | null = null;
  private _instrument: Instrument | null = null;
  private _clicks: Clicks | null = null;
  private _gate: Gate | null = null;
  private _volume: GainNode | null = null;
  private _meter: AnalyserNode | null = null;
  private _loudness = 0.8;
  private _preparing: Promise<void> | null = null;

  constructor(private readonly _make: Make) {}

  /** The device's time in seconds. */
  get time(): number {
    return this._context?.currentTime ?? 0;
  }

  /** Seconds from the device's time to the ear, as far as the browser knows. */
  get latency(): number {
    return Math.min(0.5, this._context?.outputLatency || this._context?.baseLatency || 0);
  }

  /** Loudness, 0 to 1 as a slider has it; squared, since the ear is not linear. */
  set volume(value: number) {
    this._loudness = Math.min(1, Math.max(0, value));
    if (this._context !== null) {
      this._volume?.gain.setTargetAtTime(this._loudness ** 2, this._context.currentTime, 0.01);
    }
  }

  /** Tells of every change of state or progress, until the returned function is called. */
  onChange(listener: () => void): () => void {
    this._listeners.add(listener);
    return () => this._listeners.delete(listener);
  }

  /** Loads the sounds and starts the device; asks again after a failure. Never throws: see `state`. */
  prepare(): Promise<void> {
    this._preparing ??= this.start().catch((error: unknown) => {
      this._preparing = null;
      this.error = error instanceof Error ? error.message : "There is no sound.";
      void this._context?.close();
      this._context = null;
      this.change("failed");
    });
    return this._preparing;
  }

  noteOn(pitch: number, velocity: number, time: number): void {
    this._gate?.open(time);
    this._instrument?.noteOn(pitch, velocity, time);
  }

  noteOff(pitch: number, time: number): void {
    this._instrument?.noteOff(pitch, time);
  }

  silence(): void {
    this._gate?.shut();
    this._instrument?.silence();
    this.hush();
  }

  click(downbeat: boolean, time: number): void {
    this._gate?.open(time);
    this._clicks?.click(downbeat, time);
  }

  hush(): void {
    this._clicks?.hush();
  }

  /** What sounds now: the root of the mean square of the last 23 ms or so. */
  level(): number {
    if (this._meter === null) {
      return 0;
    }

    const samples = new Float32Array(this._meter.fftSize);
    this._meter.getFloatTimeDomainData(samples);
    return Math.sqrt(samples.reduce((sum, x) => sum + x * x, 0) / samples.length);
  }

  private async start(): Promise<void> {
    this.error = "";
    this.change("loading");
    // Made suspended, so that its clock stands at 0 while a synthesizer takes its own from it.
    const context = new AudioContext({ latencyHint: "interactive" });
    this._context = context;
    await context.suspend();
    const voices = await this._make(context, share => {
      this.progress = share;
      this.change("loading");
    });
    this.progress = 1;
    this._gate = new Gate(context);
    this._clicks = new Clicks(context, this._gate.node);
    this._volume = new GainNode(context, { gain: this._loudness ** 2 });
    this._meter = new AnalyserNode(context, { fftSize: 1024 });
    voices.connect(this._gate.node);
    this._gate.node.connect(this._volume).connect(this._meter).connect(context.destination);
    this._instrument = voices.instrument;
    // A finger's touch counts as a gesture only when it is lifted.
    for (const gesture of ["pointerdown", "pointerup", "keydown"]) {
      document.addEventListener(gesture, () => this.unblock(context), { capture: true, passive: true });
    }

    // Where a click is wanted first, this promise stays open until one is made.
    await Promise.race([context.resume(), new Promise(done => setTimeout(done, RESUME_TIMEOUT))]);
    // Only now: that it was suspended above is told late, and means nothing.
    context.addEventListener("statechange", () => this.follow(context));
    this.follow(context);
  }

  private unblock(context: AudioContext): void {
    if (context.state !== "running") {
      void context.resume();
    }
  }

  private follow(context: AudioContext): void {
    this.change(context.state === "running" ? "ready" : "blocked");
  }

  private change(state: SoundState): void {
    this.state = state;
    this._listeners.forEach(listener => listener());
  }
}

/** The document's piano. */
export const sound = new Sound(makePiano);
