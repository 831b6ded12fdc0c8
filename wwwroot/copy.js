// Buttons that copy what a field holds: <button data-copy="id of the field">.
for (const button of document.querySelectorAll("[data-copy]")) {
  const field = document.getElementById(button.dataset.copy);
  const words = button.textContent;
  button.addEventListener("click", async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      button.textContent = "Copied";
    } catch {
      // Not every address allows it; the link is selected, so that the keys copy it.
      button.textContent = "Press Ctrl+C";
    }
    setTimeout(() => (button.textContent = words), 2000);
  });
}
