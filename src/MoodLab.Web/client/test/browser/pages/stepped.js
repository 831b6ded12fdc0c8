// A device on which time stands still again and again until the page has done its work, however slow the machine is.

const RATE = 44_100;

/** Seconds of sound between two rests: a transport schedules so far ahead that there is a whole rest for each order. */
const STEP = 0.05;

/** Milliseconds of a rest: more than the time between two calls of a transport's timer. */
const REST = 30;

/**
 * Puts such a device in the place of the one that is made next. Its time begins with `run`, which resolves to what has
 * sounded when it is over.
 * @param seconds How long it runs.
 * @param visit Called in every rest with the device's time.
 */
export function useSteppedDevice(seconds, visit) {
  let device = null;
  window.AudioContext = class extends OfflineAudioContext {
    constructor() {
      super(2, seconds * RATE, RATE);
      device = this;
    }

    // Rests are no business of the page.
    get state() {
      return "running";
    }

    async suspend() {}

    async resume() {}

    run() {
      for (let at = STEP; at < seconds; at += STEP) {
        void super.suspend(at).then(async () => {
          await new Promise(done => setTimeout(done, REST));
          visit(this.currentTime);
          await super.resume();
        });
      }

      return this.startRendering();
    }
  };
  return { run: () => device.run() };
}
