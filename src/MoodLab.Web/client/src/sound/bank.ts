import { BANK_ADDRESS } from "./addresses";

let bank: Promise<ArrayBuffer> | null = null;

/**
 * Fetches the sound bank, once per document. Callers get a copy of their own, since the audio thread takes it away.
 * @param progress Told the share that has arrived, 0 to 1, by the call that fetches.
 */
export async function loadBank(progress: (share: number) => void = () => undefined): Promise<ArrayBuffer> {
  bank ??= fetchBank(progress);
  try {
    return (await bank).slice(0);
  } catch (error) {
    bank = null;
    throw error;
  }
}

async function fetchBank(progress: (share: number) => void): Promise<ArrayBuffer> {
  const response = await fetch(BANK_ADDRESS);
  if (!response.ok || response.body === null) {
    throw new Error(`The sounds could not be loaded (answer ${response.status}).`);
  }

  const total = Number(response.headers.get("Content-Length"));
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = response.body.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    parts.push(read.value);
    size += read.value.length;
    progress(total > 0 ? Math.min(1, size / total) : 0);
  }

  return new Blob(parts).arrayBuffer();
}
