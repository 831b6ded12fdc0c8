import { levelGain, readLevel } from "./level";

/** Seconds in which a sound that is stopped fades away. */
const FADE = 0.03;

/** A sound that plays. */
export interface Voice {
  /** Seconds that reached the ear, as far as the browser knows. */
  position(): number;
  /** Ends it before its time; `ended` is not called. */
  stop(): void;
}

/** Plays sounds at the listener's level. The device is made at the first one, which a click must have asked for. */
export class Speaker {
  private _context: AudioContext | null = null;
  private _level: GainNode | null = null;

  /** Whether the device runs; a browser may hold it back. */
  get running(): boolean {
    return this._context?.state === "running";
  }

  /** Opens the device; to be called in answer to a click or a key. */
  open(): AudioContext {
    if (this._context === null) {
      // On iPhones a page's sound is otherwise silenced by the switch for the ringing tone.
      const session = (navigator as { audioSession?: { type: string } }).audioSession;
      if (session !== undefined) {
        session.type = "playback";
      }

      this._context = new AudioContext({ latencyHint: "playback" });
      this._level = new GainNode(this._context, { gain: levelGain(readLevel()) });
      this._level.connect(this._context.destination);
    }

    void this._context.resume();
    return this._context;
  }

  /** Sets the level, 0 to 100, at once. */
  set level(level: number) {
    if (this._context !== null) {
      this._level?.gain.setTargetAtTime(levelGain(level), this._context.currentTime, 0.01);
    }
  }

  /** @param ended Called when the sound has come to its end. */
  play(sound: AudioBuffer, ended: () => void): Voice {
    const context = this.open();
    const source = new AudioBufferSourceNode(context, { buffer: sound });
    const fade = new GainNode(context);
    source.connect(fade).connect(this._level!);
    const start = context.currentTime;
    source.start(start);
    source.onended = ended;
    return {
      position: () => Math.min(sound.duration, Math.max(0, context.currentTime - start - latencyOf(context))),
      stop: () => {
        source.onended = null;
        fade.gain.setTargetAtTime(0, context.currentTime, FADE / 5);
        source.stop(context.currentTime + FADE);
      },
    };
  }
}

function latencyOf(context: AudioContext): number {
  return Math.min(0.5, context.outputLatency || context.baseLatency || 0);
}
