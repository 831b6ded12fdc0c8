/** What a visitor may choose. */
export type ThemeChoice = "light" | "dark" | "system";

const KEY = "moodlab-theme";

/** The visitor's choice; `system` where none was made or storage is closed to us. */
export function readChoice(): ThemeChoice {
  try {
    const stored = localStorage.getItem(KEY);
    return stored === "light" || stored === "dark" ? stored : "system";
  } catch {
    return "system";
  }
}

/** Remembers a choice, as far as the browser lets us. */
export function writeChoice(choice: ThemeChoice): void {
  try {
    localStorage.setItem(KEY, choice);
  } catch {
    // Then it holds until the page is left.
  }
}

/** Sets `data-theme` (light or dark) and `data-theme-choice` on the page. */
export function showTheme(choice: ThemeChoice): "light" | "dark" {
  const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  const theme = choice === "system" ? system : choice;
  const { dataset } = document.documentElement;
  dataset["theme"] = theme;
  dataset["themeChoice"] = choice;
  return theme;
}
