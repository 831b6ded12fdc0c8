// Puts the modules on the window, with a recorder between the player's last node and the speakers.
import { blocks, record, time } from "./recorder.js";
import { useSteppedDevice } from "./stepped.js";

const told = { OnPlayer: [], OnMoodPad: [], OnRender: [] };
const page = {
  invokeMethodAsync: (method, ...args) => {
    told[method].push(args.length === 1 ? args[0] : args);
    return Promise.resolve();
  },
};

/**
 * What is done to the canvas in each of the next drawings of the roll: calls that paint, boxes of their paths, and the
 * frame's time.
 */
async function countStrokes(count) {
  const frames = [];
  const pen = CanvasRenderingContext2D.prototype;
  const follow = (name, write) => {
    const method = pen[name];
    pen[name] = function (...rest) {
      write(frames.at(-1));
      return method.apply(this, rest);
    };
  };
  // Each drawing begins by setting the scale.
  follow("setTransform", () => {
    frames.push({ time: document.timeline.currentTime, strokes: 0, boxes: 0, rounded: 0 });
  });
  for (const name of ["fill", "stroke", "fillRect", "strokeRect", "clearRect", "fillText", "strokeText", "drawImage"]) {
    follow(name, frame => frame && frame.strokes++);
  }

  follow("rect", frame => frame && frame.boxes++);
  follow("roundRect", frame => frame && frame.rounded++);
  while (frames.length < count + 1) {
    await new Promise(done => requestAnimationFrame(done));
  }

  // The last one may not be whole.
  return frames.slice(0, count);
}

const [composition, home, miniroll, moodpad, theme] = await Promise.all(
  ["composition", "home", "miniroll", "moodpad", "theme"].map(name => import(`/lib/${name}.js`)),
);

window.harness = {
  told,
  page,
  blocks,
  record,
  countStrokes,
  composition,
  home,
  miniroll,
  moodpad,
  theme,
  // Fifteen seconds of quarters going up.
  scale: Array.from({ length: 60 }, (_, i) => ({ start: i / 4, duration: 0.5, pitch: 55 + (i % 12), velocity: 70 })),
  time,
  useSteppedDevice,
  clear: () => Object.values(told).forEach(list => (list.length = 0)),
};
