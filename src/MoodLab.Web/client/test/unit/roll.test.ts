import assert from "node:assert/strict";
import { test } from "node:test";
import { readNotes } from "../../src/miniroll";
import { moodAt, MOODS } from "../../src/moods";
import { Piece } from "../../src/music/piece";
import { shadeOf, SHADES } from "../../src/roll/palette";
import { describe } from "../../src/roll/status";
import { Viewport, wantedKeys } from "../../src/roll/viewport";
import { Channels } from "../../src/sound/channels";

const view = (): Viewport => {
  const result = new Viewport();
  result.width = 1244;
  result.height = 316;
  return result;
};

test("Viewport_Follow_KeepsThePlayheadInTheLeftThird", () => {
  const v = view();
  for (let position = 0; position < 100; position += 0.5) {
    v.follow(position, false);
    const x = v.x(position);
    assert.ok(x >= v.keyboard && x <= v.keyboard + (v.width - v.keyboard) / 3 + 1e-6, `${x} at ${position}`);
  }

  v.follow(50, false);
  assert.ok(Math.abs(v.x(50) - (v.keyboard + (v.width - v.keyboard) / 3)) < 1e-6);
  assert.ok(Math.abs(v.secondsAt(v.x(47)) - 47) < 1e-9);
});

test("Viewport_FollowByPages_StandsStillBetweenTurns", () => {
  const v = view();
  const lefts = new Set<number>();
  for (let position = 0; position < 30; position += 0.1) {
    v.follow(position, true);
    assert.ok(v.x(position) >= v.keyboard && v.x(position) <= v.width);
    lefts.add(v.left);
  }

  assert.ok(lefts.size <= 3);
});

test("Viewport_Zoom_HasLimits", () => {
  const v = view();
  v.zoomTo(1e9);
  assert.equal(v.span, 600);
  v.zoomTo(0);
  assert.equal(v.span, 1);
  assert.equal(v.zoomTo(0.5), false);
});

test("wantedKeys_AnyNotes_ContainsThemAndTwoOctaves", () => {
  for (let low = 0; low < 128; low++) {
    for (let high = low; high < 128; high += 7) {
      const keys = wantedKeys({ low, high });
      assert.ok(keys.low <= low && keys.high >= high && keys.low >= 0 && keys.high <= 127);
      assert.ok(keys.high - keys.low >= 24);
    }
  }
});

test("shadeOf_Velocity_GrowsAndStaysInRange", () => {
  const shades = Array.from({ length: 127 }, (_, i) => shadeOf(i + 1));
  assert.ok(shades.every((s, i) => s >= 0 && s < SHADES && (i === 0 || s >= shades[i - 1]!)));
  assert.equal(new Set(shades).size, SHADES);
});

test("describe_WhilePlaying_NamesBarTempoAndNotes", () => {
  const piece = new Piece([60, 64, 67].map(pitch => ({ start: 8, duration: 1, pitch, velocity: 80 })));
  assert.equal(describe(piece, 8), "bar 5, 120 bpm, 3 notes sounding");
  assert.equal(describe(new Piece(), 0), "no notes yet");
});

test("readNotes_BrokenAttribute_HasNoNotes", () => {
  assert.deepEqual(readNotes("[[0,1,60"), []);
  assert.deepEqual(readNotes('{"a":1}'), []);
  assert.deepEqual(readNotes("[[0,1,60,80],[0,1,999,80],7]"), [{ start: 0, duration: 1, pitch: 60, velocity: 80 }]);
});

test("moodAt_EachCorner_IsItsMood", () => {
  for (const mood of MOODS) {
    assert.equal(moodAt(mood.valence * 0.1, mood.arousal * 0.9), mood);
  }
});

test("Channels_SilenceManyTimes_NeverReturnsToAChannelThatIsNotCleared", () => {
  let now = 0;
  let channel = -1;
  const clearedAt = new Map<number, number>();
  const channels = new Channels(
    {
      noteOn: used => (channel = used),
      noteOff: () => undefined,
      controllerChange: (used, controller, value, { time }) => {
        if (controller === 7 && value > 0) {
          clearedAt.set(used, time);
        }
      },
    },
    () => now,
  );
  for (let i = 0; i < 200; i++) {
    channels.noteOn(60, 80, now + 0.15);
    assert.ok((clearedAt.get(channel) ?? 0) <= now, `channel ${channel} at ${now}`);
    assert.notEqual(channel, 9);
    channels.silence();
    // Thirty times a second, as a held key repeats.
    now += 1 / 30;
  }
});
