import { toNotes, type Note } from "./music/note";
import { NoteList } from "./music/note-list";
import { readPalette, shadeOf, watchTheme } from "./roll/palette";
import { wantedKeys } from "./roll/viewport";

/** What .NET or a page holds on to. */
export interface MiniHandle {
  /** Draws all again. */
  refresh(): void;
  dispose(): void;
}

/** A card is small: an octave and a half fills it. */
const FEWEST_KEYS = 18;

const SELECTOR = "canvas[data-mini-roll]";

/** Draws notes into a canvas, all of them, without axes. The canvas keeps its size in CSS. */
export function draw(canvas: HTMLCanvasElement, notes: Iterable<Note>): void {
  const context = canvas.getContext("2d");
  const list = new NoteList(notes);
  const width = canvas.clientWidth;
  const height = canvas.clientHeight;
  canvas.width = Math.max(1, Math.round(width * devicePixelRatio));
  canvas.height = Math.max(1, Math.round(height * devicePixelRatio));
  if (context === null || list.length === 0) {
    return;
  }

  context.scale(devicePixelRatio, devicePixelRatio);
  const palette = readPalette(canvas);
  const { low, high } = wantedKeys(list.pitchRange(), FEWEST_KEYS);
  const row = height / (high - low + 1);
  const scale = width / list.end;
  for (const note of list) {
    context.fillStyle = palette.notes[shadeOf(note.velocity)]!;
    context.fillRect(
      note.start * scale,
      (high - note.pitch) * row,
      Math.max(1, note.duration * scale - 0.5),
      Math.max(1.5, row - 0.5),
    );
  }
}

/**
 * Draws every canvas below an element that has `data-mini-roll="[[start,duration,pitch,velocity],...]"`, and again
 * when it is resized, when its notes change, or when the theme does.
 */
export function attachMini(root: HTMLElement): MiniHandle {
  const sizes = new ResizeObserver(entries => entries.forEach(entry => drawOne(entry.target as HTMLCanvasElement)));
  const refresh = (): void => {
    sizes.disconnect();
    // Observing tells the size at once, and that draws.
    root.querySelectorAll<HTMLCanvasElement>(SELECTOR).forEach(canvas => sizes.observe(canvas));
  };
  const changes = new MutationObserver(refresh);
  changes.observe(root, { subtree: true, childList: true, attributeFilter: ["data-mini-roll", "data-mood"] });
  const unwatch = watchTheme(root, refresh);
  refresh();
  return {
    refresh,
    dispose: () => {
      changes.disconnect();
      sizes.disconnect();
      unwatch();
    },
  };
}

function drawOne(canvas: HTMLCanvasElement): void {
  draw(canvas, readNotes(canvas.dataset["miniRoll"] ?? ""));
}

/** Reads notes of an attribute; where it is no list of lists there are none. */
export function readNotes(text: string): Note[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return [];
  }

  const rows = Array.isArray(parsed) ? parsed.filter((row): row is unknown[] => Array.isArray(row)) : [];
  return toNotes(rows.map(([start, duration, pitch, velocity]) => ({ start, duration, pitch, velocity })));
}
