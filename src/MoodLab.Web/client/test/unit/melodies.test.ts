import assert from "node:assert/strict";
import { test } from "node:test";
import { neighbour, nextUnrated, type Box } from "../../src/melodies/grid";
import { actionOf, type Place } from "../../src/melodies/keys";
import { toPiece, type Melody } from "../../src/melodies/melody";
import { wishOf } from "../../src/melodies/pointer";
import { key } from "./keyboard";

const note = (start: number, duration: number, pitch = 60): Melody["notes"][number] => ({
  start,
  duration,
  pitch,
  velocity: 80,
});

test("toPiece_Preview_IsTwoBarsThenSilence", () => {
  // At 120 the preview ends after 4 s: a long note is cut, one that came early for bar 3 is left out.
  const notes = [note(0, 1, 60), note(3.5, 1, 61), note(3.96, 0.5, 62), note(4, 1, 63), note(15, 1, 64)];
  const piece = toPiece({ notes, beats: 32, bpm: 120 }, "preview");
  assert.deepEqual([...piece.notes], [note(0, 1, 60), note(3.5, 0.5, 61)]);
  assert.equal(piece.seconds, 4);
  assert.equal(piece.tempi.tempoAt(0), 120);
});

test("toPiece_PreviewOfALastShortNote_KeepsIt", () => {
  const piece = toPiece({ notes: [note(3.95, 0.05)], beats: 32, bpm: 120 }, "preview");
  assert.equal(piece.notes.length, 1);
});

test("toPiece_All_HasTheRestAtItsEnd", () => {
  const piece = toPiece({ notes: [note(0, 1)], beats: 12, bpm: 90 }, "all");
  assert.equal(piece.seconds, 8);
  assert.equal(piece.notes.length, 1);
});

test("toPiece_MelodyShorterThanAPreview_IsPlayedAsItIs", () => {
  const melody = { notes: [note(0, 1), note(1.9, 0.4)], beats: 4, bpm: 120 };
  assert.deepEqual([...toPiece(melody, "preview").notes], melody.notes);
  assert.equal(toPiece(melody, "preview").seconds, toPiece(melody, "all").seconds);
});

test("neighbour_GridOfTwoAndAHalfRows_MovesByGeometry", () => {
  // 0 1 2 / 3 4 5 / 6 7, the middle row with a card that is taller.
  const boxes: Box[] = Array.from({ length: 8 }, (_, i) => ({
    left: (i % 3) * 110,
    top: Math.floor(i / 3) * 120,
    width: 100,
    height: i === 4 ? 110 : 90,
  }));
  const walk = (from: number, ...directions: Parameters<typeof neighbour>[2][]): number =>
    directions.reduce((at, direction) => neighbour(boxes, at, direction), from);
  assert.equal(walk(0, "right", "right", "right"), 3);
  assert.equal(walk(3, "left"), 2);
  assert.equal(walk(1, "down"), 4);
  assert.equal(walk(1, "down", "down"), 7);
  assert.equal(walk(5, "down"), 7, "the last row is short: the nearest");
  assert.equal(walk(7, "down"), 7);
  assert.equal(walk(7, "up", "up", "up"), 1);
  assert.equal(walk(0, "left"), 0);
  assert.equal(walk(4, "first"), 0);
  assert.equal(walk(4, "last", "right"), 7);
});

test("neighbour_OneColumn_UpAndDownAreBackAndForth", () => {
  const boxes = [0, 1, 2].map(i => ({ left: 0, top: i * 200, width: 360, height: 180 }));
  assert.equal(neighbour(boxes, 0, "down"), 1);
  assert.equal(neighbour(boxes, 2, "up"), 1);
});

test("nextUnrated_FromAnyCard_WrapsAndStays", () => {
  assert.equal(nextUnrated([true, false, false], 1), 2);
  assert.equal(nextUnrated([false, true, true], 1), 0);
  assert.equal(nextUnrated([true, false, true], 1), -1, "the card itself does not count");
  assert.equal(nextUnrated([false], 0), -1);
});

test("actionOf_OnACard_EveryKey", () => {
  const kinds = Object.entries({
    " ": "toggle",
    Enter: "toggle",
    p: "preview",
    P: "preview",
    n: "next",
    u: "back",
    "?": "help",
    Backspace: "unrate",
    Delete: "unrate",
  });
  kinds.forEach(([name, kind]) => assert.deepEqual(actionOf(key(name), "card"), { kind }, name));
  for (let stars = 0; stars <= 5; stars++) {
    assert.deepEqual(actionOf(key(String(stars)), "card"), { kind: "rate", stars });
  }

  assert.deepEqual(actionOf(key("End"), "card"), { kind: "move", direction: "last" });
  ["6", "a", "Escape", "Tab", "F1"].forEach(name => assert.equal(actionOf(key(name), "card"), null, name));
});

test("actionOf_ModifierHeld_IsTheBrowsers", () => {
  for (const modifier of ["ctrlKey", "altKey", "metaKey", "isComposing"]) {
    ["3", "n", "ArrowLeft", " "].forEach(name =>
      assert.equal(actionOf(key(name, { [modifier]: true }), "card"), null),
    );
  }
});

test("actionOf_KeyHeldDown_MovesOnly", () => {
  assert.equal(actionOf(key("3", { repeat: true }), "card"), null);
  assert.equal(actionOf(key(" ", { repeat: true }), "card"), null);
  assert.deepEqual(actionOf(key("ArrowDown", { repeat: true }), "card"), { kind: "move", direction: "down" });
});

test("actionOf_OtherPlaces_LeaveTheirOwnKeysAlone", () => {
  const acts = (name: string, place: Place): boolean => actionOf(key(name), place) !== null;
  assert.deepEqual(
    ["4", "ArrowLeft", " ", "n"].map(name => acts(name, "star")),
    [true, false, false, true],
  );
  assert.deepEqual(
    ["4", "ArrowLeft", " ", "Enter"].map(name => acts(name, "button")),
    [true, true, false, false],
  );
  ["4", "ArrowLeft", " ", "n", "?"].forEach(name => assert.equal(acts(name, "field"), false));
});

test("wishOf_MouseAndFinger_AskForTheirs", () => {
  assert.equal(wishOf("roll", false, null), "all");
  assert.equal(wishOf("roll", false, "preview"), "all");
  assert.equal(wishOf("roll", false, "all"), "stop");
  assert.equal(wishOf("roll", true, null), "preview");
  assert.equal(wishOf("roll", true, "preview"), "all");
  assert.equal(wishOf("roll", true, "all"), "stop");
  assert.equal(wishOf("button", true, null), "all");
  assert.equal(wishOf("button", true, "preview"), "all");
});
