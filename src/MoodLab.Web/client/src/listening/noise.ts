/** Seconds of the test sound, of one swell of it, and the share of a swell that is heard. */
const LENGTH = 9;
const SWELL = 1.5;
const HEARD = 0.8;

/** Seconds that a swell takes to rise and to fall. */
const RAMP = 0.15;

/** Poles and gains of P. Kellet's filter, which makes white noise fall by 3 dB an octave to within 0.05 dB. */
const POLES = [0.99886, 0.99332, 0.969, 0.8665, 0.55, -0.7616] as const;
const GAINS = [0.0555179, 0.0750759, 0.153852, 0.3104856, 0.5329522, -0.016898] as const;

/**
 * The sound that listeners set their level by: swells of pink noise, which has no pitch, no key and no mood.
 * @param rate Samples a second.
 * @param random Gives numbers from 0 to below 1.
 */
export function makeNoise(rate: number, random: () => number): Float32Array<ArrayBuffer> {
  const state = POLES.map(() => 0);
  let delayed = 0;
  return Float32Array.from({ length: Math.round(LENGTH * rate) }, (_, i) => {
    const white = random() * 2 - 1;
    let pink = white * 0.5362 + delayed;
    delayed = white * 0.115926;
    for (let k = 0; k < POLES.length; k++) {
      state[k] = POLES[k]! * state[k]! + white * GAINS[k]!;
      pink += state[k]!;
    }

    const at = (i / rate) % SWELL;
    const edge = Math.min(1, at / RAMP, (SWELL * HEARD - at) / RAMP);
    return edge <= 0 ? 0 : 0.1 * pink * Math.sin((Math.PI / 2) * edge) ** 2;
  });
}
