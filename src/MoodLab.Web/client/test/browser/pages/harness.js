// Puts the modules on the window, with a recorder between the player's last node and the speakers.
const told = { OnPlayer: [], OnMoodPad: [], OnRender: [] };
const page = {
  invokeMethodAsync: (method, ...args) => {
    told[method].push(args.length === 1 ? args[0] : args);
    return Promise.resolve();
  },
};

let last = null;
const connect = AudioNode.prototype.connect;
AudioNode.prototype.connect = function (target, ...rest) {
  if (target instanceof AudioDestinationNode && this.context instanceof AudioContext) {
    last = this;
  }

  return connect.call(this, target, ...rest);
};

const RECORDER = `registerProcessor("recorder", class extends AudioWorkletProcessor {
  process([input]) {
    const samples = input[0];
    let peak = 0;
    let first = -1;
    for (let i = 0; samples && i < samples.length; i++) {
      const x = Math.abs(samples[i]);
      peak = Math.max(peak, x);
      if (first < 0 && x > 0.002) { first = i; }
    }
    this.port.postMessage([currentTime, peak, first < 0 ? -1 : currentTime + first / sampleRate]);
    return true;
  }
})`;

const blocks = [];

/** Writes down the peak of every 128 samples from now on. */
async function record() {
  const { context } = last;
  await context.audioWorklet.addModule(URL.createObjectURL(new Blob([RECORDER], { type: "text/javascript" })));
  const recorder = new AudioWorkletNode(context, "recorder", { numberOfOutputs: 0 });
  recorder.port.onmessage = event => blocks.push(event.data);
  connect.call(last, recorder);
}

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
  time: () => last.context.currentTime,
  clear: () => Object.values(told).forEach(list => (list.length = 0)),
};
