import { toNotes, type Note } from "./music/note";
import { NoteList } from "./music/note-list";
import { MiniLayout } from "./roll/mini-layout";
import { readPalette, shadeOf, watchTheme } from "./roll/palette";

/** What .NET or a page holds on to. */
export interface MiniHandle {
  /** Draws all again. */
  refresh(): void;
  dispose(): void;
}

const SELECTOR = "canvas[data-mini-roll]";

/**
 * Draws notes into a canvas, all of them, without axes. The canvas keeps its size in CSS.
 * @param seconds The length to show; it is never less than the notes need.
 */
export function draw(canvas: HTMLCanvasElement, notes: Iterable<Note>, seconds = 0): void {
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
  const layout = new MiniLayout(list, width, height, seconds);
  for (const note of list) {
    context.fillStyle = palette.notes[shadeOf(note.velocity)]!;
    context.fillRect(...layout.box(note));
  }
}

/**
 * Draws every canvas below an element that has `data-mini-roll="[[start,duration,pitch,velocity],...]"`, and again
 * when it is resized, when its notes change, or when the theme does. Within an element that has `data-beats` and
 * `data-bpm` it shows that length.
 */
export function attachMini(root: HTMLElement): MiniHandle {
  const sizes = new ResizeObserver(entries => entries.forEach(entry => drawOne(entry.target as HTMLCanvasElement)));
  // Observing tells the size at once, and that draws; one that is observed already is left as it is.
  const observe = (): void =>
    root.querySelectorAll<HTMLCanvasElement>(SELECTOR).forEach(canvas => sizes.observe(canvas));
  const refresh = (): void => {
    sizes.disconnect();
    observe();
  };
  const changes = new MutationObserver(records => {
    observe();
    const changed = new Set(records.filter(record => record.type === "attributes").map(record => record.target));
    changed.forEach(element => canvasesOf(element as Element).forEach(drawOne));
  });
  changes.observe(root, {
    subtree: true,
    childList: true,
    attributeFilter: ["data-mini-roll", "data-mood", "data-beats", "data-bpm"],
  });
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

function canvasesOf(element: Element): HTMLCanvasElement[] {
  return element.matches(SELECTOR)
    ? [element as HTMLCanvasElement]
    : [...element.querySelectorAll<HTMLCanvasElement>(SELECTOR)];
}

function drawOne(canvas: HTMLCanvasElement): void {
  draw(canvas, readNotes(canvas.dataset["miniRoll"] ?? ""), readSeconds(canvas));
}

/** Reads how long the melody around a canvas is told to be (`data-beats`, `data-bpm`), in seconds; else 0. */
export function readSeconds(canvas: Element): number {
  const card = canvas.closest<HTMLElement>("[data-beats][data-bpm]");
  const seconds = (Number(card?.dataset["beats"]) * 60) / Number(card?.dataset["bpm"]);
  return Number.isFinite(seconds) ? Math.max(0, seconds) : 0;
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
