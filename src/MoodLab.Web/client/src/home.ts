import { Piece } from "./music/piece";
import { toNotes } from "./music/note";
import { Player } from "./player/player";
import { Drift } from "./roll/drift";
import { sound } from "./sound/sound";
import type { PieceNote } from "./composition";

/** Seconds of rest before the piece begins again. */
const REST = 2;

/** What .NET or a page holds on to. */
export interface HomeHandle {
  /** Whether nothing is to be heard, as at first. */
  muted(): boolean;
  dispose(): void;
}

/**
 * Lets a piece drift by, silently, over and over. A click on the button makes it heard, another one silent again.
 * @param root Contains a `canvas` and a `button[data-home-sound]`, whose `aria-pressed` tells whether it sounds and
 * whose `data-sound` is off, loading, on or failed.
 */
export function attach(root: HTMLElement, notes: readonly PieceNote[]): HomeHandle {
  const canvas = root.querySelector("canvas");
  const button = root.querySelector<HTMLButtonElement>("button[data-home-sound]");
  if (canvas === null || button === null) {
    throw new Error("The backdrop needs a canvas and a button with data-home-sound.");
  }

  root.classList.add("moodlab-home");
  const show = (state: "off" | "loading" | "on" | "failed"): void => {
    button.setAttribute("aria-pressed", String(state === "on"));
    button.dataset["sound"] = state;
  };
  const piece = new Piece(toNotes(notes));
  piece.extend(piece.seconds + REST);
  const player = new Player(true, () => undefined);
  player.setLoop(true);
  player.open(piece);
  const drift = new Drift(canvas, player);
  const press = async (): Promise<void> => {
    if (!player.muted) {
      player.muted = true;
      show("off");
      return;
    }

    show("loading");
    await sound.prepare();
    // The roll drifts on while the sounds are loading, and is heard from where it is then.
    if (sound.state === "failed") {
      show("failed");
    } else {
      player.muted = false;
      show("on");
    }
  };
  const onPress = (): void => void press();
  button.addEventListener("click", onPress);
  show("off");
  player.play();
  return {
    muted: () => player.muted,
    dispose: () => {
      button.removeEventListener("click", onPress);
      drift.dispose();
      player.dispose();
    },
  };
}
