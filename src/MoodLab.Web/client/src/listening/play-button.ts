/** What the button does next. */
export type PlayState = "ready" | "waiting" | "playing" | "heard" | "failed";

const NAMES: Record<PlayState, string> = {
  ready: "Play",
  waiting: "Stop",
  playing: "Stop",
  heard: "Play again",
  failed: "Try again",
};

/** The button that plays, with the ring that fills. It comes disabled, so that no press is lost, and is opened here. */
export class PlayButton {
  private readonly _ring: SVGCircleElement | null;
  private readonly _name: Element | null;
  private readonly _still = matchMedia("(prefers-reduced-motion: reduce)");

  /**
   * @param element May contain `[data-ring]`, a circle with a path length of 1, and `[data-play-name]`, whose text is
   * the button's name; otherwise the name is its label.
   */
  constructor(readonly element: HTMLButtonElement) {
    this._ring = element.querySelector<SVGCircleElement>("[data-ring]");
    this._name = element.querySelector("[data-play-name]");
    this._ring?.setAttribute("pathLength", "1");
    this._ring?.setAttribute("stroke-dasharray", "1");
    this.fill(0, 0);
    element.disabled = false;
  }

  /** Sets the name, and `data-state` for the look. */
  show(state: PlayState): void {
    this.element.dataset["state"] = state;
    if (this._name === null) {
      this.element.setAttribute("aria-label", NAMES[state]);
    } else {
      this._name.textContent = NAMES[state];
    }
  }

  /** Fills the ring by what was played, of all; where motion is unwanted, only at full seconds. */
  fill(seconds: number, length: number): void {
    const shown = this._still.matches && seconds < length ? Math.floor(seconds) : seconds;
    const share = length > 0 ? Math.min(1, shown / length) : 0;
    this._ring?.setAttribute("stroke-dashoffset", (1 - share).toFixed(4));
  }
}
