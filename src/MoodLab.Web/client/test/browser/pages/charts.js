// One chart of each kind, as the results show them.
const mood = text => ({ text, mood: text[0].toUpperCase() + text.slice(1) });
const moods = ["angry", "delighted", "depressed", "calm"].map(mood);
const percent = (title, from = 0, to = 100) => ({ title, from, to, unit: "%", digits: 1 });

const models = {
  intervals: {
    kind: "intervals",
    rows: [
      { label: { text: "All pieces", mood: null }, estimate: 49.46, low: 42.3, high: 56.6 },
      ...moods.map((label, i) => ({ label, estimate: 30 + 12.4 * i, low: 22 + 12 * i, high: 41 + 13 * i })),
      { label: { text: "High musicianship", mood: null }, estimate: null, low: null, high: null },
    ],
    axis: percent("Right answers"),
    lines: [
      { label: "chance", value: 25 },
      { label: "ceiling", value: 81.5 },
      { label: "the judge", value: 70 },
    ],
  },
  confusion: {
    kind: "confusion",
    labels: moods,
    counts: [
      [22, 17, 4, 3],
      [15, 28, 1, 2],
      [2, 1, 23, 20],
      [0, 0, 0, 0],
    ],
    rowTitle: "intended",
    columnTitle: "heard",
  },
  line: {
    kind: "line",
    series: [
      { label: { text: "All", mood: null }, points: [...Array(8).keys()].map(i => point(i, 42 + 2 * i, 9)) },
      { label: moods[0], points: [...Array(8).keys()].map(i => point(i, i === 3 ? null : 30 + 5 * (i % 3), 12)) },
    ],
    across: { title: "Place in the session", from: null, to: null, unit: "", digits: 0 },
    up: percent("Right answers"),
    lines: [{ label: "chance", value: 25 }],
  },
  bars: {
    kind: "bars",
    rows: Array.from({ length: 8 }, (_, i) => ({ text: `Piece ${i + 1}`, mood: null })),
    series: moods.map((label, k) => ({
      label,
      values: Array.from({ length: 8 }, (_, i) => ((i * 5 + k * 3) % 11) + (i % 4 === k ? 9 : 0)),
    })),
    axis: { title: "Answers", from: null, to: null, unit: "", digits: 0 },
  },
  boxes: {
    kind: "boxes",
    rows: ["Bach", "Mozart", "Saint-Saëns", "Mendelssohn"].map((text, i) => ({
      label: { text, mood: null },
      count: 40 - 9 * i,
      low: 10 + i,
      lowerQuartile: 20 + 9 * i,
      median: 30 + 10 * i,
      upperQuartile: 44 + 10 * i,
      high: 70 + 5 * i,
      outliers: [120 - i, 140],
    })),
    axis: { title: "Length in minutes", from: 0, to: null, unit: "", digits: 0 },
  },
  histogram: {
    kind: "histogram",
    bins: Array.from({ length: 50 }, (_, i) => ({
      from: 40 + 4 * i,
      to: 44 + 4 * i,
      value: Math.round(900 * Math.exp(-((i - 16) ** 2) / 60)),
      text: `${40 + 4 * i} to ${43 + 4 * i}`,
    })),
    across: { title: "Quarter notes a minute", from: null, to: null, unit: "", digits: 0 },
    up: { title: "Tempi set", from: 0, to: null, unit: "", digits: 0 },
  },
};

function point(i, y, half) {
  return { x: i + 1, y, low: y === null ? null : y - half, high: y === null ? null : y + half };
}

const forbidden = [];
document.addEventListener("securitypolicyviolation", event => {
  forbidden.push(`${event.violatedDirective} ${event.blockedURI}`);
});

await import("/lib/theme.js");
const { attach } = await import("/lib/charts.js");
const handles = {};
const heights = { intervals: 336, confusion: 328, line: 320, bars: 360, boxes: 176, histogram: 320 };
const pressed = [];
for (const [kind, model] of Object.entries(models)) {
  const figure = document.createElement("figure");
  figure.dataset.chart = kind;
  figure.setAttribute("role", "img");
  figure.setAttribute("aria-label", `Finding of ${kind}`);
  figure.style.cssText = `height: ${heights[kind]}px; margin: 0 0 24px`;
  document.querySelector("main").append(figure);
  handles[kind] = attach(figure, {
    invokeMethodAsync: (...told) => {
      pressed.push([kind, ...told]);
      return Promise.resolve();
    },
  });
  handles[kind].show(model, `Half of the listeners name the mood: 49 % & more of "${kind}"`);
}

window.charts = { models, handles, forbidden, pressed };
