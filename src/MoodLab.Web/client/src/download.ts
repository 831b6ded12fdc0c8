/** Milliseconds after which the browser has surely taken the file over. */
const KEEP = 60_000;

/** Hands a file to the browser to save. */
export function download(content: Blob, fileName: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEEP);
}
