import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { BrowserContextOptions, Locator, Page, Request } from "playwright-core";
import { TARGET } from "../../src/listening/evening";
import { loudnessOf } from "../../src/listening/loudness";
import type { Note } from "../../src/music/note";
import { writeMidi } from "../../src/music/midi-writer";
import { violations } from "./axe";
import { Site } from "./site";

const site = new Site();
before(() => site.start());
after(() => site.stop());

const note = (start: number, duration: number, pitch: number, velocity: number): Note => ({
  start,
  duration,
  pitch,
  velocity,
});

/** As soft and as sparse as music gets, as loud and as dense, and a short one. */
const SOUNDS: Record<string, Note[]> = {
  soft: Array.from({ length: 4 }, (_, i) => note(i * 1.5, 1.4, 40 + i, 12)),
  loud: Array.from({ length: 240 }, (_, i) => note(Math.floor(i / 8) / 5, 0.2, 48 + ((i * 7) % 40), 127)),
  a: Array.from({ length: 8 }, (_, i) => note(i / 4, 0.25, 60 + i, 80)),
};

/** Opens a step of a survey; `/health` answers, and `/sounds/NAME` is a piece. */
function open(query = "step=piece", options: BrowserContextOptions = {}): Promise<Page> {
  const routes = async (page: Page): Promise<void> => {
    await page.route("**/health", route => route.fulfill({ status: 200 }));
    await page.route(/:\d+\/sounds\//, route => {
      const notes = SOUNDS[route.request().url().split("/").at(-1)!];
      return route.fulfill(notes === undefined ? { status: 404 } : { body: Buffer.from(writeMidi(notes)) });
    });
  };
  return site.open({ ...options, before: routes }, "listen", `?${query}`);
}

const field = (page: Page, name: string): Promise<string> => page.locator(`[data-field=${name}]`).inputValue();
const untilReady = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => !document.querySelector("[data-listen]")!.hasAttribute("aria-busy"));
const untilLoaded = (page: Page): Promise<unknown> => page.waitForFunction(() => "listen" in window);
const untilHeard = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => window.listen.heard() > 0.002, undefined, { polling: 5 });
const areClosed = (page: Page): Promise<boolean> =>
  page.locator("[data-until-heard]").evaluate(answers => answers.matches(":disabled"));
const untilOpen = (page: Page): Promise<unknown> => page.waitForSelector("[data-until-heard]:enabled");
const button = (page: Page, name: string): Locator => page.getByRole("button", { name, exact: true });

/** Every post that the page makes from now on. */
function posts(page: Page): Request[] {
  const made: Request[] = [];
  page.on("request", request => (request.method() === "POST" ? made.push(request) : undefined));
  return made;
}

test("Play_Share_SoundsFillsTheRingAndOpensTheAnswersNoSooner", async t => {
  const page = await open("step=piece&share=0.6");
  await untilReady(page);
  assert.ok(await areClosed(page));
  assert.equal(await page.locator("[data-ring]").getAttribute("stroke-dashoffset"), "1.0000");
  await button(page, "Play").click();
  await untilHeard(page);
  await button(page, "Stop").waitFor();
  await untilOpen(page);
  const length = Number(await field(page, "length"));
  const opened = await page.evaluate(() => window.listen.openedAt());
  t.diagnostic(`opened when ${opened} s of ${length} s were heard`);
  assert.ok(length > 2 && length < 4.1, `${length}: the notes and their fading`);
  assert.ok(opened! >= 0.6 * length - 0.06 && opened! < 0.6 * length + 0.6);
  await button(page, "Play again").waitFor();
  const rings = await page.evaluate(() => window.listen.rings.map(ring => ring.offset));
  assert.ok(rings.length > 20, "the ring moves with the picture");
  assert.ok(rings.slice(1).every((offset, i) => offset <= rings[i]!), "the ring never falls back");
  assert.equal(rings.at(-1), 0);
  assert.equal(await field(page, "heard"), length.toFixed(2));
  assert.equal(await field(page, "plays"), "1");
  const said = await page.evaluate(() => window.listen.said);
  assert.ok(said.some(text => /^Loading the piano: \d+ %$/.test(text)), said.join("; "));
  assert.ok(said.some(text => /^Preparing the sound: \d+ %$/.test(text)), said.join("; "));
  assert.equal(said.at(-1), "You can answer now.");
});

test("Play_StoppedAndAgain_CountsEachSecondOnce", async () => {
  const page = await open();
  await untilReady(page);
  for (const plays of ["1", "2"]) {
    await page.locator("[data-play]").click();
    await page.waitForFunction(() => window.listen.rings.at(-1)!.offset < 0.7);
    await button(page, "Stop").click();
    await page.waitForFunction(() => window.listen.heard() < 1e-4);
    assert.equal(await field(page, "plays"), plays);
    await page.evaluate(() => (window.listen.rings.length = 0));
  }

  const [heard, length] = [Number(await field(page, "heard")), Number(await field(page, "length"))];
  assert.ok(heard > 0.2 * length && heard < 0.55 * length, `${heard} of ${length}`);
  assert.ok(await areClosed(page));
});

test("Reload_MidWay_KeepsCountsAndAnswers", async () => {
  const page = await open("step=piece&share=0.2");
  await untilReady(page);
  await button(page, "Play").click();
  await untilOpen(page);
  await page.getByLabel("two").check();
  await page.getByLabel("Comment").fill("a bell");
  await page.getByLabel("Excited").fill("40");
  await button(page, "Stop").click();
  const before = [await field(page, "heard"), await field(page, "plays"), await field(page, "length")];
  await page.reload();
  await untilLoaded(page);
  assert.ok(!(await areClosed(page)), "open before the sound is there again");
  assert.deepEqual([await field(page, "heard"), await field(page, "plays"), await field(page, "length")], before);
  assert.ok(await page.getByLabel("two").isChecked());
  assert.equal(await page.getByLabel("Comment").inputValue(), "a bell");
  assert.equal(await page.getByLabel("Excited").inputValue(), "40");
  assert.equal(await field(page, "refocuses"), "0", "a reload is no loss of focus");
  await button(page, "Play again").click();
  await untilHeard(page);
  assert.equal(await field(page, "plays"), "2");
});

test("Pieces_VeryDifferent_AreEquallyLoud", async t => {
  const figures: number[] = [];
  for (const name of ["soft", "loud"]) {
    const page = await open(`step=piece&sound=/sounds/${name}`);
    await button(page, "Play").click();
    await untilHeard(page);
    const { rate, channels } = await page.evaluate(() => {
      const [sound] = window.listen.played;
      const channel = (i: number): number[] => [...sound!.getChannelData(i)];
      return { rate: sound!.sampleRate, channels: [channel(0), channel(1)] };
    });
    const samples = channels.map(channel => Float32Array.from(channel));
    const peak = 20 * Math.log10(samples.flatMap(c => [...c]).reduce((high, x) => Math.max(high, Math.abs(x)), 0));
    figures.push(loudnessOf(samples, rate));
    t.diagnostic(`${name}: ${figures.at(-1)!.toFixed(2)} LUFS, highest sample ${peak.toFixed(1)} dBFS`);
    assert.ok(peak < -1);
  }

  assert.ok(Math.abs(figures[0]! - figures[1]!) < 0.5);
  figures.forEach(figure => assert.ok(Math.abs(figure - TARGET) < 0.1));
});

test("Scripts_OfAListener_KnowNoMood", async () => {
  const page = await open();
  const scripts: Promise<string>[] = [];
  page.on("response", response => {
    const isScript = /\/lib\/[^/]+\.js/.test(response.url());
    // What reads its own address again comes from the browser's store, and has no text.
    scripts.push(isScript && response.status() === 200 ? response.text() : Promise.resolve(""));
  });
  await page.reload();
  await untilLoaded(page);
  await page.locator("[data-play]").click();
  await untilHeard(page);
  const texts = (await Promise.all(scripts)).filter(text => text !== "");
  assert.ok(texts.length > 5);
  texts.forEach(text => {
    assert.doesNotMatch(text, /angry|delighted|depressed/i);
    assert.doesNotMatch(text, /sourceMappingURL/);
  });
});

test("Sound_Missing_SaysWhatToDoAndTriesAgain", async () => {
  const page = await open("step=piece&sound=/sounds/none");
  await button(page, "Try again").waitFor();
  assert.match((await page.locator("[data-status]").textContent())!, /Nothing is lost.*Try again/);
  await page.route(/:\d+\/sounds\/none/, route => route.fulfill({ body: Buffer.from(writeMidi(SOUNDS["a"]!)) }));
  await button(page, "Try again").click();
  await untilHeard(page);
  await button(page, "Stop").waitFor();
});

test("Play_WhileItIsPrepared_WaitsAndIsHeard", async () => {
  const page = await open();
  await page.locator("[data-play]").click();
  await untilHeard(page);
  assert.equal(await field(page, "plays"), "1");
});

test("Keys_SpaceDigitsEnter_PlayChooseAndSubmit", async () => {
  const page = await open("step=piece&share=0.1");
  const made = posts(page);
  await untilReady(page);
  await page.keyboard.press("3");
  assert.ok(!(await page.getByLabel("three").isChecked()), "not before it was heard");
  await page.keyboard.press("Space");
  await untilOpen(page);
  await page.keyboard.press("3");
  assert.ok(await page.getByLabel("three").isChecked());
  await page.getByLabel("Comment").focus();
  await page.keyboard.type("1 and 2\n");
  assert.ok(await page.getByLabel("three").isChecked(), "in a text keys are letters");
  assert.equal(made.length, 0);
  await page.getByLabel("three").focus();
  await page.keyboard.press("Enter");
  await page.waitForEvent("load");
  const sent = new URLSearchParams(made[0]!.postData()!);
  assert.equal(made.length, 1);
  assert.equal(sent.get("mood"), "three");
  assert.equal(sent.get("go"), "next", "the button's own value goes along");
  assert.equal(sent.get("plays"), "1");
  assert.ok(Number(sent.get("heard")) > 0);
  assert.equal(sent.get("valence"), null, "an untouched pad is no answer");
});

test("Submit_Twice_IsSentOnce", async () => {
  const page = await open("step=questions");
  const made = posts(page);
  await page.evaluate(() => {
    const next = document.querySelector<HTMLButtonElement>("button[type=submit]")!;
    next.click();
    next.click();
    setTimeout(() => next.click());
  });
  await page.waitForEvent("load");
  assert.equal(made.length, 1);
});

test("Submit_ServerGone_SaysSoWaitsAndSendsOnce", async () => {
  const page = await open("step=questions");
  const made = posts(page);
  let asked = 0;
  await page.route("**/health", route => (++asked < 3 ? route.abort() : route.fulfill({ status: 200 })));
  await page.getByLabel("Age").fill("37");
  await button(page, "Next").click();
  await page.getByText("Connection lost; your answers are safe. Trying again.").waitFor();
  assert.equal(made.length, 0);
  await page.waitForEvent("load");
  assert.equal(made.length, 1);
  assert.equal(new URLSearchParams(made[0]!.postData()!).get("age"), "37");
});

test("Offline_IsToldAndEndsByItself", async () => {
  const page = await open("step=questions");
  const made = posts(page);
  await page.context().setOffline(true);
  await page.getByText("Connection lost").waitFor();
  await button(page, "Next").click();
  await page.context().setOffline(false);
  await page.waitForEvent("load");
  assert.equal(made.length, 1);
});

test("Level_Slider_IsHeardAtOnceKeptAndSent", async () => {
  const page = await open("step=sound");
  await button(page, "Play").click();
  await untilHeard(page);
  await page.getByLabel("Level").fill("30");
  await page.waitForFunction(() => Math.abs(window.listen.level() - 0.09) < 0.001);
  assert.equal(await field(page, "level"), "30");
  await untilOpen(page);
  await page.reload();
  await untilLoaded(page);
  assert.equal(await page.getByLabel("Level").inputValue(), "30");
  assert.equal(await field(page, "level"), "30");
});

test("Headphones_SixTrials_CountAndLetGoOn", { timeout: 60_000 }, async () => {
  const page = await open("step=headphones");
  for (let trial = 1; trial <= 6; trial++) {
    await page.getByText(`Trial ${trial} of 6`).waitFor();
    assert.ok(await button(page, "Go on").isDisabled());
    assert.ok(await button(page, "Next trial").isDisabled());
    await page.locator("[data-tone-play]").click();
    assert.ok(await page.locator("[data-tone-play]").isDisabled(), "each trial is heard once");
    await page.getByText("Which tone was the quietest?").waitFor();
    const quiet = await page.evaluate(() => {
      const [left] = [window.listen.played.at(-1)!.getChannelData(0)];
      const rate = window.listen.played.at(-1)!.sampleRate;
      const power = [0, 1, 2].map(i => left.slice(i * 1.5 * rate, (i * 1.5 + 1) * rate).reduce((s, x) => s + x * x, 0));
      return power.indexOf(Math.min(...power)) + 1;
    });
    // The fourth one is answered wrong.
    await page.locator(`[name=quietest][value="${trial === 4 ? (quiet % 3) + 1 : quiet}"]`).check();
    await button(page, "Next trial").click();
  }

  await page.getByText("That was the last trial.").waitFor();
  assert.equal(await field(page, "headphones"), "5");
  assert.ok(await button(page, "Go on").isEnabled());
});

test("Headphones_Reloads_GoOnWhereItWas", { timeout: 60_000 }, async () => {
  const page = await open("step=headphones");
  const play = page.locator("[data-tone-play]");
  await play.click();
  await page.reload();
  await page.getByText("Trial 1 of 6. Play the three tones.").waitFor();
  await play.click();
  await page.getByText("Trial 1 of 6. Which tone was the quietest?").waitFor();
  await page.reload();
  await page.getByText("Trial 1 of 6. Which tone was the quietest?").waitFor();
  assert.ok(await play.isDisabled(), "it was heard, and is heard once");
  await page.locator("[name=quietest]").first().check();
  await button(page, "Next trial").click();
  await page.getByText("Trial 2 of 6").waitFor();
  await page.reload();
  await page.getByText("Trial 2 of 6. Play the three tones.").waitFor();
  assert.equal(await page.locator("[name=quietest]:checked").count(), 0);
  assert.ok(await button(page, "Go on").isDisabled());
});

test("Pad_Drag_SetsBothSlidersAndIsSent", async () => {
  const page = await open("step=piece&share=0");
  await untilReady(page);
  const made = posts(page);
  assert.ok(await page.locator(".affect-dot").isHidden());
  const box = (await page.locator(".affect-pad").boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width + 40, box.y - 40, { steps: 5 });
  await page.mouse.up();
  assert.equal(await page.getByLabel("Pleasant").inputValue(), "100");
  assert.equal(await page.getByLabel("Excited").inputValue(), "100");
  await page.getByLabel("Excited").press("ArrowLeft");
  await page.getByLabel("one").check();
  await button(page, "Next").click();
  await page.waitForEvent("load");
  const sent = new URLSearchParams(made[0]!.postData()!);
  assert.deepEqual([sent.get("valence"), sent.get("arousal")], ["100", "99"]);
});

test("Focus_Lost_IsCounted", async () => {
  const page = await open();
  await untilReady(page);
  await page.evaluate(() => {
    dispatchEvent(new Event("blur"));
    document.dispatchEvent(new Event("visibilitychange"));
    dispatchEvent(new Event("focus"));
    dispatchEvent(new Event("blur"));
  });
  assert.equal(await field(page, "refocuses"), "2");
});

test("End_ForgetsTheListener", async () => {
  const page = await open("step=questions");
  await page.getByLabel("Age").fill("37");
  const kept = (): Promise<number> => page.evaluate(() => sessionStorage.length);
  assert.equal(await kept(), 1);
  await page.goto(page.url().replace("step=questions", "step=end"));
  await untilLoaded(page);
  assert.equal(await kept(), 0);
});

for (const theme of ["light", "dark"] as const) {
  test(`Steps_Axe_${theme}_FindsNothing`, async () => {
    for (const step of ["piece", "sound", "headphones"]) {
      const page = await open(`step=${step}&share=0`, { colorScheme: theme });
      await untilReady(page);
      assert.deepEqual(await violations(page), [], step);
    }
  });
}
