import assert from "node:assert/strict";
import { test } from "node:test";
import { CEILING, even, TARGET } from "../../src/listening/evening";
import { Heard } from "../../src/listening/heard";
import { actionOf } from "../../src/listening/keys";
import { Ledger } from "../../src/listening/ledger";
import { kWeighting, loudnessOf } from "../../src/listening/loudness";
import { makeNoise } from "../../src/listening/noise";
import { countRight, drawTrials, makeTones, PAUSE, TONE, TRIALS, type Tone } from "../../src/listening/tones";
import { TrialLog } from "../../src/listening/trial-log";
import { soundingLength } from "../../src/listening/trim";
import { truePeakOf } from "../../src/listening/true-peak";
import { key } from "./keyboard";

/** Rates of devices that are met; the standard's own is 48 kHz. */
const RATES = [32_000, 44_100, 48_000, 96_000];

/** EBU Tech 3341 allows a meter this much, in LU. */
const METER = 0.1;

/** Several steady tones after each other, as seconds and decibels of full scale at their peaks. */
function tones(rate: number, hertz: number, ...parts: readonly (readonly [number, number])[]): Float32Array {
  const samples: number[] = [];
  for (const [seconds, decibel] of parts) {
    const end = samples.length + Math.round(seconds * rate);
    for (let i = samples.length; i < end; i++) {
      samples.push(10 ** (decibel / 20) * Math.sin((2 * Math.PI * hertz * i) / rate));
    }
  }

  return Float32Array.from(samples);
}

const near = (actual: number, expected: number, tolerance: number): void =>
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not within ${tolerance} of ${expected}`);

/** A source of chance that always goes the same way (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let x = Math.imul(state ^ (state >>> 15), 1 | state);
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x;
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
  };
}

test("kWeighting_At48kHz_IsTheTableOfTheStandard", () => {
  const [shelf, highPass] = kWeighting(48_000);
  const printed = 1e-8;
  near(shelf.b[0], 1.53512485958697, printed);
  near(shelf.b[1], -2.69169618940638, printed);
  near(shelf.b[2], 1.19839281085285, printed);
  near(shelf.a[0], -1.69065929318241, printed);
  near(shelf.a[1], 0.73248077421585, printed);
  assert.deepEqual(highPass.b, [1, -2, 1]);
  near(highPass.a[0], -1.99004745483398, printed);
  near(highPass.a[1], 0.99007225036621, printed);
});

for (const rate of RATES) {
  test(`loudnessOf_FullScaleToneInOneChannelAt${rate}_IsMinus3Point01`, () => {
    // BS.1770-4: a tone of 997 Hz at full scale in one front channel reads -3.01.
    const tone = tones(rate, 997, [5, 0]);
    near(loudnessOf([tone], rate), -3.01, 0.01);
    near(loudnessOf([tone, new Float32Array(tone.length)], rate), -3.01, 0.01);
    near(loudnessOf([tone, tone], rate), 0, 0.01);
  });
}

// EBU Tech 3341, table 1, cases 1 to 5: the same tone of 1 kHz in both channels.
const CASES: readonly (readonly [string, number, readonly (readonly [number, number])[]])[] = [
  ["1_SteadyTone", -23, [[20, -23]]],
  ["2_SofterTone", -33, [[20, -33]]],
  ["3_RelativeGate", -23, [[10, -36], [60, -23], [10, -36]]],
  ["4_BothGates", -23, [[10, -72], [10, -36], [60, -23], [10, -36], [10, -72]]],
  ["5_AllWithinTheGate", -23, [[20, -26], [20.1, -20], [20, -26]]],
];
for (const [name, expected, parts] of CASES) {
  test(`loudnessOf_Ebu3341Case${name}`, () => {
    const tone = tones(48_000, 1000, ...parts);
    near(loudnessOf([tone, tone], 48_000), expected, METER);
  });
}

test("loudnessOf_SilenceOrLessThanABlock_IsMinusInfinity", () => {
  assert.equal(loudnessOf([new Float32Array(48_000)], 48_000), -Infinity);
  assert.equal(loudnessOf([tones(48_000, 1000, [0.3, 0])], 48_000), -Infinity);
  assert.equal(loudnessOf([], 48_000), -Infinity);
});

test("truePeakOf_ToneBetweenItsSamples_IsItsAmplitude", () => {
  // EBU Tech 3341, cases 15 to 18: -6 dB, with +0.2 and -0.4 allowed; faded in and out, since a cut is a peak too.
  for (const [parts, phase] of [[4, 0], [4, 45], [6, 60], [8, 67.5]] as const) {
    const tone = Float32Array.from(
      { length: 4800 },
      (_, i) =>
        0.5 * Math.min(1, i / 480, (4800 - i) / 480) * Math.sin((2 * Math.PI * i) / parts + (phase * Math.PI) / 180),
    );
    const decibel = 20 * Math.log10(truePeakOf([tone.map(x => x / 2), tone]));
    assert.ok(decibel > -6.4 && decibel < -5.8, `${decibel} at 1/${parts}, ${phase} degrees`);
  }
});

test("truePeakOf_NoChannelOrSilence_IsZero", () => {
  assert.equal(truePeakOf([]), 0);
  assert.equal(truePeakOf([new Float32Array(100)]), 0);
});

test("even_SoundsOfAnyLoudness_AreEquallyLoud", () => {
  // The softest lies below the absolute gate.
  for (const decibel of [-80, -40, -12, 0]) {
    const pair = [0, 1].map(() => tones(44_100, 440, [3, decibel]));
    even(pair, 44_100);
    near(loudnessOf(pair, 44_100), TARGET, 0.01);
  }
});

test("even_PeakThatStandsOut_StaysBelowTheCeiling", () => {
  const tone = tones(44_100, 440, [3, -60]);
  tone[66_150] = 0.5;
  const pair = [tone, tone.slice()];
  even(pair, 44_100);
  near(20 * Math.log10(truePeakOf(pair)), CEILING, 0.01);
  assert.ok(loudnessOf(pair, 44_100) < TARGET);
});

test("even_SilenceOrLessThanABlock_IsNotLoud", () => {
  const silence = new Float32Array(1000);
  even([silence], 44_100);
  assert.deepEqual(silence, new Float32Array(1000));
  const blip = tones(44_100, 440, [0.1, 0]);
  even([blip], 44_100);
  near(20 * Math.log10(truePeakOf([blip])), TARGET, 0.01);
});

test("Heard_SameSecondsAgain_CountOnce", () => {
  const heard = new Heard();
  heard.add(0, 3);
  heard.add(2, 5);
  heard.add(8, 9);
  heard.add(0, 1);
  assert.equal(heard.seconds, 6);
  assert.deepEqual(heard.spans, [[0, 5], [8, 9]]);
  heard.add(4, 8.5);
  assert.deepEqual(heard.spans, [[0, 9]]);
});

test("Heard_WhatIsNoSpan_IsLeftOut", () => {
  const heard = new Heard([[3, 2], [-1, 2], [0, Infinity], [NaN, 1], "no", [1], null, [1, 2.5]]);
  assert.deepEqual(heard.spans, [[1, 2.5]]);
});

test("Ledger_WithoutStorage_CountsAndTellsItsFields", () => {
  const ledger = new Ledger("/sounds/a");
  assert.ok(!ledger.hasHeard(0), "nothing is known of the sound yet");
  ledger.length = 10;
  ledger.plays++;
  ledger.heard.add(0, 4);
  ledger.heard.add(2, 6.456);
  ledger.save();
  assert.deepEqual(ledger.fields(), { plays: "1", heard: "6.46", length: "10.00", refocuses: "0" });
  assert.ok(ledger.hasHeard(6.5) && !ledger.hasHeard(6.6));
  ledger.heard.add(0, 10.1);
  assert.equal(ledger.fields()["heard"], "10.00", "never more than there is");
});

test("soundingLength_FadedEnd_IsLeftOut", () => {
  const left = Float32Array.of(0, 0.5, 0, 0.0004, 0);
  const right = Float32Array.of(0, 0, 0.001, 0, 0);
  assert.equal(soundingLength([left, right]), 3);
  assert.equal(soundingLength([new Float32Array(5)]), 0);
});

test("actionOf_Keys_MeanWhatTheFocusLetsThem", () => {
  assert.deepEqual(actionOf(key("4"), "control"), { kind: "choose", place: 3 });
  assert.equal(actionOf(key("5"), "nothing"), null);
  assert.equal(actionOf(key("1"), "text"), null);
  assert.equal(actionOf(key("1", { ctrlKey: true }), "nothing"), null, "the browser's own");
  assert.deepEqual(actionOf(key(" "), "nothing"), { kind: "play" });
  assert.equal(actionOf(key(" "), "choice"), null, "it would choose");
  assert.deepEqual(actionOf(key("Enter"), "choice"), { kind: "submit" });
  assert.equal(actionOf(key("Enter"), "control"), null, "it would press the button");
});

test("drawTrials_ManyDraws_PutTheQuietToneAnywhereAlike", () => {
  const random = chance(1);
  const draws = Array.from({ length: 3000 }, () => drawTrials(random));
  assert.ok(draws.every(trials => trials.length === TRIALS));
  const all = draws.flat();
  // Five standard deviations of a share of a third, and of a sixth, among 18,000.
  for (const tone of ["plain", "quiet", "opposed"] as const) {
    for (const place of [0, 1, 2]) {
      near(all.filter(trial => trial[place] === tone).length / all.length, 1 / 3, 0.0176);
    }
  }

  // A trial says nothing about the next.
  const pairs = draws.flatMap(trials => trials.slice(1).map((trial, i) => [trials[i]!, trial] as const));
  const same = pairs.filter(([a, b]) => a.indexOf("quiet") === b.indexOf("quiet")).length / pairs.length;
  near(same, 1 / 3, 0.0193);
});

test("countRight_Answers_ArePlacesFromOne", () => {
  const trials = [["quiet", "plain", "opposed"], ["plain", "opposed", "quiet"]] as const;
  assert.equal(countRight(trials, [1, 3]), 2);
  assert.equal(countRight(trials, [3, 3]), 1);
  assert.equal(countRight(trials, []), 0);
});

/** A tab's storage. */
function useStorage(): Map<string, string> {
  const entries = new Map<string, string>();
  const storage = {
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, value: string) => void entries.set(key, value),
  };
  Object.defineProperty(globalThis, "sessionStorage", { value: storage, configurable: true });
  return entries;
}

test("TrialLog_Reloaded_IsWhereItWasToTheLastTrial", t => {
  useStorage();
  t.after(() => Reflect.deleteProperty(globalThis, "sessionStorage"));
  const first = new TrialLog(chance(3));
  for (let trial = 0; trial < TRIALS; trial++) {
    new TrialLog(chance(trial)).hear();
    const log = new TrialLog(chance(trial));
    assert.deepEqual(log.trials, first.trials);
    assert.deepEqual([log.answered, log.isHeard, log.isDone], [trial, true, false]);
    // The second one is answered wrong.
    const quiet = log.trials[trial]!.indexOf("quiet");
    log.answer(1 + (trial === 1 ? (quiet + 1) % 3 : quiet));
    assert.equal(log.isHeard, false);
  }

  const last = new TrialLog(chance(4));
  assert.ok(last.isDone);
  assert.equal(last.right, TRIALS - 1);
});

test("TrialLog_SomebodyElsesWords_BeginsAnew", t => {
  const entries = useStorage();
  t.after(() => Reflect.deleteProperty(globalThis, "sessionStorage"));
  const drawn = new TrialLog(chance(5)).trials;
  const [key] = [...entries.keys()];
  for (const words of ["no", "7", "null", '{"trials":[["quiet"]],"answers":[1]}', '{"trials":"x","isHeard":true}']) {
    entries.set(key!, words);
    const log = new TrialLog(chance(5));
    assert.deepEqual(log.trials, drawn);
    assert.deepEqual([log.answered, log.isHeard], [0, false]);
  }
});

test("makeTones_QuietAndOpposed_AreSixDecibelsSofterAndAgainstEachOther", () => {
  const rate = 8000;
  const order: readonly Tone[] = ["opposed", "quiet", "plain"];
  const [left, right] = makeTones(order, rate) as [Float32Array, Float32Array];
  const power = (samples: Float32Array): number => samples.reduce((sum, x) => sum + x * x, 0);
  const part = (samples: Float32Array, place: number): Float32Array =>
    samples.slice(place * (TONE + PAUSE) * rate, (place * (TONE + PAUSE) + TONE) * rate);
  const levels = order.map((_, place) => 10 * Math.log10(power(part(left, place))));
  near(levels[2]! - levels[1]!, 6, 1e-6);
  near(levels[2]! - levels[0]!, 0, 1e-6);
  // In the air the two channels meet.
  const together = left.map((x, i) => x + right[i]!);
  assert.equal(power(part(together, 0)), 0);
  near(power(part(together, 2)) / power(part(left, 2)), 4, 1e-6);
  assert.equal(power(left.slice(TONE * rate, (TONE + PAUSE) * rate)), 0, "there is a pause");
});

/** How many lines of an octave are looked at. */
const LINES = 60;

/** The power of a line of the spectrum, at a share of the rate (G. Goertzel, 1958). */
function goertzel(samples: Float32Array, share: number): number {
  const turn = 2 * Math.cos(2 * Math.PI * share);
  let last = 0;
  let before = 0;
  for (const x of samples) {
    [last, before] = [x + turn * last - before, last];
  }

  return last * last + before * before - turn * last * before;
}

test("makeNoise_Octaves_AreEquallyStrong", () => {
  const rate = 44_100;
  const noise = makeNoise(rate, chance(7));
  const octave = (low: number): number => {
    const powers = Array.from({ length: LINES }, (_, k) => {
      const hertz = low * 2 ** (k / LINES);
      return goertzel(noise, hertz / rate) * hertz;
    });
    return 10 * Math.log10(powers.reduce((sum, power) => sum + power, 0) / LINES);
  };
  const levels = [250, 1000, 4000].map(octave);
  // Sixty lines of a random spectrum: the standard error of their mean is 0.56 dB.
  levels.forEach(level => near(level, levels[1]!, 3));
});
