import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { BrowserContextOptions, Page } from "playwright-core";
import type { IntervalsModel } from "../../src/charting/model";
import { violations } from "./axe";
import { Site } from "./site";

const site = new Site();
before(() => site.start());
after(() => site.stop());

const KINDS = ["intervals", "confusion", "line", "bars", "boxes", "histogram"] as const;

/** The policy of every page of this site, from the server's own source. */
async function policy(): Promise<string> {
  const source = await readFile(join(process.env["MOODLAB_CLIENT"]!, "../Hosting/SecurityHeaders.cs"), "utf8");
  const [, text] = /string Policy =\s*((?:"[^"]*"[\s+]*)+);/.exec(source)!;
  return [...text!.matchAll(/"([^"]*)"/g)].map(([, part]) => part).join("");
}

/** Opens the charts under the site's own policy. */
async function open(options: BrowserContextOptions = {}): Promise<Page> {
  const headers = { "Content-Security-Policy": await policy() };
  const routes = async (page: Page): Promise<void> => {
    await page.route("**/charts.html", async route => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), ...headers } });
    });
  };
  return site.open({ ...options, before: routes }, "charts");
}

const wordsOf = (page: Page, kind: string): Promise<string[]> =>
  page.locator(`[data-chart=${kind}] svg text`).allTextContents();
const fills = (page: Page): Promise<(string | null)[]> =>
  page.locator("[data-chart] svg text").evaluateAll(texts => texts.map(text => text.getAttribute("fill")));

test("policy_IsTheServersOwn", async () => {
  const found = await policy();
  assert.match(found, /^default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; .*frame-ancestors 'none'$/);
});

test("Charts_EachKind_IsDrawnUnderThePolicy", async () => {
  const page = await open();
  const wanted = {
    intervals: ["49.5\u202f%", "chance 25\u202f%", "delighted", "nothing yet"],
    confusion: ["48\u202f%", "intended", "depressed", "–"],
    line: ["Place in the session", "chance 25\u202f%", "angry"],
    bars: ["Piece 8", "calm", "18"],
    boxes: ["Saint-Saëns", "Length in minutes"],
    histogram: ["Quarter notes a minute", "Tempi set"],
  };
  for (const kind of KINDS) {
    const words = await wordsOf(page, kind);
    wanted[kind].forEach(word => assert.ok(words.includes(word), `${kind}: ${word} is not among ${words.join(", ")}`));
  }

  assert.deepEqual(await page.evaluate(() => window.charts.forbidden), []);
});

test("Charts_Names_AreWhole", async () => {
  for (const width of [390, 1200]) {
    const page = await open({ viewport: { width, height: 800 } });
    for (const kind of ["confusion", "bars", "boxes"]) {
      const words = await wordsOf(page, kind);
      assert.deepEqual(words.filter(word => word.includes("...")), [], `${kind} at ${width}`);
    }
  }
});

test("Charts_Narrow_StayWithinThePage", async () => {
  const page = await open({ viewport: { width: 1200, height: 800 } });
  await page.setViewportSize({ width: 390, height: 800 });
  await page.waitForFunction(() =>
    [...document.querySelectorAll("[data-chart] svg")].every(svg => svg.getBoundingClientRect().width < 390),
  );
  const beyond = await page.locator("[data-chart]").evaluateAll(figures =>
    figures.flatMap(figure => {
      const { left, right } = figure.getBoundingClientRect();
      return [...figure.querySelectorAll("text")]
        .map(text => ({ text: text.textContent, box: text.getBoundingClientRect() }))
        .filter(({ box }) => box.right > right + 1 || box.left < left - 1)
        .map(({ text, box }) => `${text} from ${box.left} to ${box.right} of ${left} to ${right}`);
    }),
  );
  assert.deepEqual(beyond, []);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 390));
});

test("Charts_Theme_IsFollowedLive", async () => {
  const page = await open({ colorScheme: "light" });
  assert.ok((await fills(page)).includes("#24211d"));
  await page.click("[data-theme-set=dark]");
  await page.waitForFunction(() => document.querySelector("[data-chart] svg text[fill='#ede9e2']") !== null);
  assert.ok(!(await fills(page)).includes("#24211d"), "nothing of the light ink is left");
});

test("Charts_Pointer_TellsTheNumbers", async () => {
  const page = await open();
  const cell = page.locator("[data-chart=confusion] svg text", { hasText: "28" }).first();
  const box = (await cell.boundingBox())!;
  await page.mouse.move(box.x + 2, box.y - 4);
  await page.locator("[data-chart=confusion] svg text", { hasText: "61\u202f% of the row" }).waitFor();
  const outside = page.locator("[data-chart] div div:not(:has(svg))");
  assert.equal(await outside.count(), 0, "the words are part of the picture");
});

test("Charts_Pressed_TellWhichMark", async () => {
  const page = await open();
  const press = async (kind: string, x: number, y: number): Promise<void> => {
    const figure = page.locator(`[data-chart=${kind}]`);
    const { width, height } = (await figure.boundingBox())!;
    await figure.click({ position: { x: x * width, y: y * height } });
  };
  // The last of four rows; a bar in the middle, far above its top.
  await press("boxes", 0.5, 0.66);
  await press("histogram", 0.5, 0.1);
  const dots = await page.locator("[data-chart=boxes]").evaluate(figure =>
    [...figure.querySelectorAll("svg path, svg circle")]
      .filter(mark => mark.getAttribute("stroke-width") === "1.25")
      .map(mark => mark.getBoundingClientRect())
      .map(mark => ({
        x: mark.x + mark.width / 2 - figure.getBoundingClientRect().x,
        y: mark.y + mark.height / 2 - figure.getBoundingClientRect().y,
      })),
  );
  assert.equal(dots.length, 8);
  await page.locator("[data-chart=boxes]").click({ position: dots[0]! });
  const told = await page.evaluate(() => window.charts.pressed);
  assert.deepEqual(told[0], ["boxes", "OnMark", "boxes", 3]);
  assert.deepEqual(told[1]!.slice(0, 3), ["histogram", "OnMark", "bins"]);
  assert.ok(Math.abs((told[1]![3] as number) - 24) < 6, JSON.stringify(told[1]));
  assert.deepEqual(told[2]!.slice(0, 3), ["boxes", "OnMark", "outliers"]);
});

test("Chart_ShownAgain_IsReplaced", async () => {
  const page = await open();
  await page.evaluate(() => {
    const { handles, models } = window.charts;
    handles["intervals"]!.show({ ...(models["intervals"] as IntervalsModel), rows: [] }, "Nothing");
  });
  const words = await wordsOf(page, "intervals");
  assert.ok(!words.includes("delighted") && words.includes("chance 25\u202f%"));
});

test("Download_Svg_IsAPictureOfItsOwn", async () => {
  for (const background of ["white", "theme"] as const) {
    // A page may not hand over more than ten files at once.
    const page = await open({ colorScheme: "dark" });
    for (const kind of KINDS) {
      const [file] = await Promise.all([
        page.waitForEvent("download"),
        page.evaluate(([k, b]) => window.charts.handles[k]!.download("svg", b), [kind, background] as const),
      ]);
      assert.match(file.suggestedFilename(), /^half-of-the-listeners-.*\.svg$/);
      const svg = await readFile(await file.path(), "utf8");
      assert.ok(svg.includes(`fill="${background === "white" ? "#ffffff" : "#181715"}"/>`));
      assert.ok(svg.includes("Half of the listeners"));
      const problem = await page.evaluate(text => {
        const read = new DOMParser().parseFromString(text, "image/svg+xml");
        return read.querySelector("parsererror")?.textContent ?? null;
      }, svg);
      assert.equal(problem, null);
    }
  }
});

test("Download_Png_HasItsSizeAndIsNotEmpty", async () => {
  const page = await open();
  for (const kind of KINDS) {
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.evaluate(k => window.charts.handles[k]!.download("png"), kind),
    ]);
    const png = await readFile(await file.path());
    assert.equal(png.readUInt32BE(0), 0x89504e47);
    assert.equal(png.readUInt32BE(16), 1440, "twice as sharp as the SVG is wide");
    assert.ok(png.length > 10_000);
  }

  assert.deepEqual(await page.evaluate(() => window.charts.forbidden), []);
});

test("Dispose_LeavesNothing", async () => {
  const page = await open();
  await page.evaluate(() => {
    Object.values(window.charts.handles).forEach(handle => handle.dispose());
  });
  assert.equal(await page.locator("[data-chart] svg").count(), 0);
  await page.click("[data-theme-set=dark]");
  await page.setViewportSize({ width: 500, height: 500 });
  assert.equal(await page.locator("[data-chart] svg").count(), 0);
});

for (const theme of ["light", "dark"] as const) {
  test(`Charts_Axe_${theme}_FindsNothing`, async () => {
    const page = await open({ colorScheme: theme });
    assert.deepEqual(await violations(page), []);
  });
}
