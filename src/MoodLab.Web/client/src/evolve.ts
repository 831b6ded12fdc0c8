import { download } from "./download";
import { readBytes, tell, type ByteSource, type DotNetObject } from "./interop";
import { Audition } from "./melodies/audition";
import { cardOf, idOf } from "./melodies/card";
import { deviceOf, isInstrument, patchOf, setVolume, type InstrumentName } from "./melodies/instruments";
import { actionOf, placeOf, type Action } from "./melodies/keys";
import type { Extent } from "./melodies/melody";
import { Pointers } from "./melodies/pointer";
import { Roster } from "./melodies/roster";
import { attachMini, type MiniHandle } from "./miniroll";
import { readMidi } from "./music/midi-reader";
import type { PlayerState } from "./player/player";

/** How melodies are heard. */
export interface Options {
  /** The speed, 0.5 to 2; 1 is as written. */
  readonly rate: number;
  readonly metronome: boolean;
  readonly instrument: InstrumentName;
  /** Whether a mouse that rests on a roll previews it. */
  readonly hover: boolean;
  /** The loudness, 0 to 1. */
  readonly volume: number;
  /** Whether a rating by key previews the next card. */
  readonly autoplay: boolean;
}

/** What .NET calls. */
export interface Handle {
  /** Sets those options that are told; a value that makes no sense is left out. They hold at once. */
  setOptions(options: Partial<Options>): void;
  /** Plays a card from its start. */
  play(id: string): void;
  /** Plays the first two bars of a card. */
  preview(id: string): void;
  stop(): void;
  /** Moves the focus to a card. */
  focus(id: string): void;
  /** Renders a file on the chosen instrument, telling the page `OnRender(share)`, and hands it over to be saved. */
  downloadWav(midi: ByteSource, fileName: string): Promise<void>;
  dispose(): void;
}

const MIN_RATE = 0.5;
const MAX_RATE = 2;

/**
 * Brings cards of melodies to life: draws, plays, and answers to keys, mouse and touch.
 * @param root Contains any number of cards, now or later: `[data-melody="ID"]`, each with
 * `canvas[data-mini-roll]` and `[data-play]`, `data-beats`, `data-bpm` and, where it is rated, `data-rated`.
 * @param page Told `OnRate(id, stars)`, `OnUnrate(id)`, `OnNext()`, `OnBack()`, `OnHelp()`,
 * `OnSound({ state, progress, error })` and `OnRender(share)`.
 */
export function attach(root: HTMLElement, page: DotNetObject | null): Handle {
  const cards = new Cards(root, page);
  return {
    setOptions: options => cards.setOptions(options),
    play: id => cards.play(id, "all"),
    preview: id => cards.play(id, "preview"),
    stop: () => cards.stop(),
    focus: id => cards.focus(id),
    downloadWav: (midi, fileName) => cards.downloadWav(midi, fileName),
    dispose: () => cards.dispose(),
  };
}

class Cards {
  private readonly _listening = new AbortController();
  private readonly _audition: Audition;
  private readonly _mini: MiniHandle;
  private readonly _roster: Roster;
  private readonly _pointers: Pointers;
  private _instrument: InstrumentName = "piano";
  private _hover = true;
  private _autoplay = true;
  private _touched = false;
  private _toldSound = "";

  constructor(
    root: HTMLElement,
    private readonly _page: DotNetObject | null,
  ) {
    this._audition = new Audition(state => this.tellSound(state));
    this._mini = attachMini(root);
    this._roster = new Roster(root, () => this._audition.check());
    this._pointers = new Pointers(root, {
      press: (card, wish) => (wish === "stop" ? this.stop() : this._audition.play(card, wish)),
      rest: card => this.rest(card),
      leave: card => (this._audition.of(card) === "preview" ? this.stop() : undefined),
      sounding: card => this._audition.of(card),
    });
    const { signal } = this._listening;
    root.addEventListener("keydown", event => this.key(event), { signal });
    for (const gesture of ["pointerdown", "keydown"]) {
      root.addEventListener(gesture, () => this.prepare(), { signal, capture: true, once: true });
    }
  }

  setOptions(options: Partial<Options>): void {
    const { rate, metronome, instrument, hover, volume, autoplay } = options;
    const { player } = this._audition;
    if (Number.isFinite(rate)) {
      player.setRate(Math.min(MAX_RATE, Math.max(MIN_RATE, rate!)));
    }

    if (Number.isFinite(volume)) {
      setVolume(volume!);
    }

    if (typeof metronome === "boolean") {
      player.setMetronome(metronome);
    }

    if (isInstrument(instrument)) {
      this._instrument = instrument;
      this._audition.whole(() => player.use(deviceOf(instrument)));
      if (this._touched) {
        this.prepare();
      }
    }

    this._hover = hover ?? this._hover;
    this._autoplay = autoplay ?? this._autoplay;
  }

  play(id: string, extent: Extent): void {
    const card = this._roster.find(id);
    if (card !== null) {
      this._audition.play(card, extent);
    }
  }

  stop(): void {
    this._audition.stop();
  }

  focus(id: string): void {
    this._roster.find(id)?.focus();
  }

  async downloadWav(midi: ByteSource, fileName: string): Promise<void> {
    const piece = readMidi(await readBytes(midi));
    const { renderWav } = await import("./sound/wav");
    const patch = patchOf(this._instrument);
    download(await renderWav(piece, share => tell(this._page, "OnRender", share), patch), fileName);
  }

  dispose(): void {
    this._listening.abort();
    this._pointers.dispose();
    this._roster.dispose();
    this._mini.dispose();
    this._audition.dispose();
  }

  /** Loads the sounds, in answer to a click or a key. */
  private prepare(): void {
    this._touched = true;
    void deviceOf(this._instrument).prepare();
  }

  /** A preview by hovering never comes as a surprise: not before the sound was asked for, nor into a melody. */
  private rest(card: HTMLElement): void {
    const { player, extent } = this._audition;
    // Not every browser tells; there the sound is only ready after a click or key.
    const active = navigator.userActivation?.hasBeenActive ?? true;
    if (this._hover && active && player.state.sound === "ready" && extent !== "all") {
      this._audition.play(card, "preview");
    }
  }

  private key(event: KeyboardEvent): void {
    const target = event.target as Element;
    const action = event.defaultPrevented ? null : actionOf(event, placeOf(target));
    if (action !== null && this.act(action, cardOf(target))) {
      event.preventDefault();
    }
  }

  /** Does what a key asks for. Returns whether there was something to do. */
  private act(action: Action, card: HTMLElement | null): boolean {
    switch (action.kind) {
      case "next":
        tell(this._page, "OnNext");
        return true;
      case "back":
        tell(this._page, "OnBack");
        return true;
      case "help":
        tell(this._page, "OnHelp");
        return true;
      default:
        return card === null ? this.enter(action) : this.actOn(card, action);
    }
  }

  /** From the grid itself, keys that move go to the card where the focus was last. */
  private enter(action: Action): boolean {
    const { current } = this._roster;
    if (action.kind !== "move" || current === null) {
      return false;
    }

    current.focus();
    return true;
  }

  private actOn(card: HTMLElement, action: Action): boolean {
    const id = idOf(card);
    switch (action.kind) {
      case "move":
        this._roster.move(card, action.direction);
        break;
      case "rate":
        tell(this._page, "OnRate", id, action.stars);
        this._roster.answer(card, true);
        this.advance(card);
        break;
      case "unrate":
        tell(this._page, "OnUnrate", id);
        this._roster.answer(card, false);
        break;
      case "preview":
        this._audition.play(card, "preview");
        break;
      default:
        if (this._audition.of(card) === "all") {
          this.stop();
        } else {
          this._audition.play(card, "all");
        }
    }

    return true;
  }

  private advance(card: HTMLElement): void {
    const next = this._roster.after(card);
    next?.focus();
    if (next !== null && this._autoplay) {
      this._audition.play(next, "preview");
    }
  }

  private tellSound({ sound: state, soundProgress: progress, error }: PlayerState): void {
    const told = JSON.stringify([state, progress, error]);
    if (told !== this._toldSound) {
      this._toldSound = told;
      tell(this._page, "OnSound", { state, progress, error });
    }
  }
}
