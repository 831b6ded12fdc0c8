/** Fills every `[data-field]` of a page that is named. */
export function fill(root: HTMLElement, fields: Record<string, string>): void {
  for (const input of root.querySelectorAll<HTMLInputElement>("input[data-field]")) {
    input.value = fields[input.dataset["field"] ?? ""] ?? input.value;
  }
}
