// Listens between the last nodes of the players and the speakers.
let last = null;
const taps = [];
const { connect, disconnect } = AudioNode.prototype;
const { start } = OscillatorNode.prototype;
const { startRendering } = OfflineAudioContext.prototype;

/** The nodes that lead somewhere. */
export const connected = new Set();

/** When and how high each oscillator was told to sound, by the clock of its device. */
export const starts = [];

AudioNode.prototype.connect = function (target, ...rest) {
  connected.add(this);
  if (target instanceof AudioDestinationNode && this.context instanceof AudioContext) {
    last = this;
    const tap = new AnalyserNode(this.context, { fftSize: 2048 });
    connect.call(this, tap);
    taps.push(tap);
  }

  return connect.call(this, target, ...rest);
};

AudioNode.prototype.disconnect = function (...rest) {
  connected.delete(this);
  return disconnect.apply(this, rest);
};

OscillatorNode.prototype.start = function (time = 0) {
  starts.push({ frequency: this.frequency.value, time, told: this.context.currentTime });
  return start.call(this, time);
};

/** What was rendered offline, as the nodes made it. */
export const rendered = [];

OfflineAudioContext.prototype.startRendering = async function () {
  const buffer = await startRendering.call(this);
  rendered.push(buffer);
  return buffer;
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

/** Time, peak and first audible moment (or -1) of each block of 128 samples. */
export const blocks = [];

/** Writes down the peak of every 128 samples of the newest device from now on. */
export async function record() {
  const { context } = last;
  await context.audioWorklet.addModule(URL.createObjectURL(new Blob([RECORDER], { type: "text/javascript" })));
  const recorder = new AudioWorkletNode(context, "recorder", { numberOfOutputs: 0 });
  recorder.port.onmessage = event => blocks.push(event.data);
  connect.call(last, recorder);
}

/** The time of the newest device, 0 where there is none yet. */
export const time = () => last?.context.currentTime ?? 0;

/** What sounds now, as the root of the mean square. */
export const heard = () =>
  Math.max(
    0,
    ...taps.map(tap => {
      const samples = new Float32Array(tap.fftSize);
      tap.getFloatTimeDomainData(samples);
      return Math.sqrt(samples.reduce((sum, x) => sum + x * x, 0) / samples.length);
    }),
  );
