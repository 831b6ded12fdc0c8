/** The line that tells listeners how things are. */
export class Status {
  private readonly _line: HTMLElement | null;
  private _text = "";
  private _warning = "";

  /** @param root Contains `[data-status]`; without one nothing is told. */
  constructor(root: HTMLElement) {
    this._line = root.querySelector<HTMLElement>("[data-status]");
  }

  say(text: string): void {
    this._text = text;
    this.show();
  }

  /** Says something in place of all else, until it is called with nothing. */
  warn(text: string): void {
    this._warning = text;
    this.show();
  }

  private show(): void {
    const text = this._warning || this._text;
    // Saying the same again would have it read out again.
    if (this._line !== null && this._line.textContent !== text) {
      this._line.textContent = text;
    }
  }
}
