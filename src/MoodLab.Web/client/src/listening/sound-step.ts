import { fill } from "./fields";
import type { Ledger } from "./ledger";
import { PlayButton } from "./play-button";
import type { Speaker, Voice } from "./speaker";
import type { Status } from "./status";

/** Milliseconds between two entries about what was heard. */
const NOTE_EVERY = 200;

/** Milliseconds after which a device that does not start is taken to be held back. */
const HELD_BACK = 2000;

/** What a page lets listen to. */
export interface Source {
  /** Makes the sound, telling in a sentence what goes on. */
  prepare(tell: (text: string) => void): Promise<AudioBuffer> | AudioBuffer;
  /** How many seconds of a sound of some length have to be heard. */
  wanted(length: number): number;
  /** Said when enough was heard. */
  readonly enough: string;
}

/**
 * Plays one sound and writes down what was heard of it. The answers open once that is enough, and stay open, also
 * after a reload.
 */
export class SoundStep {
  private readonly _button: PlayButton;
  private readonly _answers: NodeListOf<HTMLFieldSetElement>;
  private _sound: AudioBuffer | null = null;
  private _voice: Voice | null = null;
  /** Where the voice was when it was last looked at, in seconds. */
  private _noted = 0;
  private _startedAt = 0;
  private _preparing = false;
  private _failed = false;
  /** Whether to play as soon as the sound is there. */
  private _eager = false;
  /** Whether the browser holds the sound back. */
  private _held = false;
  private _timer = 0;

  /** @param _root Contains `button[data-play]` and may contain `fieldset[data-until-heard]` and fields. */
  constructor(
    private readonly _root: HTMLElement,
    play: HTMLButtonElement,
    private readonly _source: Source,
    private readonly _ledger: Ledger,
    private readonly _speaker: Speaker,
    private readonly _status: Status,
  ) {
    this._button = new PlayButton(play);
    this._answers = _root.querySelectorAll<HTMLFieldSetElement>("fieldset[data-until-heard]");
    play.addEventListener("click", () => this.press());
    addEventListener("pagehide", () => this.note());
    addEventListener("online", () => (this._failed ? void this.prepare() : undefined));
    this.update();
    void this.prepare();
  }

  private press(): void {
    if (this._voice !== null || this._eager) {
      this.stop();
      return;
    }

    this._speaker.open();
    if (this._sound === null) {
      this._eager = true;
      void this.prepare();
      this.update();
    } else {
      this.play(this._sound);
    }
  }

  private async prepare(): Promise<void> {
    if (this._preparing) {
      return;
    }

    this._preparing = true;
    this._failed = false;
    this._root.setAttribute("aria-busy", "true");
    this.update();
    try {
      const sound = await this._source.prepare(text => {
        // Part of it may go on when another part has failed.
        if (this._preparing) {
          this._status.say(text);
        }
      });
      this._sound = sound;
      this._ledger.length = sound.duration;
      this._status.say("");
      if (this._eager) {
        this.play(sound);
      }
    } catch (error) {
      this._failed = true;
      // Errors of our own are for listeners; the browser's are not.
      const ours = error instanceof Error && error.constructor === Error;
      const reason = ours ? error.message : "The sound could not be loaded.";
      this._status.say(`${reason} Nothing is lost. Please check your connection and press Try again.`);
    } finally {
      this._preparing = false;
      this._eager = false;
      this._root.removeAttribute("aria-busy");
      this.update();
    }
  }

  private play(sound: AudioBuffer): void {
    this._ledger.plays++;
    this._noted = 0;
    this._startedAt = performance.now();
    this._status.say("");
    this._voice = this._speaker.play(sound, () => this.end(sound));
    this._timer = window.setInterval(() => this.note(), NOTE_EVERY);
    this.follow();
    this.note();
  }

  /** The end was heard, whatever the clocks say. */
  private end(sound: AudioBuffer): void {
    this._ledger.heard.add(this._noted, sound.duration);
    this._voice = null;
    window.clearInterval(this._timer);
    this.note();
  }

  private stop(): void {
    this.note();
    this._voice?.stop();
    this._voice = null;
    this._eager = false;
    window.clearInterval(this._timer);
    this.update();
  }

  /** Writes down what was heard since the last time. */
  private note(): void {
    const position = this._voice?.position() ?? 0;
    this._ledger.heard.add(this._noted, position);
    this._noted = Math.max(this._noted, position);
    const late = performance.now() - this._startedAt > HELD_BACK;
    const held = this._voice !== null && late && !this._speaker.running;
    if (held !== this._held) {
      this._held = held;
      this._status.say(held ? "Your browser holds the sound back. Press Stop, then Play again." : "");
    }

    this.update();
  }

  /** Moves the ring while the sound plays. */
  private follow(): void {
    if (this._voice !== null) {
      this._button.fill(this._voice.position(), this._ledger.length);
      requestAnimationFrame(() => this.follow());
    }
  }

  private update(): void {
    const ledger = this._ledger;
    ledger.save();
    fill(this._root, ledger.fields());
    if (this._voice !== null) {
      this._button.show("playing");
    } else {
      this._button.fill(ledger.heard.seconds, ledger.length);
      this._button.show(this._eager ? "waiting" : this._failed ? "failed" : ledger.plays > 0 ? "heard" : "ready");
    }

    if (ledger.hasHeard(this._source.wanted(ledger.length))) {
      this.openAnswers();
    }
  }

  private openAnswers(): void {
    const closed = [...this._answers].filter(answers => answers.disabled);
    closed.forEach(answers => (answers.disabled = false));
    if (closed.length > 0) {
      this._status.say(this._source.enough);
    }
  }
}
