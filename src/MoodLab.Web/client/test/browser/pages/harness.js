// Puts the modules on the window, with a recorder between the player's last node and the speakers.
import { blocks, record, time } from "./recorder.js";

const told = { OnPlayer: [], OnMoodPad: [], OnRender: [] };
const page = {
  invokeMethodAsync: (method, ...args) => {
    told[method].push(args.length === 1 ? args[0] : args);
    return Promise.resolve();
  },
};

/** Frames in some seconds, counted as the browser shows them. */
function countFrames(seconds) {
  return new Promise(done => {
    const gaps = [];
    let previous = performance.now();
    const until = previous + seconds * 1000;
    const step = now => {
      gaps.push(now - previous);
      previous = now;
      if (now < until) {
        requestAnimationFrame(step);
      } else {
        done({ perSecond: gaps.length / seconds, worst: Math.max(...gaps) });
      }
    };
    requestAnimationFrame(step);
  });
}

const [composition, home, miniroll, moodpad, theme] = await Promise.all(
  ["composition", "home", "miniroll", "moodpad", "theme"].map(name => import(`/lib/${name}.js`)),
);

window.harness = {
  told,
  page,
  blocks,
  record,
  countFrames,
  composition,
  home,
  miniroll,
  moodpad,
  theme,
  // Fifteen seconds of quarters going up.
  scale: Array.from({ length: 60 }, (_, i) => ({ start: i / 4, duration: 0.5, pitch: 55 + (i % 12), velocity: 70 })),
  time,
  clear: () => Object.values(told).forEach(list => (list.length = 0)),
};
