import { keep, recall } from "./keep";

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** What a listener may fill in by hand. */
const CONTROLS = ":is(input, select, textarea)[name]:not([type=hidden], [type=password])";

/**
 * Keeps the answers of a form while they are given, so that a reload loses none of them, and puts them back.
 * @param key The form's own.
 */
export function keepDraft(form: HTMLFormElement, key: string): void {
  const kept = recall(key);
  if (typeof kept === "object" && kept !== null) {
    restore(form, kept as Record<string, unknown>);
  }

  const save = (): void => keep(key, Object.fromEntries(controls(form).flatMap(entryOf)));
  form.addEventListener("input", save);
  form.addEventListener("change", save);
}

function controls(form: HTMLFormElement): Control[] {
  return [...form.querySelectorAll<Control>(CONTROLS)];
}

/** A choice is kept by its name and value, anything else by its name. */
function entryOf(control: Control): [string, string | boolean][] {
  return isChoice(control)
    ? [[`${control.name}=${control.value}`, control.checked]]
    : [[control.name, control.value]];
}

function restore(form: HTMLFormElement, kept: Record<string, unknown>): void {
  for (const control of controls(form)) {
    const value = kept[isChoice(control) ? `${control.name}=${control.value}` : control.name];
    if (isChoice(control) && typeof value === "boolean") {
      control.checked = value;
    } else if (!isChoice(control) && typeof value === "string") {
      control.value = value;
    }
  }
}

function isChoice(control: Control): control is HTMLInputElement {
  return control instanceof HTMLInputElement && (control.type === "radio" || control.type === "checkbox");
}
