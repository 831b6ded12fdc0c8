// A listener's page: see "Listening" in README.md for what it expects. It works on the page that loads it.
import { attachPad } from "./listening/affect-pad";
import { keepDraft } from "./listening/draft";
import { fill } from "./listening/fields";
import { onFocusLost } from "./listening/focus";
import { attachHeadphones } from "./listening/headphone-step";
import { forgetAll } from "./listening/keep";
import { followKeys } from "./listening/keys";
import { Ledger } from "./listening/ledger";
import { readLevel, writeLevel } from "./listening/level";
import { prepareNoise, preparePiece } from "./listening/prepare";
import { guardSending } from "./listening/sending";
import { SoundStep, type Source } from "./listening/sound-step";
import { Speaker } from "./listening/speaker";
import { Status } from "./listening/status";
import { loadBank } from "./sound/bank";

/** Seconds of the test sound after which the level counts as set. */
const LEVEL_HEARD = 2;

for (const root of document.querySelectorAll<HTMLElement>("[data-listen]")) {
  attach(root, root.dataset["listen"] ?? "");
}

function attach(root: HTMLElement, step: string): void {
  const status = new Status(root);
  const speaker = new Speaker();
  // Before the first question and after the last one nobody's answers belong here.
  if (step === "welcome" || step === "end") {
    forgetAll();
  }

  const key = step === "sound" ? "level" : (told(root, "sound") ?? step);
  const form = root.querySelector("form");
  if (form !== null) {
    keepDraft(form, `answers ${key}`);
    guardSending(form, status);
  }

  root.querySelectorAll<HTMLElement>("[data-affect]").forEach(attachPad);
  attachLevel(root, speaker);
  const play = root.querySelector<HTMLButtonElement>("button[data-play]");
  if (play !== null) {
    attachSound(root, play, key, step === "sound" ? makeLevelSource() : makePieceSource(root, key), speaker, status);
    if (form !== null) {
      followKeys(play, form);
    }
  }

  if (step === "headphones") {
    attachHeadphones(root, speaker, status);
  }

  if (step === "sound" || step === "headphones") {
    // So that it is at hand for the first piece. Where it fails, that page says so.
    loadBank().catch(() => undefined);
  }
}

/** What the page tells in an attribute of its root or of an element within it. */
function told(root: HTMLElement, name: "sound" | "share"): string | undefined {
  return root.dataset[name] ?? root.querySelector<HTMLElement>(`[data-${name}]`)?.dataset[name];
}

function makeLevelSource(): Source {
  return { prepare: prepareNoise, wanted: () => LEVEL_HEARD, enough: "If that was comfortable, go on." };
}

function makePieceSource(root: HTMLElement, address: string): Source {
  const share = Number(told(root, "share") ?? 1);
  return {
    prepare: tell => preparePiece(address, tell),
    wanted: length => share * length,
    enough: "You can answer now.",
  };
}

function attachSound(
  root: HTMLElement,
  play: HTMLButtonElement,
  key: string,
  source: Source,
  speaker: Speaker,
  status: Status,
): void {
  const ledger = new Ledger(`heard ${key}`);
  onFocusLost(() => {
    ledger.refocuses++;
    ledger.save();
    fill(root, ledger.fields());
  });
  new SoundStep(root, play, source, ledger, speaker, status);
}

/** The slider of the level, which holds for all that is played from then on. */
function attachLevel(root: HTMLElement, speaker: Speaker): void {
  const slider = root.querySelector<HTMLInputElement>("input[type=range][data-level]");
  const show = (level: number): void => fill(root, { level: String(level) });
  show(readLevel());
  if (slider !== null) {
    slider.valueAsNumber = readLevel();
    slider.addEventListener("input", () => {
      writeLevel(slider.valueAsNumber);
      speaker.level = slider.valueAsNumber;
      show(slider.valueAsNumber);
    });
  }
}
