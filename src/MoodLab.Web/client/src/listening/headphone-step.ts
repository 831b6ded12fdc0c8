import { fill } from "./fields";
import { toBuffer } from "./prepare";
import type { Speaker } from "./speaker";
import type { Status } from "./status";
import { makeTones, PAUSE, TONE, TRIALS } from "./tones";
import { TrialLog } from "./trial-log";

/**
 * The headphone test: three tones, each trial once, then which was the quietest; after the last trial the form may be
 * sent.
 * @param root Contains `button[data-tone-play]`, three radio buttons `quietest`, `button[data-tone-next]`, and a button
 * that submits and is disabled at first.
 */
export function attachHeadphones(root: HTMLElement, speaker: Speaker, status: Status): void {
  const play = root.querySelector<HTMLButtonElement>("button[data-tone-play]");
  const next = root.querySelector<HTMLButtonElement>("button[data-tone-next]");
  const choices = [...root.querySelectorAll<HTMLInputElement>("input[type=radio][name=quietest]")];
  const submit = root.querySelector<HTMLButtonElement>("button[type=submit]:disabled");
  if (play === null || next === null) {
    return;
  }

  const log = new TrialLog(Math.random);
  const say = (text: string): void => status.say(`Trial ${log.answered + 1} of ${TRIALS}. ${text}`);
  const setChoices = (enabled: boolean): void =>
    choices.forEach(choice => {
      choice.disabled = !enabled;
      choice.checked = false;
    });
  const ask = (): void => {
    setChoices(true);
    say("Which tone was the quietest?");
  };
  const begin = (): void => {
    setChoices(false);
    next.disabled = true;
    if (log.isDone) {
      fill(root, { headphones: String(log.right) });
      status.say("That was the last trial. Thank you.");
      submit?.removeAttribute("disabled");
    } else if (log.isHeard) {
      ask();
    } else {
      play.disabled = false;
      say("Play the three tones.");
    }
  };

  play.addEventListener("click", () => {
    const context = speaker.open();
    play.disabled = true;
    const tones = toBuffer(makeTones(log.trials[log.answered]!, context.sampleRate), context.sampleRate);
    const voice = speaker.play(tones, () => {
      window.clearInterval(timer);
      mark(choices, -1);
      log.hear();
      ask();
      // Unless the listener is somewhere else by now: the button has lost the focus.
      if (document.activeElement === document.body) {
        choices[0]?.focus();
      }
    });
    const timer = window.setInterval(() => mark(choices, Math.floor(voice.position() / (TONE + PAUSE))), 50);
  });
  choices.forEach(choice => choice.addEventListener("change", () => (next.disabled = false)));
  next.addEventListener("click", () => {
    log.answer(Number(choices.find(choice => choice.checked)?.value));
    begin();
    (log.isDone ? submit : play)?.focus();
  });
  begin();
}

/** Shows which tone sounds. */
function mark(choices: readonly HTMLInputElement[], place: number): void {
  choices.forEach((choice, i) => choice.closest("label")?.toggleAttribute("data-sounding", i === place));
}
