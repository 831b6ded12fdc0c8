import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { violations } from "./axe";
import { Site } from "./site";

const site = new Site();
before(() => site.start());
after(() => site.stop());

/** Attaches a composition with a piece of many notes. */
async function attach(page: Page, count: number, seconds: number): Promise<void> {
  await page.evaluate(
    async ([n, length]) => {
      const { composition, page: dotNet } = window.harness;
      window.handle = await composition.attach(document.querySelector<HTMLElement>("#roll")!, dotNet);
      const notes = Array.from({ length: n }, (_, i) => ({
        start: (i * length) / n,
        duration: 0.3,
        pitch: 40 + ((i * 7) % 44),
        velocity: 30 + ((i * 13) % 90),
      }));
      await window.handle.load(null, notes, "calm");
    },
    [count, seconds] as const,
  );
}

const position = (page: Page): Promise<number> => page.evaluate(() => window.handle.stats().position);
const nextFrame = (page: Page): Promise<unknown> =>
  page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));

for (const [view, wheel, mostNotes] of [
  ["as it opens", 0, 250],
  ["all of it at once", 4000, 5000],
] as const) {
  // What keeps sixty frames a second: only what is seen is visited, and in few strokes, however many notes there are.
  test(`Roll_FiveThousandNotes_${view}_IsDrawnInFewStrokesOnceAFrame`, async t => {
    const page = await site.open({ viewport: { width: 1280, height: 800 } });
    await attach(page, 5000, 300);
    await page.evaluate(() => window.handle.prepare());
    await page.locator("#roll canvas").hover();
    await page.mouse.wheel(0, wheel);
    await page.evaluate(() => window.handle.play());
    await page.waitForFunction(() => window.handle.stats().position > 0.5);
    const frames = await page.evaluate(() => window.harness.countStrokes(30));
    const stats = await page.evaluate(() => window.handle.stats());
    const most = (kind: "strokes" | "boxes" | "rounded"): number => Math.max(...frames.map(frame => frame[kind]));
    t.diagnostic(
      `${stats.notesDrawn} notes, ${most("strokes")} strokes, ${stats.frameMilliseconds.toFixed(2)} ms a frame`,
    );
    assert.equal(stats.notes, 5000);
    assert.ok(stats.notesDrawn > (wheel > 0 ? 4900 : 100) && stats.notesDrawn <= mostNotes, `${stats.notesDrawn}`);
    // Keys, lines, their numbers and octaves, and one fill for each shade of the notes.
    assert.ok(most("strokes") < 200, `${most("strokes")} strokes`);
    assert.ok(most("boxes") + most("rounded") < mostNotes + 100, `${most("boxes")} boxes`);
    // Round corners cost ten times as much: many notes have none.
    assert.ok(wheel > 0 ? most("rounded") === 0 : most("rounded") > 100, `${most("rounded")} rounded`);
    assert.equal(new Set(frames.map(frame => frame.time)).size, frames.length, "no frame is drawn twice");
  });
}

test("Roll_Keys_MoveByBeatAndBarAndPlay", async () => {
  const page = await site.open();
  await attach(page, 200, 60);
  const canvas = page.locator("#roll canvas");
  await canvas.focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await position(page), 0.5);
  await page.keyboard.press("Shift+ArrowRight");
  assert.equal(await position(page), 2);
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("ArrowLeft");
  assert.equal(await position(page), 3.5);
  await page.keyboard.press("End");
  assert.ok(Math.abs((await position(page)) - 60) < 1);
  await page.keyboard.press("Home");
  assert.equal(await position(page), 0);
  await page.keyboard.press(" ");
  await page.waitForFunction(() => window.handle.stats().position > 0.2);
  await page.keyboard.press(" ");
  assert.equal(await page.evaluate(() => window.handle.stats().playing), false);
});

test("Roll_DragAndTap_Seek", async () => {
  const page = await site.open();
  await attach(page, 200, 60);
  await page.evaluate(() => window.handle.seek(30));
  const box = (await page.locator("#roll canvas").boundingBox())!;
  const second = (box.width - 44) / 12;
  const middle = box.y + box.height / 2;
  await page.mouse.move(box.x + 400, middle);
  await page.mouse.down();
  await page.mouse.move(box.x + 400 - 3 * second, middle, { steps: 8 });
  await page.mouse.up();
  assert.ok(Math.abs((await position(page)) - 33) < 0.1, `${await position(page)}`);
  await nextFrame(page);
  // The playhead stands in the left third: a tap two seconds to its right goes there.
  await page.mouse.click(box.x + 44 + (box.width - 44) / 3 + 2 * second, middle);
  assert.ok(Math.abs((await position(page)) - 35) < 0.1, `${await position(page)}`);
});

test("Roll_Pinch_Zooms", async () => {
  const page = await site.open();
  await attach(page, 600, 60);
  await nextFrame(page);
  const drawn = (): Promise<number> => page.evaluate(() => window.handle.stats().notesDrawn);
  const wide = await drawn();
  await page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>("#roll canvas")!;
    canvas.setPointerCapture = () => undefined;
    const box = canvas.getBoundingClientRect();
    const send = (type: string, pointerId: number, x: number): void =>
      void canvas.dispatchEvent(
        new PointerEvent(type, { pointerId, clientX: box.left + x, clientY: box.top + 50, bubbles: true }),
      );
    send("pointerdown", 1, 200);
    send("pointerdown", 2, 300);
    send("pointermove", 2, 500);
    send("pointerup", 2, 500);
    send("pointerup", 1, 200);
  });
  await nextFrame(page);
  assert.ok((await drawn()) < wide * 0.6, `${await drawn()} of ${wide}`);
  assert.equal(await position(page), 0, "a pinch is no tap");
});

test("Roll_TextLine_SaysWhereTheMusicIs", async () => {
  const page = await site.open();
  await attach(page, 200, 60);
  const status = page.locator("[data-roll-status]");
  assert.equal(await status.getAttribute("aria-live"), "off");
  await page.locator("#roll canvas").focus();
  assert.equal(await status.getAttribute("aria-live"), "polite");
  await page.evaluate(() => window.handle.seek(8.05));
  await nextFrame(page);
  assert.equal(await status.textContent(), "bar 5, 120 bpm, 1 note sounding");
  assert.equal(
    await page.locator("#roll canvas").getAttribute("aria-valuetext"),
    "bar 5, 120 bpm, 1 note sounding",
  );
});

test("Roll_HighDensityScreen_IsSharp", async () => {
  const page = await site.open({ deviceScaleFactor: 2 });
  await attach(page, 10, 10);
  const sizes = await page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>("#roll canvas")!;
    return [canvas.width / canvas.clientWidth, canvas.height / canvas.clientHeight];
  });
  assert.deepEqual(sizes, [2, 2]);
});

test("Roll_ThemeChanges_TakesItsColours", async () => {
  const page = await site.open({ colorScheme: "light" });
  await attach(page, 10, 10);
  const corner = (): Promise<number> =>
    page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>("#roll canvas")!;
      return canvas.getContext("2d")!.getImageData(1, 1, 1, 1).data[0]!;
    });
  await nextFrame(page);
  assert.ok((await corner()) > 200);
  await page.click("[data-theme-set=dark]");
  await nextFrame(page);
  assert.ok((await corner()) < 60);
});

test("Theme_Choice_IsRememberedAndSurvivesNavigation", async () => {
  const page = await site.open({ colorScheme: "light" });
  const theme = (): Promise<string | undefined> => page.evaluate(() => document.documentElement.dataset["theme"]);
  assert.equal(await theme(), "light");
  await page.click("[data-theme-set=dark]");
  assert.equal(await theme(), "dark");
  assert.equal(await page.locator("[data-theme-set=dark]").getAttribute("aria-pressed"), "true");
  await page.reload();
  assert.equal(await theme(), "dark");
  await page.evaluate(() => {
    delete document.documentElement.dataset["theme"];
    delete document.documentElement.dataset["themeChoice"];
  });
  assert.equal(await theme(), "dark", "it is put back when a navigation takes it away");
  await page.click("[data-theme-set=system]");
  assert.equal(await theme(), "light");
  await page.emulateMedia({ colorScheme: "dark" });
  await page.waitForFunction(() => document.documentElement.dataset["theme"] === "dark");
});

test("MoodPad_DragKeysAndCorners_TellThePage", async () => {
  const page = await site.open();
  await page.evaluate(() => {
    window.harness.moodpad.attach(document.querySelector<HTMLElement>("#pad")!, window.harness.page);
  });
  const told = (): Promise<[number, number][]> => page.evaluate(() => window.harness.told.OnMoodPad);
  const last = async (): Promise<[number, number]> => (await told()).at(-1)!;
  await page.getByRole("button", { name: "Depressed" }).click();
  assert.deepEqual(await last(), [-0.8, -0.8]);
  const box = (await page.locator(".moodpad-plane").boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width + 50, box.y - 50, { steps: 40 });
  await page.mouse.up();
  assert.deepEqual(await last(), [1, 1], "beyond the edge is the edge");
  assert.ok((await told()).length < 35, "the page is not flooded");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowDown");
  await page.waitForFunction(() => window.harness.told.OnMoodPad.at(-1)![1] === 0.9);
  assert.deepEqual(await last(), [0.9, 0.9]);
  assert.match((await page.getByRole("slider").first().getAttribute("aria-valuetext"))!, /^Delighted/);
});

test("Home_Button_UnmutesAndMutes", async () => {
  const page = await site.open();
  await page.evaluate(() => {
    window.harness.home.attach(document.querySelector<HTMLElement>("#home")!, window.harness.scale);
  });
  const button = page.locator("[data-home-sound]");
  assert.equal(await button.getAttribute("aria-pressed"), "false");
  await button.click();
  await page.waitForSelector("[data-home-sound][aria-pressed=true]");
  await page.evaluate(() => window.harness.record());
  await page.waitForFunction(() => window.harness.blocks.some(([, peak]) => peak > 0.01));
  await button.click();
  const at = await page.evaluate(() => window.harness.time());
  await page.waitForFunction(from => window.harness.time() > from + 0.5, at);
  assert.ok(
    await page.evaluate(from => window.harness.blocks.every(([t, peak]) => t < from + 0.1 || peak < 1e-3), at),
    "a second click is silence",
  );
});

test("Home_ReducedMotion_StandsStill", async () => {
  const page = await site.open({ reducedMotion: "reduce" });
  const pictures = await page.evaluate(async () => {
    window.harness.home.attach(document.querySelector<HTMLElement>("#home")!, window.harness.scale);
    const canvas = document.querySelector<HTMLCanvasElement>("#home canvas")!;
    await new Promise(done => setTimeout(done, 300));
    const first = canvas.toDataURL();
    await new Promise(done => setTimeout(done, 300));
    return [first, canvas.toDataURL(), document.createElement("canvas").toDataURL()];
  });
  assert.equal(pictures[0], pictures[1]);
  assert.notEqual(pictures[0], pictures[2]);
});

test("MiniRoll_NotesChange_IsDrawnAgainAndBrokenOnesAreEmpty", async () => {
  const page = await site.open();
  const inked = (index: number): Promise<boolean> =>
    page.evaluate(i => {
      const canvas = document.querySelectorAll<HTMLCanvasElement>("[data-mini-roll]")[i]!;
      const { data } = canvas.getContext("2d")!.getImageData(0, 0, canvas.width, canvas.height);
      return data.some(x => x > 0);
    }, index);
  await page.evaluate(() => window.harness.miniroll.attachMini(document.querySelector<HTMLElement>("#cards")!));
  await nextFrame(page);
  assert.equal(await inked(0), false);
  await page.evaluate(() => {
    document.querySelector<HTMLElement>("[data-mini-roll]")!.dataset["miniRoll"] = "[[0,1,60,80],[1,1,64,90]]";
  });
  await nextFrame(page);
  assert.equal(await inked(0), true);
  assert.equal(await inked(3), false);
});

for (const theme of ["light", "dark"]) {
  test(`Pages_Axe_${theme}_FindsNothing`, async () => {
    const page = await site.open({ colorScheme: theme as "light" | "dark" });
    await attach(page, 100, 30);
    await page.evaluate(() => {
      window.harness.moodpad.attach(document.querySelector<HTMLElement>("#pad")!, null).set(0.5, 0.5);
    });
    assert.deepEqual(await violations(page), []);
  });
}
