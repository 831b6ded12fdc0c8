import assert from "node:assert/strict";
import { test } from "node:test";
import { init } from "echarts/core";
import { contrast, mix, READABLE, readableOn, type Rgb } from "../../src/colour";
import { cellColour } from "../../src/charting/confusion";
import { drawSvg, optionOf } from "../../src/charting/engine";
import { fileName, makeSvg, wrap } from "../../src/charting/files";
import { tellInterval } from "../../src/charting/intervals";
import { runsOf } from "../../src/charting/lines";
import { lookOf } from "../../src/charting/looks";
import type { ConfusionModel, IntervalsModel, Label, LineModel, Model } from "../../src/charting/model";
import { format, percent } from "../../src/charting/numbers";
import { PAPER, type Palette } from "../../src/charting/palette";
import { lanesOf } from "../../src/charting/references";
import { MOODS } from "../../src/moods";

const MOOD_LABELS: Label[] = MOODS.map(({ name, word }) => ({ text: name, mood: word }));
const AXIS = { title: "Right answers", from: 0, to: 100, unit: "%", digits: 1 };

/** The colours of the dark theme, as app.css and moods.css have them. */
const DARK: Palette = {
  ...PAPER,
  surface: [33, 31, 28],
  ink: [237, 233, 226],
  inkSoft: [179, 172, 159],
  accent: [188, 171, 238],
  moods: { angry: [226, 102, 77], delighted: [230, 173, 53], depressed: [127, 159, 203], calm: [69, 179, 167] },
};

const INTERVALS: IntervalsModel = {
  kind: "intervals",
  rows: [
    { label: { text: "All" }, estimate: 50, low: 40, high: 60 },
    { label: MOOD_LABELS[0]!, estimate: 25, low: 10, high: 45 },
    { label: { text: "None" }, estimate: null },
  ],
  axis: AXIS,
  lines: [{ label: "chance", value: 25 }],
};

const CONFUSION: ConfusionModel = {
  kind: "confusion",
  labels: MOOD_LABELS,
  counts: [
    [3, 1, 0, 0],
    [0, 8, 0, 0],
    [0, 0, 0, 0],
    [1, 1, 1, 1],
  ],
  rowTitle: "intended",
  columnTitle: "heard",
};

/** The words of a drawing, in order. */
function wordsOf(svg: string): string[] {
  return [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text!);
}

const draw = (model: Model): string => drawSvg(model, PAPER, 600, 300);

test("contrast_BlackOnWhite_Is21", () => {
  assert.equal(contrast([0, 0, 0], [255, 255, 255]), 21);
  assert.equal(contrast([90, 90, 90], [90, 90, 90]), 1);
});

test("readableOn_AnyBackground_IsReadable", () => {
  for (let grey = 0; grey <= 255; grey++) {
    const background: Rgb = [grey, grey, grey];
    assert.ok(contrast(readableOn(background, PAPER.ink), background) >= READABLE, `${grey}`);
  }

  assert.deepEqual(readableOn([255, 255, 255], PAPER.ink), PAPER.ink, "what is wanted, where it can be read");
});

for (const [name, palette] of [["paper", PAPER], ["dark", DARK]] as const) {
  test(`Words_On_${name}_AreReadable`, () => {
    assert.ok(contrast(palette.ink, palette.surface) >= READABLE);
    assert.ok(contrast(palette.inkSoft, palette.surface) >= READABLE);
    for (let share = 0; share <= 1; share += 0.01) {
      const cell = cellColour(share, palette);
      assert.ok(contrast(readableOn(cell, palette.ink, palette.surface), cell) >= READABLE);
    }

    for (const { name: mood } of MOODS) {
      // Shapes and bars need 3:1 against the surface, the words on them more.
      assert.ok(contrast(palette.moods[mood], palette.surface) >= 3, mood);
      const ink = readableOn(palette.moods[mood], palette.ink, palette.surface);
      assert.ok(contrast(ink, palette.moods[mood]) >= READABLE, mood);
    }
  });
}

test("lookOf_Moods_HaveTheirShapeAndColourOthersDiffer", () => {
  MOODS.forEach((mood, i) => {
    const look = lookOf(MOOD_LABELS[i]!, 3, PAPER);
    assert.deepEqual([look.shape, look.colour], [mood.shape, PAPER.moods[mood.name]]);
  });
  const others = [0, 1, 2, 3].map(i => lookOf({ text: "a" }, i, PAPER));
  assert.equal(new Set(others.map(look => look.shape)).size, 4);
  const shapes: string[] = MOODS.map(mood => mood.shape);
  assert.ok(others.every(look => !shapes.includes(look.shape)));
});

test("format_Numbers_HaveUnitAndMinus", () => {
  assert.equal(format(49.456, AXIS), "49.5\u202f%");
  assert.equal(format(-0.5, { unit: "", digits: 1 }), "\u22120.5");
  assert.equal(format(-0.01, { unit: "", digits: 1 }), "0");
  assert.equal(format(12345, { unit: "", digits: 0 }), "12345");
  assert.equal(percent(1 / 3), "33\u202f%");
  assert.equal(tellInterval(50, 40, null, AXIS), "50\u202f%");
  assert.equal(tellInterval(50, 40, 60, AXIS), "50\u202f% (40\u202f% to 60\u202f%)");
});

test("drawSvg_Intervals_HaveDotsWhiskersAndReferences", () => {
  const svg = draw(INTERVALS);
  const words = wordsOf(svg);
  for (const word of ["All", "angry", "None", "nothing yet", "50\u202f%", "25\u202f%", "Right answers"]) {
    assert.ok(words.includes(word), `${word} is not among ${words.join(", ")}`);
  }

  assert.ok(words.includes("chance 25\u202f%"));
  // The interval of 40 to 60 is a fifth of the scale, the one of 10 to 45 more than a third.
  const lines = [...svg.matchAll(/<path d="M([\d.]+) ([\d.]+)L([\d.]+) \2"[^>]*stroke-width="2"/g)];
  const widths = lines.map(([, from, , to]) => Number(to) - Number(from));
  assert.equal(widths.length, 2);
  assert.ok(Math.abs(widths[0]! / widths[1]! - 20 / 35) < 0.01, widths.join(" "));
});

test("optionOf_DrawnAgainNarrower_IsAsDrawnAtOnce", () => {
  const drawing = init(null, null, { renderer: "svg", ssr: true, width: 900, height: 300 });
  for (const width of [900, 600]) {
    drawing.resize({ width, height: 300 });
    drawing.setOption(optionOf(INTERVALS, PAPER, width), { notMerge: true });
  }

  const shapes = (svg: string): string[] => svg.match(/<path d="[^"]*" transform="[^"]*"/g) ?? [];
  assert.ok(shapes(draw(INTERVALS)).length > 2);
  assert.deepEqual(shapes(drawing.renderToSVGString()), shapes(draw(INTERVALS)));
  drawing.dispose();
});

test("drawSvg_Confusion_TellsSharesOfRowsAndCounts", () => {
  const words = wordsOf(draw(CONFUSION));
  assert.deepEqual(
    words.filter(word => /^[\d–]/.test(word)).slice(0, 8),
    ["75\u202f%", "3", "25\u202f%", "1", "0\u202f%", "0", "0\u202f%", "0"],
  );
  assert.equal(words.filter(word => word === "–").length, 4, "a row without answers has no shares");
  assert.equal(words.filter(word => word === "angry").length, 2);
  assert.ok(words.includes("intended") && words.includes("heard"));
});

test("drawSvg_ConfusionOfMany_TellsPercentOnlyWhereItHappened", () => {
  const labels = Array.from({ length: 25 }, (_, i) => ({ text: `Name ${i}` }));
  const counts = labels.map((_, i) => labels.map((_, j) => (i === j ? 3 : j === 0 ? 1 : 0)));
  const svg = drawSvg({ ...CONFUSION, labels, counts }, PAPER, 770, 770);
  const numbers = wordsOf(svg).filter(word => /^\d/.test(word));
  assert.deepEqual([...new Set(numbers)].sort(), ["100", "25", "75"]);
  assert.equal(numbers.length, 1 + 2 * 24, "the first row is all right, the others fail once");
  const upright = svg.match(/<text[^>]*transform="matrix\(0/g);
  assert.equal(upright?.length, 26, "names of columns stand upright, as the title of the rows does");
});

test("makeSvg_OfAWideChart_IsAsWideAsItNeeds", () => {
  assert.match(makeSvg(CONFUSION, "All", PAPER, 300), /^<svg [^>]*width="720"/);
  assert.match(makeSvg(CONFUSION, "All", PAPER, 300, 770), /^<svg [^>]*width="818"/);
});

test("drawSvg_Line_HasBandsLegendAndGaps", () => {
  const points = [1, 2, 3, 4].map(x => ({ x, y: x === 3 ? null : 40 + x, low: x === 3 ? null : 30, high: 60 }));
  const model: LineModel = {
    kind: "line",
    series: [
      { label: { text: "All" }, points },
      { label: MOOD_LABELS[1]!, points: [] },
    ],
    across: { title: "Place", unit: "", digits: 0 },
    up: AXIS,
    lines: [{ label: "chance", value: 25 }],
  };
  const svg = draw(model);
  const words = wordsOf(svg);
  assert.ok(["All", "delighted", "Place", "chance 25\u202f%"].every(word => words.includes(word)), words.join(", "));
  assert.equal(svg.match(/<polygon[^>]*fill-opacity="0.16"/g)?.length, 1, "a band before the gap");
  assert.match(svg, /<path d="M[\d.]+ [\d.]+L[\d.]+ [\d.]+"[^>]*stroke-width="2"/, "a stroke for the point behind it");
  assert.deepEqual(words.filter(word => /^\d$/.test(word)), ["1", "2", "3", "4"]);
});

test("drawSvg_Bars_HaveShapesAndCounts", () => {
  const svg = draw({
    kind: "bars",
    rows: [{ text: "Piece 1" }, { text: "Piece 2" }],
    series: MOOD_LABELS.map((label, i) => ({ label, values: [10 + i, i === 0 ? 0 : 1] })),
    axis: { title: "Answers", unit: "", digits: 0 },
  });
  const words = wordsOf(svg);
  assert.ok(["10", "11", "12", "13", "Piece 2", "delighted"].every(word => words.includes(word)), words.join(", "));
});

test("drawSvg_BarsOfOnePart_HaveEveryNumberAndNoLegend", () => {
  const words = wordsOf(
    draw({
      kind: "bars",
      rows: [{ text: "Bach" }, { text: "Clara" }, { text: "Nobody" }],
      series: [{ label: { text: "pieces" }, values: [1031, 1, 0] }],
      axis: { title: "", unit: "", digits: 0 },
    }),
  );
  assert.deepEqual(words.filter(word => ["pieces", "1031", "1"].includes(word)), ["1031", "1"]);
});

test("drawSvg_Boxes_HaveQuartilesMedianAndOutliers", () => {
  const svg = draw({
    kind: "boxes",
    rows: [
      { label: { text: "Bach" }, count: 9, low: 10, lowerQuartile: 20, median: 30, upperQuartile: 60, high: 80,
        outliers: [95, 100] },
      { label: { text: "Clara" }, count: 1, low: 50, lowerQuartile: 50, median: 50, upperQuartile: 50, high: 50,
        outliers: [] },
    ],
    axis: { title: "Seconds", from: 0, to: 100, unit: "s", digits: 0 },
  });
  const words = wordsOf(svg);
  assert.ok(["Bach", "Clara", "Seconds"].every(word => words.includes(word)), words.join(", "));
  // Where the marks are, as shares of the scale, of which 0 and 100 are the ends of the rows.
  const row = /<path d="M([\d.]+) [\d.]+l([\d.]+) 0[^>]*fill="none" pointer-events="visible"/.exec(svg);
  assert.ok(row !== null, svg);
  const [left, width] = [Number(row[1]), Number(row[2])];
  const share = (x: number): number => Math.round((100 * (x - left)) / width);
  const box = /<path d="M([\d.]+) [\d.]+l([\d.]+) 0[^>]*fill-opacity="0.18"/.exec(svg)!;
  assert.deepEqual([share(Number(box[1])), share(Number(box[1]) + Number(box[2]))], [20, 60]);
  const median = /<path d="M([\d.]+) [\d.]+L\1 [\d.]+"[^>]*stroke-width="2.5"/.exec(svg)!;
  assert.equal(share(Number(median[1])), 30);
  assert.equal(svg.match(/stroke-width="1.25"/g)?.length, 2, "two outliers");
});

test("drawSvg_Histogram_HasABarForEachStretch", () => {
  const svg = draw({
    kind: "histogram",
    bins: [10, 0, 30].map((value, i) => ({ from: 60 + 10 * i, to: 70 + 10 * i, value, text: `${60 + 10 * i}` })),
    across: { title: "Quarter notes a minute", unit: "", digits: 0 },
    up: { title: "Changes", unit: "", digits: 0 },
  });
  const words = wordsOf(svg);
  assert.ok(["60", "90", "30", "Changes"].every(word => words.includes(word)), words.join(", "));
  const heights = [...svg.matchAll(/<path d="M[\d.]+ [\d.]+l[\d.]+ 0l0 ([\d.]+)[^>]*fill="#574788"/g)].map(
    ([, height]) => Number(height),
  );
  assert.equal(heights.length, 3, svg);
  assert.ok(Math.abs(heights[0]! / heights[2]! - 1 / 3) < 0.01, heights.join(" "));
});

test("drawSvg_Empty_DrawsNoMarks", () => {
  const line = { title: "", unit: "", digits: 0 };
  const empty: Model[] = [
    { kind: "intervals", rows: [], axis: line, lines: [] },
    { kind: "confusion", labels: [], counts: [], rowTitle: "", columnTitle: "" },
    { kind: "line", series: [], across: line, up: line, lines: [] },
    { kind: "bars", rows: [], series: [], axis: line },
    { kind: "boxes", rows: [], axis: line },
    { kind: "histogram", bins: [], across: line, up: line },
  ];
  empty.forEach(model => assert.match(draw(model), /^<svg/));
});

test("drawSvg_MarkupInNames_StaysText", () => {
  const svg = draw({ ...INTERVALS, rows: [{ label: { text: "<script>alert(1)</script>" }, estimate: 1 }] });
  assert.ok(!svg.includes("<script"));
});

test("makeSvg_TitleAndBackground_AreInTheFile", () => {
  const title = `Half of the listeners & more say "<angry>" where it was delighted, and nobody knows why that is so`;
  const svg = makeSvg(INTERVALS, title, PAPER, 300);
  assert.match(svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="720"/);
  assert.ok(svg.includes(`<rect width="100%" height="100%" fill="#ffffff"/>`));
  assert.ok(svg.includes("&#38; more say &#34;&#60;angry&#62;&#34;"));
  assert.equal(svg.match(/font-weight="600"/g)?.length, 2, "the title takes two lines");
  assert.doesNotMatch(svg, /ecmeta/);
});

test("wrap_LongWords_StayWhole", () => {
  assert.deepEqual(wrap("one two three", 7), ["one two", "three"]);
  assert.deepEqual(wrap("incomprehensibilities of", 5), ["incomprehensibilities", "of"]);
});

test("fileName_AnyTitle_IsSmallLetters", () => {
  assert.equal(fileName("Accuracy: 49.5 % (Größe)!", "svg"), "accuracy-49-5-größe.svg");
  assert.equal(fileName("%", "png"), "chart.png");
});

test("lanesOf_CloseLines_StandAboveEachOther", () => {
  const lines = [25, 81, 70, 5].map(value => ({ label: `${value}`, value }));
  const lanes = lanesOf(lines, 0, 100);
  assert.deepEqual(lines.map(line => lanes.get(line)), [1, 1, 0, 0]);
});

test("runsOf_Gaps_PartTheRows", () => {
  assert.deepEqual(runsOf([[1, 2], [NaN, 1], [3, 4], [5, 6]]), [[[1, 2]], [[3, 4], [5, 6]]]);
  assert.deepEqual(runsOf([]), []);
});

test("mix_Halfway_IsTheMiddle", () => {
  assert.deepEqual(mix([0, 0, 0], [100, 200, 50], 0.5), [50, 100, 25]);
});
