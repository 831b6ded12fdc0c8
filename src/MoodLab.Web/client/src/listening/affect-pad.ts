/** How far the dot stays inside, as a share of the pad. */
const INSET = 0.07;

const REACH = 0.5 - INSET;

/**
 * Adds a square to two sliders, valence from left to right and arousal upwards, that sets both at once. The sliders
 * stay for the keyboard and for screen readers. Until one of them was set nothing is sent: the middle is an answer too.
 * @param root Contains `input[name=valence]` and `input[name=arousal]`, and has `data-answered` where they hold an
 * answer that was given before.
 */
export function attachPad(root: HTMLElement): void {
  const valence = root.querySelector<HTMLInputElement>("input[name=valence]");
  const arousal = root.querySelector<HTMLInputElement>("input[name=arousal]");
  if (valence === null || arousal === null) {
    return;
  }

  const pad = document.createElement("div");
  pad.className = "affect-pad";
  pad.setAttribute("aria-hidden", "true");
  const dot = document.createElement("div");
  dot.className = "affect-dot";
  pad.append(dot);
  root.prepend(pad);

  const show = (): void => {
    dot.hidden = !("answered" in root.dataset);
    dot.style.left = `${(0.5 + REACH * shareOf(valence)) * 100}%`;
    dot.style.top = `${(0.5 - REACH * shareOf(arousal)) * 100}%`;
  };
  const drag = (event: PointerEvent): void => {
    if (root.closest("fieldset:disabled") !== null) {
      return;
    }

    if (event.type === "pointerdown" && event.button === 0) {
      pad.setPointerCapture(event.pointerId);
      event.preventDefault();
    }

    if (pad.hasPointerCapture(event.pointerId)) {
      const box = pad.getBoundingClientRect();
      set(valence, ((event.clientX - box.left) / box.width - 0.5) / REACH);
      set(arousal, (0.5 - (event.clientY - box.top) / box.height) / REACH);
    }
  };
  pad.addEventListener("pointerdown", drag);
  pad.addEventListener("pointermove", drag);
  root.addEventListener("input", () => {
    root.dataset["answered"] = "";
    show();
  });
  valence.form?.addEventListener("formdata", event => {
    if (!("answered" in root.dataset)) {
      event.formData.delete("valence");
      event.formData.delete("arousal");
    }
  });
  if (shareOf(valence) !== 0 || shareOf(arousal) !== 0) {
    root.dataset["answered"] = "";
  }

  show();
}

/** Where a slider is, -1 to 1. */
function shareOf(slider: HTMLInputElement): number {
  return slider.valueAsNumber / Number(slider.max);
}

function set(slider: HTMLInputElement, share: number): void {
  slider.valueAsNumber = Math.round(Math.min(1, Math.max(-1, share)) * Number(slider.max));
  slider.dispatchEvent(new Event("input", { bubbles: true }));
}
