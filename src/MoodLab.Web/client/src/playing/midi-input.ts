const NOTE_OFF = 0x80;
const NOTE_ON = 0x90;
const PERCUSSION = 9;

/** What a MIDI keyboard does. */
export interface KeyPresses {
  press(pitch: number, velocity: number): void;
  release(pitch: number): void;
}

/** Listens to all MIDI keyboards, those too that are plugged in later. */
export class MidiInput {
  private readonly _listening = new AbortController();

  private constructor(
    private readonly _access: MIDIAccess,
    private readonly _keys: KeyPresses,
    private readonly _changed: (names: string[]) => void,
  ) {
    _access.addEventListener("statechange", () => this.listen(), { signal: this._listening.signal });
    this.listen();
  }

  /** Whether the browser can reach MIDI keyboards. */
  static get isPossible(): boolean {
    return "requestMIDIAccess" in navigator;
  }

  /**
   * Asks the browser, which asks its user.
   * @param changed Told the names of the keyboards, now and whenever they change.
   */
  static async open(keys: KeyPresses, changed: (names: string[]) => void): Promise<MidiInput> {
    return new MidiInput(await navigator.requestMIDIAccess(), keys, changed);
  }

  dispose(): void {
    this._listening.abort();
    this._access.inputs.forEach(input => (input.onmidimessage = null));
  }

  private listen(): void {
    const names: string[] = [];
    this._access.inputs.forEach(input => {
      input.onmidimessage = ({ data }) => this.hear(data);
      if (input.state === "connected") {
        names.push(input.name ?? "MIDI keyboard");
      }
    });
    this._changed(names);
  }

  private hear(data: Uint8Array | null): void {
    const [status = 0, pitch = 0, velocity = 0] = data ?? [];
    const kind = status & 0xf0;
    if ((status & 0x0f) === PERCUSSION) {
      return;
    }

    if (kind === NOTE_ON && velocity > 0) {
      this._keys.press(pitch, velocity);
    } else if (kind === NOTE_ON || kind === NOTE_OFF) {
      this._keys.release(pitch);
    }
  }
}
