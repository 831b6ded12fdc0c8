/** Where the keyboard's focus is, as far as keys care. */
export type Place = "nothing" | "text" | "choice" | "control";

/** What a key asks for. */
export type Action = { readonly kind: "play" | "submit" } | { readonly kind: "choose"; readonly place: number };

/** What is told of a key. */
export type Key = Pick<KeyboardEvent, "key" | "ctrlKey" | "altKey" | "metaKey" | "repeat" | "isComposing">;

/** The meaning of a key: space plays, 1 to 4 choose an answer (0 to 3 here), enter goes on; else null. */
export function actionOf(key: Key, place: Place): Action | null {
  if (key.ctrlKey || key.altKey || key.metaKey || key.repeat || key.isComposing || place === "text") {
    return null;
  }

  if (/^[1-4]$/.test(key.key)) {
    return { kind: "choose", place: Number(key.key) - 1 };
  }

  // On a control these keys are its own.
  if (key.key === " " && place === "nothing") {
    return { kind: "play" };
  }

  return key.key === "Enter" && (place === "nothing" || place === "choice") ? { kind: "submit" } : null;
}

/** Where the focus is. */
export function placeOf(element: Element | null): Place {
  if (element === null || !element.matches("a, button, input, select, textarea, summary, [contenteditable]")) {
    return "nothing";
  }

  if (element.matches("input[type=radio], input[type=checkbox]")) {
    return "choice";
  }

  return element.matches("input:not([type=range]), textarea, [contenteditable]") ? "text" : "control";
}

/** The button that goes on; one that goes back or skips asks for no valid answers. */
const NEXT = "button[type=submit]:enabled:not([formnovalidate])";

/** Follows the keys of a page that plays a sound and has answers. */
export function followKeys(play: HTMLButtonElement, form: HTMLFormElement): void {
  document.addEventListener("keydown", event => {
    const action = actionOf(event, placeOf(document.activeElement));
    if (action === null || event.defaultPrevented) {
      return;
    }

    if (action.kind === "play") {
      event.preventDefault();
      play.click();
    } else if (action.kind === "choose") {
      const choice = form.querySelectorAll<HTMLInputElement>("input[type=radio][name=mood]")[action.place];
      if (choice?.matches(":enabled")) {
        event.preventDefault();
        choice.click();
        choice.focus();
      }
    } else {
      const submit = form.querySelector<HTMLButtonElement>(NEXT);
      if (submit !== null) {
        event.preventDefault();
        submit.click();
      }
    }
  });
}
