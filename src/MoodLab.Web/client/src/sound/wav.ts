import type { Piece } from "../music/piece";
import type { Patch } from "./patches";
import { render } from "./render";

/**
 * Renders a piece as a file, 16-bit stereo; see `render`.
 * @throws {Error} The piece is empty or too long; the message is for visitors.
 */
export async function renderWav(
  piece: Piece,
  progress: (share: number) => void,
  patch: Patch | null = null,
): Promise<Blob> {
  const buffer = await render(piece, progress, patch);
  const { audioBufferToWav } = await import("./engine");
  return audioBufferToWav(buffer);
}
