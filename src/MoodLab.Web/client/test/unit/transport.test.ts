import assert from "node:assert/strict";
import { test } from "node:test";
import { apply } from "../../src/events";
import type { Note } from "../../src/music/note";
import { Piece } from "../../src/music/piece";
import { Clock } from "../../src/player/clock";
import { Timebase, type TimeSource } from "../../src/player/timebase";
import { Transport } from "../../src/player/transport";

const HORIZON = 0.15;
const note = (start: number, duration: number, pitch = 60, velocity = 80): Note => ({
  start,
  duration,
  pitch,
  velocity,
});

/** A transport on a clock that the test moves, and an instrument that writes down what it is told. */
class Stage {
  time = 100;
  readonly log: { kind: "on" | "off" | "silence"; pitch: number; time: number; told: number }[] = [];
  readonly transport: Transport;

  constructor(readonly piece: Piece) {
    this.transport = new Transport(piece, () => this.time);
    const write = (kind: "on" | "off" | "silence", pitch: number, time: number): void =>
      void this.log.push({ kind, pitch, time, told: this.time });
    this.transport.instrument = {
      noteOn: (pitch, _, time) => write("on", pitch, time),
      noteOff: (pitch, time) => write("off", pitch, time),
      silence: () => write("silence", -1, this.time),
    };
  }

  /** Lets time pass with a call every 25 ms; returns whether the piece ended. */
  run(seconds: number, each: () => void = () => undefined): boolean {
    let ended = false;
    for (let i = 0; i < Math.round(seconds / 0.025); i++) {
      each();
      ended = this.transport.pump(HORIZON) || ended;
      this.time += 0.025;
    }

    return ended;
  }

  times(kind: "on" | "off"): number[] {
    return this.log.filter(e => e.kind === kind).map(e => Math.round((e.time - 100) * 1000) / 1000);
  }
}

const finished = (...notes: Note[]): Stage => new Stage(new Piece(notes));
const growing = (): Stage => {
  const piece = new Piece();
  piece.frontier = 0;
  return new Stage(piece);
};

test("Clock_RateChange_HoldsFromThenOn", () => {
  const clock = new Clock();
  clock.set(10, 0, 1);
  clock.set(12, 2, 0.5);
  assert.equal(clock.positionAt(9), 0);
  assert.equal(clock.positionAt(11), 1);
  assert.equal(clock.positionAt(14), 3);
  assert.equal(clock.timeAt(3), 14);
  clock.set(14, 3, 0);
  assert.equal(clock.timeAt(4), Infinity);
  clock.forgetBefore(13);
  assert.equal(clock.positionAt(13), 2.5);
});

test("Timebase_SourceChanges_NeverJumps", () => {
  const own: Record<Exclude<TimeSource, "none">, number> = { wall: 1000, device: 0 };
  const base = new Timebase(source => own[source]);
  own.wall += 2;
  assert.equal(base.now(), 2);
  base.switchTo("none");
  own.wall += 5;
  assert.equal(base.now(), 2);
  base.switchTo("device");
  own.device += 3;
  assert.equal(base.now(), 5);
  assert.equal(base.toSource(6), 4);
});

test("Pump_FinishedPiece_SchedulesEveryNoteOnceAheadOfTime", () => {
  const stage = finished(note(0, 0.5, 60), note(0.5, 0.5, 62), note(1, 0.5, 64));
  stage.transport.play();
  const ended = stage.run(2);
  assert.deepEqual(stage.times("on"), [0.05, 0.55, 1.05]);
  assert.deepEqual(stage.times("off"), [0.55, 1.05, 1.55]);
  const events = stage.log.filter(e => e.kind !== "silence");
  assert.ok(events.every(e => e.time >= e.told && e.time <= e.told + HORIZON + 1e-9));
  assert.ok(ended);
  assert.equal(stage.transport.playing, false);
  assert.equal(stage.transport.position, 1.5);
  assert.equal(stage.transport.late, 0);
});

test("Pump_SameKeyOverlaps_ReleasesBeforeStrikingAgain", () => {
  const stage = finished(note(0, 1, 60), note(0.5, 1, 60));
  stage.transport.play();
  stage.run(2);
  assert.deepEqual(
    stage.log.filter(e => e.kind !== "silence").map(e => e.kind),
    ["on", "off", "on", "off"],
  );
  assert.deepEqual(stage.times("off"), [0.55, 1.55]);
});

test("Play_AtTheEnd_BeginsAgain", () => {
  const stage = finished(note(0, 0.5));
  stage.transport.play();
  stage.run(1);
  stage.transport.play();
  assert.ok(stage.transport.position < 0.01);
  assert.ok(stage.transport.playing);
});

test("Loop_AtTheEnd_GoesOnFromTheStartWithoutAGap", () => {
  const stage = finished(note(0, 0.25, 60), note(0.5, 0.5, 62));
  stage.transport.loop = true;
  stage.transport.play();
  stage.run(2.4);
  assert.deepEqual(stage.times("on"), [0.05, 0.55, 1.05, 1.55, 2.05]);
  assert.ok(stage.transport.playing);
});

test("Pause_WhilePlaying_StaysAndSilences", () => {
  const stage = finished(note(0, 1), note(1, 1));
  stage.transport.play();
  stage.run(0.55);
  stage.transport.pause();
  assert.equal(stage.log[stage.log.length - 1]!.kind, "silence");
  const position = stage.transport.position;
  stage.run(1);
  assert.equal(stage.transport.position, position);
  assert.ok(Math.abs(position - 0.5) < 1e-9);
});

test("Seek_WhilePlaying_PlaysWhatFollowsOnly", () => {
  const stage = finished(note(0, 0.5, 60), note(1, 0.5, 62), note(2, 0.5, 64));
  stage.transport.play();
  stage.run(0.2);
  stage.transport.seek(1.9);
  stage.run(0.5);
  assert.deepEqual(
    stage.log.filter(e => e.kind === "on").map(e => e.pitch),
    [60, 64],
  );
});

test("SetRate_WhilePlaying_KeepsWhatWasScheduledAndSpeedsUpTheRest", () => {
  const stage = finished(...Array.from({ length: 20 }, (_, i) => note(i * 0.1, 0.05, 60 + i)));
  stage.transport.play();
  stage.run(0.5);
  stage.transport.setRate(2);
  stage.run(2);
  const gaps = stage.times("on").map((t, i, all) => (i === 0 ? 0 : t - all[i - 1]!));
  assert.equal(stage.times("on").length, 20);
  assert.ok(gaps.slice(1, 5).every(gap => Math.abs(gap - 0.1) < 2e-3));
  assert.ok(gaps.slice(8).every(gap => Math.abs(gap - 0.05) < 2e-3));
});

test("Pump_BrowserWasBusy_WaitsRatherThanDropping", () => {
  const stage = finished(note(0, 0.1, 60), note(0.5, 0.1, 62), note(0.6, 0.1, 64));
  stage.transport.play();
  stage.run(0.1);
  stage.time += 2;
  stage.run(1);
  const on = stage.log.filter(e => e.kind === "on");
  assert.deepEqual(
    on.map(e => e.pitch),
    [60, 62, 64],
  );
  assert.ok(on.every(e => e.time >= e.told));
  assert.ok(Math.abs(on[2]!.time - on[1]!.time - 0.1) < 1e-9, "the rhythm after the gap is kept");
  assert.equal(stage.transport.late, 1);
});

test("PlayLive_FastComposer_IsContinuousAfterTheFirstLead", () => {
  const stage = growing();
  stage.transport.playLive();
  let composed = 0;
  stage.run(6, () => {
    // Five times as fast as it sounds, in notes of a quarter second.
    for (; composed < Math.min(20, (stage.time - 100) * 20); composed++) {
      apply({ kind: "note", start: composed / 4, duration: 0.25, pitch: 60, velocity: 80 }, stage.transport);
    }

    if (composed === 20) {
      apply({ kind: "finished", seconds: 5 }, stage.transport);
    }
  });
  const on = stage.times("on");
  assert.equal(on.length, 20);
  assert.ok(on.every((t, i) => i === 0 || Math.abs(t - on[i - 1]! - 0.25) < 2e-3));
  assert.equal(stage.transport.late, 0);
  assert.equal(stage.transport.playing, false);
});

test("PlayLive_FirstNote_SoundsAfterTheLead", () => {
  const stage = growing();
  stage.transport.playLive();
  stage.run(1);
  apply({ kind: "note", start: 0, duration: 0.5, pitch: 60, velocity: 80 }, stage.transport);
  apply({ kind: "progress", seconds: 0.5 }, stage.transport);
  const told = stage.time;
  stage.run(0.1);
  assert.ok(Math.abs(stage.log.find(e => e.kind === "on")!.time - told - 0.2) < 1e-9);
});

test("PlayLive_ComposerStalls_ClockWaitsAndNothingIsLost", () => {
  const stage = growing();
  stage.transport.playLive();
  for (let i = 0; i < 4; i++) {
    apply({ kind: "note", start: i / 4, duration: 0.25, pitch: 60 + i, velocity: 80 }, stage.transport);
  }

  stage.run(5);
  assert.equal(stage.transport.position, 0.75, "it waits where the composer is");
  assert.ok(stage.transport.playing);
  for (let i = 4; i < 8; i++) {
    apply({ kind: "note", start: i / 4, duration: 0.25, pitch: 60 + i, velocity: 80 }, stage.transport);
  }

  apply({ kind: "finished", seconds: 2 }, stage.transport);
  stage.run(3);
  const on = stage.log.filter(e => e.kind === "on");
  assert.deepEqual(
    on.map(e => e.pitch),
    [60, 61, 62, 63, 64, 65, 66, 67],
  );
  assert.ok(on.every(e => e.time >= e.told));
  assert.ok(on.slice(4).every((e, i) => Math.abs(e.time - on[3]!.time - (i + 1) * 0.25) < 1e-6));
  assert.equal(stage.transport.late, 0);
});

test("Seek_WhileComposing_StaysWithinWhatIsThere", () => {
  const stage = growing();
  stage.transport.playLive();
  apply({ kind: "note", start: 0, duration: 9, pitch: 60, velocity: 80 }, stage.transport);
  apply({ kind: "progress", seconds: 3 }, stage.transport);
  stage.transport.seek(8);
  assert.equal(stage.transport.position, 3);
});

test("Pump_EmptyPieceInALoop_Ends", () => {
  const stage = finished();
  stage.transport.loop = true;
  stage.transport.play();
  assert.ok(stage.run(1));
});

test("Apply_NonsenseEvents_AreRefused", () => {
  const stage = growing();
  assert.equal(apply({ kind: "note", start: 0, duration: 1, pitch: 300, velocity: 80 }, stage.transport), false);
  assert.equal(apply({ kind: "tempo", start: 0, quartersPerMinute: NaN }, stage.transport), false);
  assert.equal(apply({ kind: "progress" }, stage.transport), false);
  assert.equal(apply({ kind: "queued" }, stage.transport), true);
  assert.equal(stage.piece.notes.length, 0);
});
