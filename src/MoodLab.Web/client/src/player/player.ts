import { Piece } from "../music/piece";
import { sound, type SoundState } from "../sound/sound";
import { SILENT, type Instrument } from "./instrument";
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

/** Plays one piece at a time on the document's piano, or mutely on the wall clock. */
export class Player {
  private readonly _ticker = new Ticker(horizon => this.tick(horizon));
  private readonly _time = new Timebase(source => (source === "device" ? sound.time : performance.now() / 1000));
  private readonly _unsubscribe: () => void;
  private readonly _piano: Instrument = {
    noteOn: (pitch, velocity, time) => sound.noteOn(pitch, velocity, this._time.toSource(time)),
    noteOff: (pitch, time) => sound.noteOff(pitch, this._time.toSource(time)),
    // The piano is shared: a player that is not heard must not end what another one plays.
    silence: () => (heard === this ? sound.silence() : undefined),
  };
  private _transport: Transport;
  private _rate = 1;
  private _loop = false;
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
    this._unsubscribe = sound.onChange(() => this.follow());
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
    return this._transport.positionAt(this._time.now() - (this._time.source === "device" ? sound.latency : 0));
  }

  get state(): PlayerState {
    const piece = this.piece;
    return {
      playing: this.playing,
      position: this._transport.position,
      duration: piece.seconds,
      live: !piece.complete,
      sound: sound.state,
      soundProgress: sound.progress,
      error: sound.error,
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
    return transport;
  }

  private takeSound(): void {
    if (this._muted) {
      return;
    }

    if (heard !== this) {
      heard?.pause();
      heard = this;
    }

    void sound.prepare();
  }

  private tick(horizon: number): void {
    const ended = this._transport.pump(horizon);
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

    this._transport.instrument = source === "device" ? this._piano : SILENT;
    const changed = this._soundState !== sound.state;
    this._soundState = sound.state;
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

    switch (sound.state) {
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
