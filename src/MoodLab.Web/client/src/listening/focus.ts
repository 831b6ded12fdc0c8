/** Calls back each time that the page loses the focus: to another window, or to another tab. */
export function onFocusLost(lost: () => void): void {
  let here = true;
  // A page that is left for good is hidden too, after this.
  addEventListener("pagehide", () => (here = false));
  const leave = (): void => {
    if (here) {
      here = false;
      lost();
    }
  };
  addEventListener("blur", leave);
  addEventListener("focus", () => (here = true));
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) {
      leave();
    } else {
      here = document.hasFocus();
    }
  });
}
