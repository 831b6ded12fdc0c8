import { Piece } from "../music/piece";
import { sound, type Sound, type SoundState } from "../sound/sound";
import { SILENT, type Instrument } from "./instrument";
import { Pulse, type Metronome } from "./pulse";
import { Ticker } from "./ticker";
import { Timebase, type TimeSource } from "./timebase";
import { Transport } from "./transport";

/** What a player tells its page. */
export interface PlayerState {
  readonly playing: boolean;
  /** Seconds. */
  readonly position: number;
  /** Seconds; of a piece that is being composed, as far as it has grown. */
  readonly duration: number;
  /** Whether the piece is still growing. */
  readonly live: boolean;
  readonly sound: SoundState;
  /** The share of the sounds that has been loaded, 0 to 1. */
  readonly soundProgress: number;
  /** Why there is no sound, or empty. */
  readonly error: string;
}

/** Milliseconds between two reports while nothing but the position changes. */
const REPORT_EVERY = 250;

/** The player that is heard. Another one that begins takes the sound over. */
let heard: Player | null = null;

/** Plays one piece at a time on a device of the document, at first its piano, or mutely on the wall clock. */
export class Player {
  private readonly _ticker = new Ticker(horizon => this.tick(horizon));
  private readonly _time = new Timebase(source => (source === "device" ? this._sound.time : performance.now() / 1000));
  private readonly _instrument: Instrument = {
    noteOn: (pitch, velocity, time) => this._sound.noteOn(pitch, velocity, this._time.toSource(time)),
    noteOff: (pitch, time) => this._sound.noteOff(pitch, this._time.toSource(time)),
    // The device is shared: a player that is not heard must not end what another one plays.
    silence: () => (heard === this ? this._sound.silence() : undefined),
  };
  private readonly _metronome: Metronome = {
    click: (downbeat, time) =>
      this._time.source === "device" ? this._sound.click(downbeat, this._time.toSource(time)) : undefined,
    hush: () => (heard === this ? this._sound.hush() : undefined),
  };
  private _sound: Sound = sound;
  private _unsubscribe: () => void;
  private _transport: Transport;
  private _rate = 1;
  private _loop = false;
  private _clicks = false;
  private _muted: boolean;
  private _reported = 0;
  private _soundState: SoundState | null = null;

  /**
   * @param muted Whether to play without sound, until told otherwise.
   * @param _changed Told at most four times a second where the music is, and at once when something else changes.
   */
  constructor(
    muted: boolean,
    private readonly _changed: (state: PlayerState) => void,
  ) {
    this._muted = muted;
    this._transport = this.makeTransport(new Piece());
    this._unsubscribe = this._sound.onChange(() => this.follow());
    this.follow();
  }

  get piece(): Piece {
    return this._transport.piece;
  }

  /** The engine, for adding notes and for figures. */
  get transport(): Transport {
    return this._transport;
  }

  get playing(): boolean {
    return this._transport.playing;
  }

  /** The position that is heard at this moment, in seconds: what is on its way to the ear is not there yet. */
  get heardPosition(): number {
    return this._transport.positionAt(this._time.now() - (this._time.source === "device" ? this._sound.latency : 0));
  }

  get state(): PlayerState {
    const piece = this.piece;
    return {
      playing: this.playing,
      position: this._transport.position,
      duration: piece.seconds,
      live: !piece.complete,
      sound: this._sound.state,
      soundProgress: this._sound.progress,
      error: this._sound.error,
    };
  }

  get muted(): boolean {
    return this._muted;
  }

  set muted(value: boolean) {
    this._muted = value;
    if (!value && this.playing) {
      this.takeSound();
    }

    this.follow();
  }

  /** Opens a piece, at its start and silent; one that is still being composed begins to play as it grows. */
  open(piece: Piece): void {
    this.pause();
    this._transport = this.makeTransport(piece);
    this.follow();
    if (!piece.complete) {
      this.takeSound();
      this._transport.playLive();
      this._ticker.start();
    }

    this.report();
  }

  play(): void {
    this.takeSound();
    this._transport.play();
    this._ticker.start();
    this.report();
  }

  pause(): void {
    this._transport.pause();
    this._ticker.stop();
    this.report();
  }

  /** Falls silent and goes back to the start. */
  stop(): void {
    this.pause();
    this.seek(0);
  }

  toggle(): void {
    if (this.playing) {
      this.pause();
    } else {
      this.play();
    }
  }

  /** Goes to a position in seconds. */
  seek(seconds: number): void {
    this._transport.seek(seconds);
    if (this.playing) {
      this._ticker.start();
    }

    this.report();
  }

  /** Sets the speed; 1 is as written. */
  setRate(rate: number): void {
    this._rate = rate;
    this._transport.setRate(rate);
  }

  setLoop(loop: boolean): void {
    this._loop = loop;
    this._transport.loop = loop;
  }

  /** Sets whether beats are clicked along with the piece. */
  setMetronome(on: boolean): void {
    if (on !== this._clicks) {
      this._clicks = on;
      this._metronome.hush();
      this._transport.pulse = this.makePulse(this._transport);
    }
  }

  /** Plays on another device from now on, and goes on with what it plays. */
  use(device: Sound): void {
    if (device === this._sound) {
      return;
    }

    const { playing } = this;
    this.pause();
    this._unsubscribe();
    this._time.switchTo("none");
    this._sound = device;
    this._unsubscribe = device.onChange(() => this.follow());
    this.follow();
    if (playing) {
      this.play();
    }
  }

  /** Tells the page how things are. */
  report(): void {
    this._reported = performance.now();
    this._changed(this.state);
  }

  dispose(): void {
    this.pause();
    this._unsubscribe();
    heard = heard === this ? null : heard;
  }

  private makeTransport(piece: Piece): Transport {
    const transport = new Transport(piece, () => this._time.now());
    transport.loop = this._loop;
    transport.setRate(this._rate);
    transport.pulse = this.makePulse(transport);
    return transport;
  }

  private makePulse(transport: Transport): Pulse | null {
    return this._clicks ? new Pulse(transport.piece.meter, this._metronome, transport.position) : null;
  }

  private takeSound(): void {
    if (this._muted) {
      return;
    }

    if (heard !== this) {
      heard?.pause();
      heard = this;
    }

    void this._sound.prepare();
  }

  private tick(horizon: number): void {
    // While time stands there is nothing to schedule on, and what is scheduled would not come again.
    const ended = this._time.source !== "none" && this._transport.pump(horizon);
    if (ended) {
      this._ticker.stop();
    }

    this.reportIf(ended);
  }

  /** Takes time from where it comes now. While sounds are loading time stands, so that nothing is missed. */
  private follow(): void {
    const source = this.timeSource();
    if (source !== this._time.source) {
      this._transport.instrument.silence();
      this._time.switchTo(source);
    }

    this._transport.instrument = source === "device" ? this._instrument : SILENT;
    const changed = this._soundState !== this._sound.state;
    this._soundState = this._sound.state;
    this.reportIf(changed);
  }

  private reportIf(changed: boolean): void {
    if (changed || performance.now() - this._reported >= REPORT_EVERY) {
      this.report();
    }
  }

  private timeSource(): TimeSource {
    if (this._muted) {
      return "wall";
    }

    switch (this._sound.state) {
      case "ready":
        return "device";
      case "loading":
      case "blocked":
        return "none";
      default:
        return "wall";
    }
  }
}
