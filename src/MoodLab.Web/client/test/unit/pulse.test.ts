import assert from "node:assert/strict";
import { test } from "node:test";
import { Piece } from "../../src/music/piece";
import { Pulse } from "../../src/player/pulse";
import { Transport } from "../../src/player/transport";

/** Eight beats of a quarter second on a clock that the test moves, with a metronome that writes down its clicks. */
class Stage {
  time = 100;
  readonly clicks: { downbeat: boolean; time: number; told: number }[] = [];
  readonly transport: Transport;

  constructor(bpm = 240, beats = 8) {
    const piece = new Piece([{ start: 0, duration: 0.1, pitch: 60, velocity: 80 }]);
    piece.tempi.add(0, bpm);
    piece.extend((beats * 60) / bpm);
    this.transport = new Transport(piece, () => this.time);
    this.switchOn();
  }

  switchOn(): void {
    const click = (downbeat: boolean, time: number): void =>
      void this.clicks.push({ downbeat, time, told: this.time });
    const { piece, position } = this.transport;
    this.transport.pulse = new Pulse(piece.meter, { click, hush: () => undefined }, position);
  }

  run(seconds: number): void {
    for (let i = 0; i < Math.round(seconds / 0.025); i++) {
      this.transport.pump(0.15);
      this.time += 0.025;
    }
  }

  times(): number[] {
    return this.clicks.map(click => Math.round((click.time - 100) * 1000) / 1000);
  }
}

test("Pulse_WholePiece_ClicksEachBeatOnceWithTheDownbeatsStrong", () => {
  const stage = new Stage();
  stage.transport.play();
  stage.run(4);
  assert.deepEqual(stage.times(), [0.05, 0.3, 0.55, 0.8, 1.05, 1.3, 1.55, 1.8]);
  assert.deepEqual(
    stage.clicks.map(click => click.downbeat),
    [true, false, false, false, true, false, false, false],
  );
  assert.ok(stage.clicks.every(click => click.time >= click.told));
});

test("Pulse_AnyTempo_LosesNoBeatToRounding", () => {
  for (let bpm = 30; bpm <= 300; bpm += 7) {
    const stage = new Stage(bpm, 64);
    stage.transport.play();
    stage.run(64 * (60 / bpm) + 1);
    assert.equal(stage.clicks.length, 64, `${bpm} bpm`);
  }
});

test("Pulse_RateDoubled_ClicksTwiceAsFast", () => {
  const stage = new Stage();
  stage.transport.setRate(2);
  stage.transport.play();
  stage.run(2);
  assert.deepEqual(stage.times(), [0.05, 0.175, 0.3, 0.425, 0.55, 0.675, 0.8, 0.925]);
});

test("Pulse_SwitchedOnDuringPlay_BeginsWithTheNextBeat", () => {
  const stage = new Stage();
  stage.transport.pulse = null;
  stage.transport.play();
  stage.run(1);
  stage.switchOn();
  stage.run(3);
  assert.deepEqual(stage.times(), [1.05, 1.3, 1.55, 1.8]);
});

test("Pulse_Loop_BeginsAgain", () => {
  const stage = new Stage();
  stage.transport.loop = true;
  stage.transport.play();
  stage.run(3);
  assert.deepEqual(stage.times().slice(7, 10), [1.8, 2.05, 2.3]);
  assert.ok(stage.clicks[8]!.downbeat);
});

test("Pulse_Seek_ClicksWhatFollowsOnly", () => {
  const stage = new Stage();
  stage.transport.play();
  stage.run(0.1);
  stage.transport.seek(1.4);
  stage.run(2);
  assert.deepEqual(stage.times(), [0.05, 0.25, 0.5]);
});

test("Pulse_BrowserWasBusy_LeavesMissedBeatsOut", () => {
  const stage = new Stage();
  stage.transport.play();
  stage.run(0.1);
  stage.time += 0.8;
  stage.run(2);
  assert.ok(stage.clicks.every(click => click.time >= click.told - 0.005));
  assert.deepEqual(stage.times(), [0.05, 1.05, 1.3, 1.55, 1.8]);
});
