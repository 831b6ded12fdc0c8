import { readChoice, showTheme, writeChoice, type ThemeChoice } from "./theme-state";

/** Buttons that choose a theme: `<button data-theme-set="light|dark|system">`. */
const BUTTON = "button[data-theme-set]";

let choice: ThemeChoice = readChoice();

/**
 * Sets the theme on the page and marks the chosen button with `aria-pressed`. The document is told by the event
 * `moodlab-theme` with `{ theme, choice }`.
 */
export function apply(): void {
  const theme = showTheme(choice);
  for (const button of document.querySelectorAll<HTMLButtonElement>(BUTTON)) {
    button.setAttribute("aria-pressed", String(button.dataset["themeSet"] === choice));
  }

  document.dispatchEvent(new CustomEvent("moodlab-theme", { detail: { theme, choice } }));
}

/** The visitor's choice. */
export function current(): ThemeChoice {
  return choice;
}

/** Makes a choice and remembers it. Anything else than light or dark is taken as `system`. */
export function choose(wanted: string): void {
  choice = wanted === "light" || wanted === "dark" ? wanted : "system";
  writeChoice(choice);
  apply();
}

document.addEventListener("click", event => {
  const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>(BUTTON) : null;
  if (button !== null) {
    choose(button.dataset["themeSet"] ?? "system");
  }
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", apply);
// Another tab of this site may choose too.
addEventListener("storage", () => {
  choice = readChoice();
  apply();
});
// Navigation within the site takes the attributes of the new page, which has none, and brings new buttons.
new MutationObserver(() => {
  if (document.documentElement.dataset["themeChoice"] !== choice) {
    apply();
  }
}).observe(document.documentElement, { attributeFilter: ["data-theme", "data-theme-choice"] });
(globalThis as { Blazor?: { addEventListener?(name: string, handler: () => void): void } }).Blazor?.addEventListener?.(
  "enhancedload",
  apply,
);

if (document.readyState === "loading") {
  document.addEventListener("DOMContentLoaded", apply);
} else {
  apply();
}
