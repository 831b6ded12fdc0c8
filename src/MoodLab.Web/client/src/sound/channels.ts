import type { MIDIController } from "spessasynth_core";
import type { Instrument } from "../player/instrument";

/** The part of the synthesizer that is used here. */
export interface ChannelSynth {
  noteOn(channel: number, pitch: number, velocity: number, options: { time: number }): void;
  noteOff(channel: number, pitch: number, options: { time: number }): void;
  controllerChange(channel: number, controller: MIDIController, value: number, options: { time: number }): void;
}

const CONTROLLER_VOLUME = 7;
const CONTROLLER_ALL_SOUND_OFF = 120;
const VOLUME = 100;

/** Every MIDI channel but the tenth, which is percussion. */
const CHANNELS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 15];

/** Seconds after the last scheduled event when a channel that was left is cleared. */
const MARGIN = 0.01;

/**
 * A piano that can take back notes. The synthesizer cannot: what was scheduled will sound. So silence turns the
 * channel's volume to nothing and moves on to the next channel; when its last note is past, it is cleared for later.
 */
export class Channels implements Instrument {
  private readonly _freeAt = new Map(CHANNELS.map(channel => [channel, 0]));
  private _channel = CHANNELS[0]!;
  private _scheduledTo = 0;

  constructor(
    private readonly _synth: ChannelSynth,
    private readonly _now: () => number,
  ) {}

  noteOn(pitch: number, velocity: number, time: number): void {
    this._synth.noteOn(this._channel, pitch, velocity, { time });
    this._scheduledTo = Math.max(this._scheduledTo, time);
  }

  noteOff(pitch: number, time: number): void {
    this._synth.noteOff(this._channel, pitch, { time });
    this._scheduledTo = Math.max(this._scheduledTo, time);
  }

  silence(): void {
    const now = this._now();
    const clear = Math.max(now, this._scheduledTo) + MARGIN;
    this._synth.controllerChange(this._channel, CONTROLLER_VOLUME, 0, { time: now });
    this._synth.controllerChange(this._channel, CONTROLLER_ALL_SOUND_OFF, 0, { time: now });
    this._synth.controllerChange(this._channel, CONTROLLER_ALL_SOUND_OFF, 0, { time: clear });
    this._synth.controllerChange(this._channel, CONTROLLER_VOLUME, VOLUME, { time: clear });
    this._freeAt.set(this._channel, clear + MARGIN);
    // The one that was free first: with fifteen, none is taken again before it is cleared.
    this._channel = [...this._freeAt].reduce((a, b) => (b[1] < a[1] ? b : a))[0];
    this._scheduledTo = 0;
  }
}
