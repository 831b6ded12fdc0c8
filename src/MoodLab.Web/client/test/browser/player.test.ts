import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { writeMidi } from "../../src/music/midi-writer";
import { Site } from "./site";

const site = new Site();
before(() => site.start());
after(() => site.stop());

/** Attaches a composition to the roll. */
async function attach(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { composition, page: dotNet } = window.harness;
    window.handle = await composition.attach(document.querySelector<HTMLElement>("#roll")!, dotNet);
  });
}

/** Opens a piece of notes at some distance, all the same key or rising. */
async function load(page: Page, count: number, distance: number, duration: number, rising = true): Promise<void> {
  await page.evaluate(
    ([n, gap, length, rises]) =>
      window.handle.load(
        null,
        Array.from({ length: n as number }, (_, i) => ({
          start: i * (gap as number),
          duration: length as number,
          pitch: rises ? 48 + (i % 36) : 60,
          velocity: 100,
        })),
      ),
    [count, distance, duration, rising] as const,
  );
}

const level = (page: Page): Promise<number> => page.evaluate(() => window.handle.level());

/** Waits until the piece sounds. */
const untilHeard = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => window.handle.level() > 0.001, undefined, { polling: 5 });

test("Play_LoadedPiece_IsHeardAndStopSilencesAtOnce", async t => {
  const page = await site.open();
  await attach(page);
  await load(page, 200, 0.1, 0.4);
  await page.evaluate(() => window.handle.prepare());
  await page.evaluate(() => window.harness.record());
  await page.evaluate(() => window.handle.play());
  await untilHeard(page);
  await page.waitForFunction(() => window.handle.stats().position > 1);
  const stopped = await page.evaluate(() => {
    window.handle.stop();
    return window.harness.time();
  });
  await page.waitForFunction(at => window.harness.time() > at + 1, stopped);
  const after = await page.evaluate(
    at => window.harness.blocks.filter(([time, peak]) => time > at && peak > 0.001).map(([time]) => time - at),
    stopped,
  );
  const lastSound = Math.max(0, ...after);
  t.diagnostic(`last sound ${(lastSound * 1000).toFixed(1)} ms after stop`);
  assert.ok(lastSound < 0.05, `sounded ${lastSound} s after stop`);
  assert.ok((await level(page)) < 1e-4);
  const stats = await page.evaluate(() => window.handle.stats());
  assert.equal(stats.playing, false);
  assert.equal(stats.position, 0);
});

test("Play_EvenNotes_SoundOnTime", { timeout: 60_000 }, async t => {
  const page = await site.open();
  const { onsets, rests, late } = await page.evaluate(async () => {
    const rests: [number, number][] = [];
    const device = window.harness.useSteppedDevice(7, time => rests.push([time, window.handle.stats().position]));
    const { composition, page: dotNet } = window.harness;
    window.handle = await composition.attach(document.querySelector<HTMLElement>("#roll")!, dotNet);
    const beats = Array.from({ length: 12 }, (_, i) => ({ start: i / 2, duration: 0.05, pitch: 60, velocity: 100 }));
    await window.handle.load(null, beats);
    await window.handle.prepare();
    window.handle.play();
    const buffer = await device.run();
    const onsets: number[] = [];
    let loudAt = -Infinity;
    buffer.getChannelData(0).forEach((x, i) => {
      if (Math.abs(x) > 0.002) {
        const time = i / buffer.sampleRate;
        if (time - loudAt > 0.1) {
          onsets.push(time);
        }

        loudAt = time;
      }
    });
    return { onsets, rests, late: window.handle.stats().late };
  });
  assert.equal(onsets.length, 12);
  assert.equal(late, 0);
  // While the music moves, the playhead is as far behind the device's time as the first note.
  const moving = rests.filter(([, position]) => position > 0.1 && position < 5.5);
  assert.ok(moving.length > 80);
  const origins = moving.map(([time, position]) => time - position);
  const origin = origins[0]!;
  assert.ok(origins.every(other => Math.abs(other - origin) < 1e-6), "the playhead moves with the device");
  const errors = onsets.map((onset, i) => onset - origin - i / 2).sort((a, b) => a - b);
  const spread = errors.at(-1)! - errors[0]!;
  const median = errors[errors.length >> 1]!;
  t.diagnostic(`error median ${(median * 1000).toFixed(2)} ms, spread ${(spread * 1000).toFixed(2)} ms`);
  // Two blocks of 128 samples, since the synthesizer looks at its queue once a block.
  assert.ok(spread < 0.006, `onsets are spread over ${spread} s`);
  assert.ok(Math.abs(median) < 0.02, "the notes stand where the playhead is");
});

test("Seek_WhilePlaying_TakesBackWhatWasScheduled", async t => {
  const page = await site.open();
  await attach(page);
  // Loud notes, so dense that some are always scheduled, then one soft one that opens the way for what is left of them.
  await page.evaluate(() =>
    window.handle.load(null, [
      ...Array.from({ length: 160 }, (_, i) => ({ start: i / 40, duration: 0.1, pitch: 60, velocity: 127 })),
      { start: 9, duration: 2, pitch: 60, velocity: 12 },
    ]),
  );
  await page.evaluate(() => window.handle.prepare());
  await page.evaluate(() => window.harness.record());
  await page.evaluate(() => window.handle.play());
  await page.waitForFunction(() => window.handle.stats().position > 1);
  const at = await page.evaluate(() => {
    window.handle.seek(9);
    return window.harness.time();
  });
  await page.waitForFunction(from => window.harness.time() > from + 1, at);
  const [loud, soft] = await page.evaluate(from => {
    const peak = (begin: number, end: number): number =>
      Math.max(...window.harness.blocks.map(([time, p]) => (time > from + begin && time < from + end ? p : 0)));
    return [peak(-0.5, 0), peak(0.06, 1)];
  }, at);
  t.diagnostic(`peak ${loud.toFixed(4)} before, ${soft.toFixed(4)} after`);
  assert.ok(soft > 0.0005, "the soft note is heard");
  assert.ok(soft < loud / 8, "and nothing of the loud ones");
});

test("Append_LivePiece_IsDrawnAtOnceAndPlayedWithoutAGap", async t => {
  const page = await site.open();
  await attach(page);
  await page.evaluate(() => window.handle.prepare());
  await page.evaluate(() => {
    window.harness.clear();
    window.handle.begin({ mood: "delighted", seconds: 6 });
    window.handle.append([
      { sequence: 0, kind: "started" },
      { sequence: 1, kind: "tempo", start: 0, quartersPerMinute: 96 },
    ]);
  });
  // Batches as the page forwards them: every 50 ms a quarter of a second of music.
  const stats = await page.evaluate(async () => {
    for (let batch = 0; batch < 24; batch++) {
      const start = batch / 4;
      window.handle.append([
        { kind: "note", pitch: 60 + (batch % 12), velocity: 90, start, duration: 0.25 },
        { kind: "note", pitch: 48, velocity: 60, start, duration: 0.2 },
        { kind: "progress", seconds: start + 0.25 },
      ]);
      await new Promise(done => setTimeout(done, 50));
    }

    window.handle.append([{ kind: "finished", seconds: 6 }]);
    await window.handle.finish(new Uint8Array([1, 2, 3]));
    await new Promise(done => requestAnimationFrame(done));
    return window.handle.stats();
  });
  assert.equal(stats.notes, 48);
  assert.equal(stats.notesDrawn, 48);
  assert.ok(stats.playing);
  assert.ok((await level(page)) > 0.001);
  await page.waitForFunction(() => !window.handle.stats().playing, undefined, { timeout: 15_000 });
  const end = await page.evaluate(() => ({ stats: window.handle.stats(), told: window.harness.told.OnPlayer }));
  t.diagnostic(`scheduled ${end.stats.notesScheduled}, late ${end.stats.late}, told ${end.told.length} times`);
  assert.equal(end.stats.notesScheduled, 48);
  assert.equal(end.stats.late, 0);
  assert.ok(end.told.length < 50, "the page is not flooded");
  assert.deepEqual(
    { ...end.told[end.told.length - 1]! },
    { playing: false, position: 6, duration: 6, live: false, sound: "ready", soundProgress: 1, error: "" },
  );
});

test("DownloadMidi_FinishedPiece_IsTheVeryBytes", async () => {
  const page = await site.open();
  await attach(page);
  const midi = [...new Uint8Array(writeMidi([{ start: 0, duration: 1, pitch: 60, velocity: 90 }]))];
  await page.evaluate(bytes => window.handle.load(new Uint8Array(bytes)), midi);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.evaluate(() => window.handle.downloadMidi("piece.mid")),
  ]);
  assert.equal(file.suggestedFilename(), "piece.mid");
  assert.deepEqual([...(await readFile(await file.path()))], midi);
});

test("DownloadWav_Piece_IsAudibleAndOfTheRightLength", async t => {
  const page = await site.open();
  await attach(page);
  await load(page, 40, 0.25, 0.4);
  const began = Date.now();
  const [file] = await Promise.all([
    page.waitForEvent("download", { timeout: 60_000 }),
    page.evaluate(() => window.handle.downloadWav("piece.wav")),
  ]);
  const took = (Date.now() - began) / 1000;
  const wav = await readFile(await file.path());
  assert.equal(wav.toString("latin1", 0, 4) + wav.toString("latin1", 8, 12), "RIFFWAVE");
  const rate = wav.readUInt32LE(24);
  const data = wav.indexOf("data", 12, "latin1");
  const size = wav.readUInt32LE(data + 4);
  const seconds = size / 4 / rate;
  t.diagnostic(`${seconds.toFixed(2)} s of sound rendered in ${took.toFixed(1)} s`);
  // The last note ends at 10.15; two seconds to fade.
  assert.ok(Math.abs(seconds - 12.15) < 0.01, `${seconds} s`);
  const rms = (from: number, to: number): number => {
    let sum = 0;
    const first = data + 8 + Math.floor(from * rate) * 4;
    const end = data + 8 + Math.floor(to * rate) * 4;
    for (let i = first; i < end; i += 4) {
      sum += wav.readInt16LE(i) ** 2;
    }

    return Math.sqrt(sum / ((end - first) / 4)) / 32768;
  };
  assert.ok(rms(0, 1) > 0.01 && rms(9, 10) > 0.01, "it sounds from the first second to the last");
  assert.ok(rms(11.9, 12.1) < 0.01, "and has faded at the end");
  const shares = await page.evaluate(() => window.harness.told.OnRender);
  assert.ok(shares.length >= 3 && shares.every((s, i) => i === 0 || s >= shares[i - 1]!), "progress grows");
  assert.equal(shares[shares.length - 1], 1);
});

test("DownloadWav_EmptyPiece_SaysSo", async () => {
  const page = await site.open();
  await attach(page);
  await assert.rejects(
    page.evaluate(() => window.handle.downloadWav("none.wav")),
    /nothing to render/,
  );
});

test("Play_SoundsMissing_MovesOnSilentlyAndTells", async () => {
  const page = await site.open({ blockSounds: true });
  await attach(page);
  await load(page, 40, 0.25, 0.4);
  await page.evaluate(() => window.handle.play());
  await page.waitForFunction(() => window.handle.stats().position > 0.5);
  const told = await page.evaluate(() => window.harness.told.OnPlayer);
  const state = told[told.length - 1]!;
  assert.equal(state.sound, "failed");
  assert.match(state.error, /could not be loaded/);
});

test("Play_BrowserWantsAClick_WaitsForItAndThenSounds", async () => {
  const page = await site.open();
  await attach(page);
  await load(page, 40, 0.25, 0.4);
  // As a browser does that has not seen a click yet: the order to start is heeded only after one.
  await page.evaluate(() => {
    const { resume } = AudioContext.prototype;
    AudioContext.prototype.resume = () => new Promise(() => undefined);
    window.addEventListener("pointerdown", () => (AudioContext.prototype.resume = resume), { capture: true });
  });
  await page.evaluate(() => window.handle.play());
  await page.waitForFunction(() => window.harness.told.OnPlayer.some(s => s.sound === "blocked"));
  assert.ok((await page.evaluate(() => window.handle.stats().position)) < 0.01);
  await page.locator("h1").click();
  await untilHeard(page);
  await page.waitForFunction(() => window.handle.stats().position > 0.5);
});

test("Play_TwoRolls_TakeTurns", async () => {
  const page = await site.open();
  await attach(page);
  await load(page, 100, 0.1, 0.4);
  await page.evaluate(() => window.handle.play());
  await untilHeard(page);
  const both = await page.evaluate(async () => {
    const other = await window.harness.composition.attach(document.querySelector<HTMLElement>("#other")!, null);
    await other.load(null, [{ start: 0, duration: 3, pitch: 72, velocity: 100 }]);
    const beforeTurn = window.handle.stats().playing;
    other.play();
    return { beforeTurn, first: window.handle.stats().playing, second: other.stats().playing };
  });
  assert.deepEqual(both, { beforeTurn: true, first: false, second: true });
});

test("Dispose_WhilePlaying_IsSilent", async () => {
  const page = await site.open();
  await attach(page);
  await load(page, 100, 0.1, 0.4);
  await page.evaluate(() => window.handle.play());
  await untilHeard(page);
  await page.evaluate(() => window.handle.dispose());
  await page.waitForFunction(() => window.handle.level() < 1e-4, undefined, { timeout: 1000 });
});

test("RollRemoved_WhilePlaying_IsSilent", async () => {
  const page = await site.open();
  await attach(page);
  await load(page, 100, 0.1, 0.4);
  await page.evaluate(() => window.handle.play());
  await untilHeard(page);
  await page.evaluate(() => document.querySelector("#roll")!.remove());
  await page.waitForFunction(() => window.handle.level() < 1e-4, undefined, { timeout: 1000 });
});
