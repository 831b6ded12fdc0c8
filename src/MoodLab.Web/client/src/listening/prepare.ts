import { readMidi } from "../music/midi-reader";
import { loadBank } from "../sound/bank";
import { render } from "../sound/render";
import { even } from "./evening";
import { makeNoise } from "./noise";
import { soundingLength } from "./trim";

/** Samples a second of what is made here. */
const RATE = 44_100;

/** Steps in which progress is told: each one is read out. */
const PERCENT = 10;

/** Told what goes on, in a sentence. */
type Tell = (text: string) => void;

/**
 * Fetches a piece, renders it and brings it to the common loudness.
 * @throws {Error} It could not be fetched or rendered; the message is for listeners.
 */
export async function preparePiece(address: string, tell: Tell): Promise<AudioBuffer> {
  const loading = (share: number): void => tell(`Loading the piano: ${percent(share)}`);
  const [midi] = await Promise.all([fetchSound(address), loadBank(loading)]);
  const preparing = (share: number): void => tell(`Preparing the sound: ${percent(share)}`);
  preparing(0);
  const rendered = await render(readMidi(midi), preparing);
  const channels = channelsOf(rendered);
  const length = soundingLength(channels);
  return toEvened(channels.map(channel => channel.slice(0, length)), rendered.sampleRate);
}

/** Makes the sound for setting the level. */
export function prepareNoise(): AudioBuffer {
  const noise = makeNoise(RATE, Math.random);
  return toEvened([noise, noise.slice()], RATE);
}

function toEvened(channels: readonly Float32Array<ArrayBuffer>[], rate: number): AudioBuffer {
  even(channels, rate);
  return toBuffer(channels, rate);
}

/** Makes a sound of its channels. */
export function toBuffer(channels: readonly Float32Array<ArrayBuffer>[], sampleRate: number): AudioBuffer {
  const length = Math.max(1, channels[0]?.length ?? 0);
  const buffer = new AudioBuffer({ length, sampleRate, numberOfChannels: channels.length });
  channels.forEach((channel, i) => buffer.copyToChannel(channel, i));
  return buffer;
}

async function fetchSound(address: string): Promise<Uint8Array> {
  const response = await fetch(address, { cache: "no-store" });
  if (!response.ok) {
    throw new Error(`The sound could not be loaded (answer ${response.status}).`);
  }

  return new Uint8Array(await response.arrayBuffer());
}

function channelsOf(buffer: AudioBuffer): Float32Array<ArrayBuffer>[] {
  return Array.from({ length: buffer.numberOfChannels }, (_, i) => buffer.getChannelData(i));
}

function percent(share: number): string {
  return `${Math.round((share * 100) / PERCENT) * PERCENT} %`;
}
