import assert from "node:assert/strict";
import { test } from "node:test";
import { stepOf } from "../../src/playing/key-layout";
import { Recorder } from "../../src/playing/recorder";
import { toTints } from "../../src/roll/tint";

test("Recorder_KeyPressedTwice_EndsWithTheLastRelease", () => {
  let now = 10;
  const recorder = new Recorder(() => now);
  assert.equal(recorder.press(60, 80), true);
  now = 10.5;
  assert.equal(recorder.press(60, 100), false);
  assert.equal(recorder.release(60), false);
  assert.equal(recorder.held, 1);
  now = 11;
  assert.equal(recorder.release(60), true);
  assert.equal(recorder.release(60), false);
  assert.deepEqual(recorder.take(), [{ pitch: 60, velocity: 80, start: 10, duration: 1 }]);
  assert.deepEqual(recorder.take(), []);
});

test("Recorder_ReleaseAll_EndsWhateverIsHeld", () => {
  const recorder = new Recorder(() => 1);
  recorder.press(60, 80);
  recorder.press(64, 80);
  recorder.press(64, 80);
  assert.deepEqual(recorder.releaseAll(), [60, 64]);
  assert.equal(recorder.held, 0);
  assert.deepEqual(
    recorder.take().map(note => note.pitch),
    [60, 64],
  );
});

test("stepOf_TheMiddleRow_PlaysWhiteKeysFromC", () => {
  const rows = ["KeyA", "KeyS", "KeyD", "KeyF", "KeyG", "KeyH", "KeyJ", "KeyK"];
  assert.deepEqual(rows.map(stepOf), [0, 2, 4, 5, 7, 9, 11, 12]);
  assert.deepEqual(["KeyW", "KeyE", "KeyT", "KeyY", "KeyU"].map(stepOf), [1, 3, 6, 8, 10]);
  assert.equal(stepOf("KeyZ"), null);
});

test("toTints_UntrustedOnes_KeepsWhatMakesSense", () => {
  const sound = { start: 1, end: 2, value: -0.5 };
  const broken = [{ start: 2, end: 1, value: 0 }, { start: 0, end: 1, value: 2 }, { start: NaN, end: 1, value: 0 }, {}];
  assert.deepEqual(toTints([sound, ...broken]), [sound]);
});
