// The bundle is served from /lib and the sounds from /audio, below whatever base the site has. The code is split into
// chunks, but all of them lie in /lib.

/** The sampled piano. */
export const BANK_ADDRESS = new URL("../audio/fluid-piano.sf3", import.meta.url).href;

/** The synthesizer's audio worklet. */
export const PROCESSOR_ADDRESS = new URL("./spessasynth_processor.min.js", import.meta.url).href;
