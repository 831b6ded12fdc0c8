import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import type { BrowserContextOptions, Page } from "playwright-core";
import type { Options } from "../../src/evolve";
import { writeMidi } from "../../src/music/midi-writer";
import { violations } from "./axe";
import { Site } from "./site";

const site = new Site();
before(() => site.start());
after(() => site.stop());

const INSTRUMENTS = ["piano", "study", "organ", "marimba"] as const;

/** Opens the cards, on an instrument that is ready at once unless another one is wanted. */
async function open(options: Partial<Options> = {}, context: BrowserContextOptions = {}): Promise<Page> {
  const page = await site.open(context, "cards");
  await set(page, { instrument: "study", ...options });
  return page;
}

const set = (page: Page, options: Partial<Options>): Promise<void> =>
  page.evaluate(o => window.cards.handle.setOptions(o), options);
const told = (page: Page, name: string): Promise<unknown[][]> =>
  page.evaluate(wanted => window.cards.told.filter(([n]) => n === wanted).map(([, ...args]) => args), name);
const sounded = (page: Page): Promise<(string | null)[]> => page.evaluate(() => window.cards.sounded);
const playing = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("[data-playing]")].map(
      card => `${card.dataset["melody"]} ${card.dataset["playing"]}`,
    ),
  );
const focused = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.activeElement?.closest<HTMLElement>("[data-melody]")?.dataset["melody"]);
const roll = (id: string): string => `[data-melody=${id}] canvas[data-mini-roll]`;
const untilHeard = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => window.cards.heard() > 0.002, undefined, { polling: 5 });
const untilSilent = (page: Page): Promise<unknown> => page.waitForFunction(() => window.cards.heard() < 1e-4);
const untilStopped = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => document.querySelector("[data-playing]") === null, undefined, { timeout: 20_000 });
const untilReady = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => window.cards.told.some(([, sound]) => (sound as { state?: string })?.state === "ready"));
/** Waits for some seconds of the sound device. */
const wait = (page: Page, seconds: number): Promise<unknown> =>
  page.evaluate(async length => {
    const until = window.cards.time() + length;
    while (window.cards.time() < until) {
      await new Promise(done => setTimeout(done, 10));
    }
  }, seconds);

/** Renders sixteen notes and returns the saved file. */
async function renderWav(page: Page): Promise<Buffer> {
  const notes = Array.from({ length: 16 }, (_, i) => ({ start: i / 2, duration: 0.45, pitch: 60 + i, velocity: 90 }));
  const midi = [...new Uint8Array(writeMidi(notes))];
  const [file] = await Promise.all([
    page.waitForEvent("download", { timeout: 60_000 }),
    page.evaluate(bytes => window.cards.handle.downloadWav(new Uint8Array(bytes), "melody.wav"), midi),
  ]);
  assert.equal(file.suggestedFilename(), "melody.wav");
  return readFile(await file.path());
}

for (const instrument of INSTRUMENTS) {
  test(`Click_Roll_PlaysOn_${instrument}`, async t => {
    const page = await open({ instrument, volume: 1 });
    await page.locator("[data-melody=f] legend").click();
    await untilReady(page);
    await page.evaluate(() => window.cards.record());
    await page.locator(roll("a")).click();
    assert.deepEqual(await playing(page), ["a all"]);
    await untilHeard(page);
    const first = await page.evaluate(() => {
      const { blocks, clicked, starts } = window.cards;
      const heard = blocks.find(([time, , at]) => time > clicked() && at > 0)![2];
      return { heard: heard - clicked(), scheduled: starts.map(start => start.time - clicked()).at(0) };
    });
    const scheduled = first.scheduled === undefined ? "" : `scheduled at ${(first.scheduled * 1000).toFixed(1)} ms, `;
    t.diagnostic(
      `${instrument}: from the click, by the device's clock, the first note is ${scheduled}` +
        `audible at ${(first.heard * 1000).toFixed(1)} ms`,
    );
    assert.ok(first.heard > 0);
    await page.locator(roll("a")).click();
    assert.deepEqual(await playing(page), []);
    await untilSilent(page);
    assert.deepEqual(await sounded(page), ["a", null]);
  });
}

test("Click_BeforeTheSoundIsLoaded_LosesNoNote", async () => {
  const page = await site.open({}, "cards");
  // One note at the very start: it must wait for the piano.
  await page.evaluate(() => {
    const card = window.cards.makeCard("one", "[[0,1,60,100]]", 4);
    document.querySelector("#grid")!.append(card);
  });
  await page.locator("[data-melody=one] [data-play]").click();
  await untilHeard(page);
  const states = (await told(page, "OnSound")).map(([s]) => s as { state: string; progress: number; error: string });
  assert.equal(states[0]!.state, "off");
  assert.ok(states.some(s => s.state === "loading"));
  assert.deepEqual(states.at(-1), { state: "ready", progress: 1, error: "" });
});

test("Click_PianoMissing_TellsAndTheOthersSound", async () => {
  const page = await site.open({ blockSounds: true }, "cards");
  await page.locator(roll("a")).click();
  await page.waitForFunction(() => window.cards.told.some(([, s]) => (s as { state?: string })?.state === "failed"));
  const [last] = (await told(page, "OnSound")).at(-1) as [{ error: string }];
  assert.match(last.error, /could not be loaded/);
  assert.deepEqual(await playing(page), ["a all"], "the playhead goes on");
  await set(page, { instrument: "organ" });
  await untilHeard(page);
});

test("Preview_TwoBars_ThenSilence", async t => {
  const page = await open({ rate: 2 });
  await page.locator(roll("a")).click();
  await untilHeard(page);
  await page.evaluate(() => window.cards.record());
  await page.evaluate(() => {
    window.cards.starts.length = 0;
    window.cards.handle.preview("b");
  });
  assert.deepEqual(await playing(page), ["b preview"]);
  await untilStopped(page);
  await wait(page, 1);
  const { starts, last } = await page.evaluate(() => ({
    starts: window.cards.starts.map(start => start.time),
    last: Math.max(...window.cards.blocks.filter(([, peak]) => peak > 1e-3).map(([time]) => time)),
  }));
  t.diagnostic(`from the first note to silence ${(last - starts[0]!).toFixed(3)} s`);
  assert.equal(starts.length, 8, "eight quarters of thirty-two");
  // At twice 120 a quarter is 0.25 s; the last key is let go before that.
  assert.ok(last > starts[7]! && last < starts[7]! + 0.25);
  assert.ok(starts.slice(1).every((start, i) => start - starts[i]! > 0.249));
  assert.deepEqual(await sounded(page), ["a", "b", null]);
});

test("Play_ShortMelody_EndsByItself", async () => {
  const page = await open({ rate: 2 });
  await page.evaluate(() => {
    const card = document.querySelector<HTMLElement>("[data-melody=c]")!;
    card.dataset["beats"] = "2";
    card.querySelector("canvas")!.dataset["miniRoll"] = "[[0,0.5,60,90]]";
  });
  await page.locator("[data-melody=c] [data-play]").click();
  assert.deepEqual(await playing(page), ["c all"]);
  await untilStopped(page);
  await untilSilent(page);
});

test("Metronome_Switched_ClicksAndFallsSilentAtOnce", async t => {
  const page = await open({ rate: 2 });
  await page.evaluate(() => {
    const card = document.querySelector<HTMLElement>("[data-melody=a]")!;
    card.querySelector("canvas")!.dataset["miniRoll"] = "[[0,0.1,50,90]]";
  });
  await set(page, { metronome: true });
  await page.locator(roll("a")).click();
  await page.evaluate(() => window.cards.record());
  await wait(page, 1.6);
  const clicks = await page.evaluate(() => window.cards.starts.filter(s => s.frequency === 660 || s.frequency === 440));
  // At twice 120 a beat is 0.25 s; where the browser was busy one may be missing.
  const beats = clicks.map(click => (click.time - clicks[0]!.time) / 0.25);
  assert.ok(clicks.length >= 4);
  assert.ok(beats.every(beat => Math.abs(beat - Math.round(beat)) < 1e-6));
  assert.deepEqual(
    clicks.map(click => click.frequency),
    beats.map(beat => (Math.round(beat) % 4 === 0 ? 660 : 440)),
  );
  const peak = await page.evaluate(
    () => Math.max(...window.cards.blocks.filter(([time]) => time > window.cards.time() - 0.5).map(b => b[1])),
  );
  t.diagnostic(`a click's peak is ${peak.toFixed(3)} at volume 0.8`);
  assert.ok(peak > 0.01);
  await set(page, { metronome: false });
  const off = await page.evaluate(() => window.cards.time());
  await wait(page, 1);
  assert.ok(
    await page.evaluate(at => window.cards.blocks.every(([time, p]) => time < at + 0.06 || p < 1e-3), off),
    "nothing clicks any more",
  );
  await set(page, { metronome: true });
  await untilHeard(page);
});

test("Preview_WithMetronome_ClicksEightTimes", async () => {
  const page = await open({ rate: 2, metronome: true });
  await page.locator("[data-melody=a]").focus();
  await page.keyboard.press("p");
  await page.waitForSelector("[data-playing=preview]");
  await untilStopped(page);
  const { starts, count } = await page.evaluate(() => {
    const pulses = window.cards.starts.filter(s => s.frequency === 660 || s.frequency === 440);
    return { starts: window.cards.starts.length, count: pulses.length };
  });
  assert.equal(count, 8);
  assert.equal(starts, 16);
});

test("Keys_Digits_RateAndMoveOnAndPreview", async () => {
  const page = await open();
  await page.evaluate(() => (document.querySelector<HTMLElement>("[data-melody=b]")!.dataset["rated"] = ""));
  await page.locator("[data-melody=a]").focus();
  await page.keyboard.press("4");
  assert.equal(await focused(page), "c", "b is rated already");
  assert.deepEqual(await playing(page), ["c preview"]);
  await untilHeard(page);
  await set(page, { autoplay: false });
  await page.keyboard.press("0");
  assert.equal(await focused(page), "d");
  await page.keyboard.press("5");
  await page.keyboard.press("1");
  await page.keyboard.press("2");
  assert.equal(await focused(page), "f", "all others are rated, though the page has shown none yet");
  assert.deepEqual(await told(page, "OnRate"), [
    ["a", 4],
    ["c", 0],
    ["d", 5],
    ["e", 1],
    ["f", 2],
  ]);
  await page.keyboard.press("Control+3");
  assert.equal((await told(page, "OnRate")).length, 5);
});

test("Keys_RatingTakenBack_IsNextAgain", async () => {
  const page = await open({ autoplay: false });
  await page.locator("[data-melody=a]").focus();
  await page.keyboard.press("4");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Backspace");
  assert.deepEqual(await told(page, "OnUnrate"), [["a"]]);
  await page.keyboard.press("End");
  await page.keyboard.press("3");
  assert.equal(await focused(page), "a");
});

test("Keys_SpaceEnterAndPreview_PlayAndStop", async () => {
  const page = await open();
  await page.locator("[data-melody=a]").focus();
  await page.keyboard.press("p");
  assert.deepEqual(await playing(page), ["a preview"]);
  await page.keyboard.press(" ");
  assert.deepEqual(await playing(page), ["a all"]);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  assert.deepEqual(await playing(page), ["b all"]);
  await page.keyboard.press("Enter");
  assert.deepEqual(await playing(page), []);
  await untilSilent(page);
  assert.equal(await page.evaluate(() => scrollY), 0, "space does not scroll");
});

test("Keys_ArrowsHomeAndEnd_MoveByGeometry", async () => {
  const page = await open();
  await page.locator("[data-melody=b]").focus();
  const after = async (key: string): Promise<string | undefined> => {
    await page.keyboard.press(key);
    return focused(page);
  };
  assert.equal(await after("ArrowDown"), "e");
  assert.equal(await after("ArrowLeft"), "d");
  assert.equal(await after("ArrowUp"), "a");
  assert.equal(await after("End"), "f");
  assert.equal(await after("Home"), "a");
  await page.setViewportSize({ width: 390, height: 800 });
  assert.equal(await after("ArrowDown"), "b", "one column");
});

test("Keys_PageWishes_AreTold", async () => {
  const page = await open();
  await page.locator("#grid").focus();
  for (const key of ["n", "u", "?", "ArrowDown"]) {
    await page.keyboard.press(key);
  }

  const messages = await page.evaluate(() => window.cards.told.map(([name]) => name));
  assert.deepEqual(
    messages.filter(name => ["OnNext", "OnBack", "OnHelp"].includes(name)),
    ["OnNext", "OnBack", "OnHelp"],
  );
  assert.equal(await focused(page), "a", "from the grid an arrow goes to a card");
});

test("Keys_InOtherControls_AreTheirOwn", async () => {
  const page = await open({ autoplay: false });
  await page.locator("[data-melody=a] input[type=text]").focus();
  await page.keyboard.type("n3 u?");
  await page.keyboard.press("ArrowLeft");
  assert.equal(await page.locator("[data-melody=a] input[type=text]").inputValue(), "n3 u?");
  assert.deepEqual(await told(page, "OnRate"), []);
  assert.deepEqual(await told(page, "OnNext"), []);
  await page.locator("[data-melody=a] [data-star='2']").focus();
  await page.keyboard.press("ArrowRight");
  assert.ok(await page.locator("[data-melody=a] [data-star='3']").isChecked(), "arrows belong to the stars");
  await page.keyboard.press("5");
  assert.deepEqual(await told(page, "OnRate"), [["a", 5]]);
  assert.equal(await focused(page), "b");
  await page.locator("[data-melody=c] [data-play]").focus();
  await page.keyboard.press(" ");
  assert.deepEqual(await playing(page), ["c all"], "a button answers to space once");
});

test("TabIndex_CardsComeAndGo_OneIsZero", async () => {
  const page = await open();
  const zero = (): Promise<(string | undefined)[]> =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>("#grid [data-melody]")]
        .filter(card => card.tabIndex === 0)
        .map(card => card.dataset["melody"]),
    );
  assert.deepEqual(await zero(), ["a"]);
  await page.locator("[data-melody=c] [data-play]").focus();
  assert.deepEqual(await zero(), ["c"]);
  await page.evaluate(() => window.cards.handle.focus("e"));
  assert.equal(await focused(page), "e");
  await page.evaluate(() => document.querySelector("[data-melody=e]")!.remove());
  assert.deepEqual(await zero(), ["a"]);
  await page.evaluate(() => {
    const { makeCard } = window.cards;
    document.querySelector("#grid")!.replaceChildren(makeCard("x", "[]"), makeCard("y", "[]"));
  });
  assert.deepEqual(await zero(), ["x"]);
});

test("Hover_MouseRests_PreviewsAndLeavingStops", async () => {
  const page = await open();
  await page.locator(roll("a")).hover();
  await page.evaluate(() => new Promise(done => setTimeout(done, 400)));
  assert.deepEqual(await playing(page), [], "never before the first click");
  await page.locator("[data-melody=a] legend").click();
  await untilReady(page);
  await page.locator(roll("a")).hover();
  await page.waitForSelector("[data-melody=a][data-playing=preview]");
  await page.locator(roll("b")).hover();
  assert.deepEqual(await playing(page), []);
  await page.waitForSelector("[data-melody=b][data-playing=preview]");
  await page.mouse.down();
  await page.mouse.up();
  assert.deepEqual(await playing(page), ["b all"], "a click plays all");
  await page.locator(roll("c")).hover();
  await page.evaluate(() => new Promise(done => setTimeout(done, 400)));
  assert.deepEqual(await playing(page), ["b all"], "and it goes on under way to another card");
  await page.evaluate(() => window.cards.handle.stop());
  await set(page, { hover: false });
  await page.locator(roll("d")).hover();
  await page.evaluate(() => new Promise(done => setTimeout(done, 400)));
  assert.deepEqual(await playing(page), []);
});

test("Touch_Taps_PreviewThenAllThenStop", async () => {
  const page = await open({}, { hasTouch: true, viewport: { width: 390, height: 800 } });
  await page.locator(roll("a")).tap();
  assert.deepEqual(await playing(page), ["a preview"]);
  await untilHeard(page);
  await page.locator(roll("a")).tap();
  assert.deepEqual(await playing(page), ["a all"]);
  await page.locator(roll("a")).tap();
  assert.deepEqual(await playing(page), []);
  await page.locator("[data-melody=b] [data-play]").tap();
  assert.deepEqual(await playing(page), ["b all"]);
});

test("Panel_ItsOwnRoot_SharesTheSound", async () => {
  const page = await open();
  await page.evaluate(() => {
    const panel = window.cards.attachPanel();
    panel.setOptions({ instrument: "study" });
    window.cards.handle.play("a");
  });
  await untilHeard(page);
  await page.locator(roll("g")).click();
  assert.deepEqual(await playing(page), ["g all"]);
  assert.deepEqual(await sounded(page), ["a", "g"]);
});

test("Instrument_ChangedDuringPlay_GoesOn", async () => {
  const page = await open();
  await page.locator(roll("a")).click();
  for (const instrument of ["organ", "piano", "marimba", "study"] as const) {
    await set(page, { instrument });
    assert.deepEqual(await playing(page), ["a all"]);
    await wait(page, 0.1);
    await untilHeard(page);
  }

  assert.deepEqual(await sounded(page), ["a"]);
});

test("Playhead_WhilePlaying_LiesOverTheRollAndLeavesItAlone", async () => {
  const page = await open();
  await page.evaluate(() => {
    const { fillRect } = CanvasRenderingContext2D.prototype;
    Object.assign(window, { painted: new Set<string>() });
    CanvasRenderingContext2D.prototype.fillRect = function (...area) {
      (window as unknown as { painted: Set<string> }).painted.add(this.canvas.className);
      fillRect.apply(this, area);
    };
  });
  const pixels = (selector: string): Promise<string> =>
    page.evaluate(s => document.querySelector<HTMLCanvasElement>(s)!.toDataURL(), selector);
  const before = await pixels(roll("a"));
  await page.locator(roll("a")).click();
  await untilHeard(page);
  const early = await pixels(".melody-playhead");
  await wait(page, 0.6);
  assert.notEqual(await pixels(".melody-playhead"), early, "it moves");
  assert.equal(await pixels(roll("a")), before);
  const [over, under] = await Promise.all(
    [".melody-playhead", roll("a")].map(async selector => (await page.locator(selector).boundingBox())!),
  );
  for (const side of ["x", "y", "width", "height"] as const) {
    assert.ok(Math.abs(over![side] - under![side]) < 1, side);
  }

  assert.deepEqual(
    await page.evaluate(() => [...(window as unknown as { painted: Set<string> }).painted]),
    ["melody-playhead"],
    "no roll is drawn again",
  );
  await page.evaluate(() => window.cards.handle.stop());
  assert.equal(await page.locator(".melody-playhead").count(), 0);
});

test("Roll_RestsAtTheEnd_AreShown", async () => {
  const page = await open();
  const inked = await page.evaluate(async () => {
    const canvas = document.querySelector<HTMLCanvasElement>("#grid canvas")!;
    canvas.dataset["miniRoll"] = "[[0,1,60,90],[7,1,60,90]]";
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
    const { width, height } = canvas;
    // Thirty-two quarters at 120 are 16 s: the notes end in the middle.
    return [0, 7 / 16, 8.1 / 16].map(share => {
      const area = canvas.getContext("2d")!.getImageData(Math.ceil(width * share), 0, Math.floor(width / 20), height);
      return area.data.some(x => x > 0);
    });
  });
  assert.deepEqual(inked, [true, true, false]);
});

test("Playhead_ReducedMotion_StepsByBeats", async () => {
  // One note that lasts: between beats nothing changes. At half speed a beat lasts a second.
  const page = await open({ rate: 0.5 }, { reducedMotion: "reduce" });
  await page.evaluate(() => {
    document.querySelector<HTMLElement>("#grid canvas")!.dataset["miniRoll"] = "[[0,16,60,90]]";
  });
  await page.locator(roll("a")).click();
  await untilHeard(page);
  const pictures = await page.evaluate(async () => {
    const seen = new Set<string>();
    const until = window.cards.time() + 2.2;
    while (window.cards.time() < until) {
      seen.add(document.querySelector<HTMLCanvasElement>(".melody-playhead")!.toDataURL());
      await new Promise(done => requestAnimationFrame(done));
    }

    return seen.size;
  });
  assert.ok(pictures >= 2 && pictures <= 4, `${pictures} pictures`);
});

test("CardRemoved_WhilePlaying_IsSilent", async () => {
  const page = await open();
  await page.locator(roll("a")).click();
  await untilHeard(page);
  await page.evaluate(() => document.querySelector("[data-melody=a]")!.remove());
  await untilSilent(page);
  assert.deepEqual(await sounded(page), ["a", null]);
});

test("Dispose_WhilePlaying_IsSilentAndDeaf", async () => {
  const page = await open({ metronome: true });
  await page.locator(roll("a")).click();
  await untilHeard(page);
  await page.evaluate(() => window.cards.handle.dispose());
  await untilSilent(page);
  assert.deepEqual(await playing(page), []);
  const count = await page.evaluate(() => window.cards.told.length);
  await page.locator(roll("b")).click();
  await page.locator("[data-melody=b]").focus();
  await page.keyboard.press("3");
  await page.keyboard.press(" ");
  assert.deepEqual(await playing(page), []);
  assert.equal(await page.evaluate(() => window.cards.told.length), count);
});

test("Play_AThousandTimes_LeavesNoNodes", async t => {
  const page = await open({ instrument: "marimba", metronome: true });
  await page.locator(roll("a")).click();
  await untilHeard(page);
  const idle = async (): Promise<number> => {
    await page.evaluate(() => window.cards.handle.stop());
    await wait(page, 0.5);
    return page.evaluate(() => window.cards.connected.size);
  };
  const before = await idle();
  await page.evaluate(async () => {
    for (let i = 0; i < 1000; i++) {
      window.cards.handle.play("abcdef"[i % 6]!);
      if (i % 20 === 0) {
        await new Promise(done => setTimeout(done, 30));
      }
    }
  });
  const after = await idle();
  t.diagnostic(`${before} nodes before, ${after} after`);
  assert.equal(after, before);
});

test("DownloadWav_EachInstrument_IsAboutAsLoud", async t => {
  const page = await open();
  const levels: number[] = [];
  for (const instrument of INSTRUMENTS) {
    await set(page, { instrument });
    const wav = await renderWav(page);
    const seconds = wav.readUInt32LE(wav.indexOf("data", 12, "latin1") + 4) / 4 / wav.readUInt32LE(24);
    // Sixteen notes, the last one ends at 7.95; two seconds to fade.
    assert.ok(Math.abs(seconds - 9.95) < 0.01, `${seconds} s`);
    const { level, peak } = await page.evaluate(() => {
      const samples = window.cards.rendered.at(-1)!.getChannelData(0).subarray(0, 8 * 44_100);
      const square = samples.reduce((sum, x) => sum + x * x, 0) / samples.length;
      return { level: 10 * Math.log10(square), peak: samples.reduce((max, x) => Math.max(max, Math.abs(x)), 0) };
    });
    levels.push(level);
    t.diagnostic(`${instrument}: ${level.toFixed(1)} dB, peak ${peak.toFixed(3)}`);
    assert.ok(peak < 0.5, "several notes at once stay below the ceiling");
  }

  assert.ok(Math.max(...levels) - Math.min(...levels) < 4);
  const shares = (await told(page, "OnRender")).map(([share]) => share);
  assert.equal(shares.filter(share => share === 1).length, INSTRUMENTS.length);
});

for (const theme of ["light", "dark"] as const) {
  test(`Cards_Axe_${theme}_FindsNothing`, async () => {
    const page = await open({}, { colorScheme: theme });
    await page.locator(roll("a")).click();
    assert.deepEqual(await violations(page, "#grid"), []);
  });
}
