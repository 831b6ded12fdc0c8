import { tell, type DotNetObject } from "./interop";
import { MOODS, moodAt, type Mood } from "./moods";

/** What .NET holds on to. */
export interface MoodPadHandle {
  /** Moves the dot, -1 to 1 each; the page is not told. */
  set(valence: number, arousal: number): void;
  dispose(): void;
}

/** How far out a corner's button puts the dot. */
const CORNER = 0.8;

/** One press of an arrow key, and with shift. */
const STEP = 0.1;
const LARGE_STEP = 0.5;

/** Milliseconds between two messages while the dot is dragged. */
const TELL_EVERY = 50;

/** Half of the dot, as a share of the pad: the dot stays inside. */
const INSET = 0.07;

/**
 * Builds the mood pad inside an element: valence from left to right, arousal upwards. The dot is dragged, or moved with
 * the arrow keys; a button in each corner stands for a mood.
 * @param page Told `OnMoodPad(valence, arousal)`, -1 to 1 each, while the dot moves and when it is let go.
 */
export function attach(root: HTMLElement, page: DotNetObject | null): MoodPadHandle {
  const pad = new MoodPad((valence, arousal) => tell(page, "OnMoodPad", valence, arousal));
  root.replaceChildren(pad.element);
  return {
    set: (valence, arousal) => pad.show(clamp(valence), clamp(arousal)),
    dispose: () => {
      pad.dispose();
      pad.element.remove();
    },
  };
}

class MoodPad {
  readonly element = make("div", "moodpad");

  private readonly _plane = make("div", "moodpad-plane");
  private readonly _dot = make("div", "moodpad-dot");
  private readonly _valence = makeAxis("Valence, from unpleasant to pleasant");
  private readonly _arousal = makeAxis("Arousal, from calm to excited");
  private readonly _corners = new Map<Mood, HTMLButtonElement>();
  private _place = { valence: 0, arousal: 0 };
  private _timer = 0;

  constructor(private readonly _changed: (valence: number, arousal: number) => void) {
    this.element.setAttribute("role", "group");
    this.element.setAttribute("aria-label", "Mood");
    this._dot.setAttribute("aria-hidden", "true");
    this._plane.append(makeCross(), this._valence, this._arousal, this._dot);
    this.element.append(this._plane);
    for (const mood of MOODS) {
      const button = makeCorner(mood);
      button.addEventListener("click", () => this.move(mood.valence * CORNER, mood.arousal * CORNER, true));
      this._corners.set(mood, button);
      this.element.append(button);
    }

    this._plane.addEventListener("pointerdown", event => this.drag(event));
    this._plane.addEventListener("pointermove", event => this.drag(event));
    this._plane.addEventListener("pointerup", () => this.tellNow());
    this._plane.addEventListener("keydown", event => this.press(event));
    for (const axis of [this._valence, this._arousal]) {
      axis.addEventListener("input", () => this.move(this._valence.valueAsNumber, this._arousal.valueAsNumber, false));
    }

    this.show(0, 0);
  }

  dispose(): void {
    window.clearTimeout(this._timer);
  }

  /** Puts the dot and everything that tells its place. */
  show(valence: number, arousal: number): void {
    this._place = { valence, arousal };
    // In the very middle there is no mood.
    const mood = valence === 0 && arousal === 0 ? null : moodAt(valence, arousal);
    const reach = 0.5 - INSET;
    this._dot.style.left = `${(0.5 + valence * reach) * 100}%`;
    this._dot.style.top = `${(0.5 - arousal * reach) * 100}%`;
    const text = `${mood?.word ?? "Neutral"}, valence ${signed(valence)}, arousal ${signed(arousal)}`;
    this._valence.valueAsNumber = valence;
    this._arousal.valueAsNumber = arousal;
    this._valence.setAttribute("aria-valuetext", text);
    this._arousal.setAttribute("aria-valuetext", text);
    this._corners.forEach((button, corner) => button.setAttribute("aria-pressed", String(corner === mood)));
  }

  private move(valence: number, arousal: number, settled: boolean): void {
    this.show(clamp(valence), clamp(arousal));
    if (settled) {
      this.tellNow();
    } else if (this._timer === 0) {
      this._timer = window.setTimeout(() => this.tellNow(), TELL_EVERY);
    }
  }

  private tellNow(): void {
    window.clearTimeout(this._timer);
    this._timer = 0;
    this._changed(this._place.valence, this._place.arousal);
  }

  private drag(event: PointerEvent): void {
    if (event.type === "pointerdown" && event.button === 0) {
      this._plane.setPointerCapture(event.pointerId);
      event.preventDefault();
      this._valence.focus({ preventScroll: true });
    }

    if (!this._plane.hasPointerCapture(event.pointerId)) {
      return;
    }

    const box = this._plane.getBoundingClientRect();
    const reach = 0.5 - INSET;
    this.move(
      ((event.clientX - box.left) / box.width - 0.5) / reach,
      (0.5 - (event.clientY - box.top) / box.height) / reach,
      false,
    );
  }

  /** Whichever of the two sliders has the focus, the arrows move the dot where they point. */
  private press(event: KeyboardEvent): void {
    const step = event.shiftKey ? LARGE_STEP : STEP;
    const { valence, arousal } = this._place;
    const moves: Record<string, [number, number]> = {
      ArrowLeft: [-step, 0],
      ArrowRight: [step, 0],
      ArrowUp: [0, step],
      ArrowDown: [0, -step],
    };
    const move = moves[event.key];
    if (move !== undefined) {
      event.preventDefault();
      this.move(round(valence + move[0]), round(arousal + move[1]), false);
    }
  }
}

function make<K extends keyof HTMLElementTagNameMap>(tag: K, className: string): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.className = className;
  return element;
}

/** A slider that is heard and focused, but not seen: the dot shows its value. */
function makeAxis(label: string): HTMLInputElement {
  const axis = make("input", "moodpad-axis");
  axis.type = "range";
  axis.min = "-1";
  axis.max = "1";
  axis.step = "any";
  axis.setAttribute("aria-label", label);
  return axis;
}

function makeCorner(mood: Mood): HTMLButtonElement {
  const button = make("button", `moodpad-corner moodpad-${mood.name}`);
  button.type = "button";
  button.title = mood.feelings;
  button.append(makeShape(mood.shape), mood.word);
  return button;
}

const SVG = "http://www.w3.org/2000/svg";

function makeShape(path: string): SVGElement {
  const shape = document.createElementNS(SVG, "svg");
  shape.setAttribute("viewBox", "0 0 24 24");
  shape.setAttribute("aria-hidden", "true");
  shape.setAttribute("class", "moodpad-shape");
  const outline = document.createElementNS(SVG, "path");
  outline.setAttribute("d", path);
  shape.append(outline);
  return shape;
}

/** The two axes of the plane. */
function makeCross(): SVGElement {
  const cross = makeShape("M12 0v24M0 12h24");
  cross.setAttribute("class", "moodpad-cross");
  cross.setAttribute("preserveAspectRatio", "none");
  return cross;
}

function clamp(value: number): number {
  return Number.isFinite(value) ? Math.min(1, Math.max(-1, value)) : 0;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function signed(value: number): string {
  return `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(1)}`;
}
