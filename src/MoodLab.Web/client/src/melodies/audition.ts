import { Player, type PlayerState } from "../player/player";
import { idOf, readMelody } from "./card";
import { toPiece, type Extent } from "./melody";
import { Playhead } from "./playhead";

/** What sounds. */
interface Sounding {
  readonly card: HTMLElement;
  readonly id: string;
  readonly extent: Extent;
}

/** Plays one card at a time and shows on it that it sounds: `data-playing` and the playhead. */
export class Audition {
  readonly player: Player;
  private readonly _playhead = new Playhead(
    () => this.player.heardPosition,
    () => this.stop(),
  );
  private _sounding: Sounding | null = null;
  private _busy = false;

  /** @param _state Told how the player is, as a player tells it. */
  constructor(private readonly _state: (state: PlayerState) => void) {
    this.player = new Player(false, state => {
      this._state(state);
      if (!this._busy && !state.playing) {
        this.show(null);
      }
    });
  }

  /** What of a card sounds, or null. */
  of(card: HTMLElement): Extent | null {
    return this._sounding?.card === card ? this._sounding.extent : null;
  }

  /** How much of some card sounds, or null in silence. */
  get extent(): Extent | null {
    return this._sounding?.extent ?? null;
  }

  /** Plays a card from its start, in place of what sounds. */
  play(card: HTMLElement, extent: Extent): void {
    this.whole(() => {
      this.player.open(toPiece(readMelody(card), extent));
      this.player.play();
    });
    this.show(this.player.playing ? { card, id: idOf(card), extent } : null);
  }

  stop(): void {
    this.player.stop();
  }

  /** Stops where the card that sounds is no longer in the document, or has become another melody's. */
  check(): void {
    const sounding = this._sounding;
    if (sounding !== null && (!sounding.card.isConnected || idOf(sounding.card) !== sounding.id)) {
      this.stop();
    }
  }

  /** Does something that pauses and goes on, without telling the pause. */
  whole(change: () => void): void {
    this._busy = true;
    try {
      change();
    } finally {
      this._busy = false;
    }
  }

  dispose(): void {
    this.player.dispose();
    this.show(null);
  }

  private show(sounding: Sounding | null): void {
    this._sounding?.card.removeAttribute("data-playing");
    this._playhead.hide();
    this._sounding = sounding;
    if (sounding !== null) {
      sounding.card.setAttribute("data-playing", sounding.extent);
      this._playhead.show(sounding.card);
    }
  }
}
