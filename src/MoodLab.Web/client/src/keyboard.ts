import { tell, type DotNetObject } from "./interop";
import { isBlackKey, isOctave, pitchName } from "./music/pitch";
import { stepOf, writings } from "./playing/key-layout";
import { MidiInput } from "./playing/midi-input";
import { Recorder } from "./playing/recorder";
import { sound } from "./sound/sound";

/** What .NET holds on to. */
export interface KeyboardHandle {
  /** Asks for the MIDI keyboards; the page is told `OnMidi(names, error)`. */
  connect(): Promise<void>;
  focus(): void;
  dispose(): void;
}

/** Two octaves and the C above, beginning at C3, as far down and up as MIDI has such. */
const KEYS = 25;
const FIRST = 48;
const LOWEST = 12;
const HIGHEST = 96;
const VELOCITY = 80;

/** Milliseconds between two messages to the page. */
const TELL_EVERY = 250;

const OCTAVE_KEYS: Readonly<Record<string, number>> = { KeyZ: -12, KeyX: 12 };
const ARROWS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

/**
 * Builds a piano inside an element, played by pointer, by computer keys while it has the focus, and by MIDI keyboards.
 * @param page Told `OnNotes(notes, held)` while it is played: what was completed, and how many keys are still down; and
 * `OnMidi(names, error)`, names being null where the browser knows no MIDI keyboards.
 */
export function attach(root: HTMLElement, page: DotNetObject | null): KeyboardHandle {
  const keyboard = new Keyboard(root, page);
  return {
    connect: () => keyboard.connect(),
    focus: () => keyboard.focus(),
    dispose: () => keyboard.dispose(),
  };
}

class Keyboard {
  private readonly _listening = new AbortController();
  private readonly _recorder = new Recorder(() => performance.now() / 1000);
  private readonly _keys: HTMLButtonElement[] = [];
  private readonly _pointers = new Map<number, number | null>();
  private readonly _codes = new Map<string, number>();
  private _lowest = FIRST;
  private _current = 12;
  private _letters: string[] = [];
  private _midi: MidiInput | null = null;
  private _timer = 0;

  constructor(
    private readonly _root: HTMLElement,
    private readonly _page: DotNetObject | null,
  ) {
    _root.classList.add("piano");
    _root.setAttribute("role", "group");
    for (let step = 0; step < KEYS; step++) {
      this._keys.push(this.makeKey(step));
    }

    _root.replaceChildren(...this._keys);
    this.label();
    void writings().then(letters => {
      this._letters = letters;
      this.label();
    });
    this.listen();
    if (!MidiInput.isPossible) {
      tell(_page, "OnMidi", null, "");
    }
  }

  async connect(): Promise<void> {
    try {
      this._midi ??= await MidiInput.open(
        { press: (pitch, velocity) => this.press(pitch, velocity), release: pitch => this.release(pitch) },
        names => tell(this._page, "OnMidi", names, ""),
      );
    } catch (error) {
      tell(this._page, "OnMidi", [], error instanceof Error ? error.message : "The browser refused.");
    }
  }

  /** Whoever comes here will play: the sounds are fetched meanwhile. */
  focus(): void {
    void sound.prepare();
    this._keys[this._current]?.focus();
  }

  dispose(): void {
    this._listening.abort();
    this.releaseAll();
    window.clearTimeout(this._timer);
    this._midi?.dispose();
    this._root.replaceChildren();
  }

  private listen(): void {
    const options = { signal: this._listening.signal };
    this._root.addEventListener("pointerdown", event => this.point(event), options);
    this._root.addEventListener("pointermove", event => this.glide(event), options);
    for (const end of ["pointerup", "pointercancel"] as const) {
      document.addEventListener(end, event => this.lift(event), options);
    }

    this._root.addEventListener("keydown", event => this.keyDown(event), options);
    document.addEventListener("keyup", event => this.keyUp(event), options);
    // A key that is let go elsewhere is never heard of.
    window.addEventListener("blur", () => this.releaseAll(), options);
  }

  private makeKey(step: number): HTMLButtonElement {
    const key = document.createElement("button");
    key.type = "button";
    key.className = isBlackKey(step) ? "piano-key piano-black" : "piano-key";
    key.dataset["step"] = String(step);
    // In whites: a black key stands on the border of two.
    const whites = Array.from({ length: step }, (_, below) => below).filter(below => !isBlackKey(below)).length;
    key.style.setProperty("--white", String(whites));
    return key;
  }

  /** Names the keys, and lets one of them be reached by the tab key. */
  private label(): void {
    this._root.setAttribute(
      "aria-label",
      `Piano from ${pitchName(this._lowest)} to ${pitchName(this._lowest + KEYS - 1)}`,
    );
    for (const [step, key] of this._keys.entries()) {
      const pitch = this._lowest + step;
      key.tabIndex = step === this._current ? 0 : -1;
      key.setAttribute("aria-label", pitchName(pitch));
      key.dataset["letter"] = this._letters[step] ?? "";
      key.dataset["octave"] = isOctave(pitch) ? pitchName(pitch) : "";
    }
  }

  private point(event: PointerEvent): void {
    const key = keyOf(event.target);
    if (key === null || event.button !== 0) {
      return;
    }

    // A finger is caught by the first key that it touches; here it may glide on.
    key.releasePointerCapture?.(event.pointerId);
    this._current = Number(key.dataset["step"]);
    this.label();
    const pitch = this._lowest + this._current;
    this._pointers.set(event.pointerId, pitch);
    this.press(pitch, VELOCITY);
  }

  private glide(event: PointerEvent): void {
    const before = this._pointers.get(event.pointerId);
    if (before === undefined) {
      return;
    }

    const key = keyOf(document.elementFromPoint(event.clientX, event.clientY));
    const pitch = key !== null && this._root.contains(key) ? this._lowest + Number(key.dataset["step"]) : null;
    if (pitch !== before) {
      this._pointers.set(event.pointerId, pitch);
      this.releaseIf(before);
      if (pitch !== null) {
        this.press(pitch, VELOCITY);
      }
    }
  }

  private lift(event: PointerEvent): void {
    const pitch = this._pointers.get(event.pointerId);
    this._pointers.delete(event.pointerId);
    this.releaseIf(pitch ?? null);
  }

  private keyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }

    const arrow = ARROWS[event.key];
    const octave = OCTAVE_KEYS[event.code];
    const isPressed = event.key === " " || event.key === "Enter";
    const step = isPressed ? this._current : stepOf(event.code);
    if (arrow !== undefined) {
      this._current = Math.min(KEYS - 1, Math.max(0, this._current + arrow));
      this.label();
      this._keys[this._current]?.focus();
    } else if (octave !== undefined) {
      this.shift(octave);
    } else if (step === null) {
      return;
    } else if (!event.repeat && !this._codes.has(event.code)) {
      this._codes.set(event.code, this._lowest + step);
      this.press(this._lowest + step, VELOCITY);
    }

    event.preventDefault();
  }

  private keyUp(event: KeyboardEvent): void {
    const pitch = this._codes.get(event.code);
    if (pitch !== undefined) {
      this._codes.delete(event.code);
      this.release(pitch);
    }
  }

  private shift(by: number): void {
    const lowest = this._lowest + by;
    if (lowest >= LOWEST && lowest <= HIGHEST) {
      this.releaseAll();
      this._lowest = lowest;
      this.label();
    }
  }

  private press(pitch: number, velocity: number): void {
    void sound.prepare();
    if (this._recorder.press(pitch, velocity)) {
      sound.noteOn(pitch, velocity, sound.time);
      this.light(pitch, true);
    }
  }

  private releaseIf(pitch: number | null): void {
    if (pitch !== null) {
      this.release(pitch);
    }
  }

  private release(pitch: number): void {
    if (this._recorder.release(pitch)) {
      this.fade(pitch);
    }
  }

  private releaseAll(): void {
    this._pointers.clear();
    this._codes.clear();
    this._recorder.releaseAll().forEach(pitch => this.fade(pitch));
  }

  private fade(pitch: number): void {
    sound.noteOff(pitch, sound.time);
    this.light(pitch, false);
    this._timer ||= window.setTimeout(() => this.tellNotes(), TELL_EVERY);
  }

  private light(pitch: number, on: boolean): void {
    this._keys[pitch - this._lowest]?.toggleAttribute("data-sounding", on);
  }

  private tellNotes(): void {
    this._timer = 0;
    tell(this._page, "OnNotes", this._recorder.take(), this._recorder.held);
  }
}

function keyOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(".piano-key") : null;
}
