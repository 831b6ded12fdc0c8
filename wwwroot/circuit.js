// What pages with a circuit need beside Blazor's own script.

// The address of a page carries its state, so that a reload shows it again; a link could not know that address.
for (const button of document.querySelectorAll("[data-reload]")) {
  button.addEventListener("click", () => location.reload());
}

// Blazor says goodbye on "unload", which phones leave out; the server must know, or it works for nobody.
addEventListener("pagehide", () => globalThis.Blazor?.disconnect?.());
addEventListener("pageshow", event => {
  if (event.persisted) {
    location.reload();
  }
});
