/** What .NET holds on to. */
export interface DropHandle {
  dispose(): void;
}

/**
 * Makes the whole page a place to drop a file, which goes to the file field in an element as if it had been chosen
 * there. While a file hangs over the page the element has `data-dropping`.
 */
export function attach(root: HTMLElement): DropHandle {
  const listening = new AbortController();
  const { signal } = listening;
  const show = (dropping: boolean): void => void root.toggleAttribute("data-dropping", dropping);
  document.addEventListener(
    "dragover",
    event => {
      if (carriesFiles(event)) {
        event.preventDefault();
        show(true);
      }
    },
    { signal },
  );
  document.addEventListener(
    "dragleave",
    event => {
      // From one element to the next the page is not left.
      if (event.relatedTarget === null) {
        show(false);
      }
    },
    { signal },
  );
  document.addEventListener(
    "drop",
    event => {
      show(false);
      if (carriesFiles(event)) {
        event.preventDefault();
        hand(root, event.dataTransfer!.files);
      }
    },
    { signal },
  );
  return {
    dispose: () => {
      listening.abort();
      show(false);
    },
  };
}

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes("Files") ?? false;
}

function hand(root: HTMLElement, files: FileList): void {
  const field = root.querySelector<HTMLInputElement>("input[type=file]");
  if (field !== null && !field.disabled && files.length > 0) {
    field.files = files;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
}
