// Composes pieces on one server through its hub, all at once, and prints for each how much faster it came than it
// sounds: seconds of music over seconds on the clock, from its first note to its last. Fails if one is too slow.
//
//   node --experimental-websocket hub.mjs http://localhost:5210 [--streams 32] [--seconds 60] [--least 5]
import { parseArgs } from "node:util";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    streams: { type: "string", default: "32" },
    seconds: { type: "string", default: "60" },
    least: { type: "string", default: "5" },
  },
});
const [streams, seconds, least] = [values.streams, values.seconds, values.least].map(Number);
const address = new URL("/hubs/composition", positionals[0] ?? "http://localhost:5210");
address.protocol = address.protocol.replace("http", "ws");
const moods = ["depressed", "calm", "angry", "delighted"];

/** Opens a connection; resolves once the server has said welcome. The protocol is told in docs/hub.md. */
function connect() {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(address);
    const client = {
      onItem: () => {},
      onEnd: () => reject(new Error("The server closed the connection.")),
      send: message => socket.send(JSON.stringify(message) + "\x1e"),
      close: () => socket.close(),
    };
    let received = "";
    socket.onopen = () => client.send({ protocol: "json", version: 1 });
    socket.onerror = () => reject(new Error(`There is no hub at ${address}.`));
    socket.onclose = () => client.onEnd("the connection was lost");
    socket.onmessage = ({ data }) => {
      received += data;
      const records = received.split("\x1e");
      received = records.pop();
      for (const { type, target, arguments: [welcome] = [], item, error } of records.map(text => JSON.parse(text))) {
        if (target === "Welcome") {
          welcome.unavailable ? reject(new Error(welcome.unavailable)) : resolve(client);
        } else if (type === 2) {
          client.onItem(item);
        } else if (type === 3) {
          client.onEnd(error);
        }
      }
    };
  });
}

/** Composes one piece and measures it. */
function compose(client, number) {
  return new Promise((resolve, reject) => {
    const asked = performance.now();
    const notes = [];
    let finished = false;
    client.onItem = item => {
      if (item.kind === "note") {
        notes.push({ music: item.start, clock: performance.now() / 1000 });
      }

      finished ||= item.kind === "finished";
    };
    client.onEnd = error => {
      client.onEnd = () => {};
      client.close();
      if (error || !finished || notes.length < 2) {
        reject(new Error(`Stream ${number}: ${error ?? "ended without a piece"}.`));
        return;
      }

      const [first, last] = [notes[0], notes.at(-1)];
      resolve({
        number,
        notes: notes.length,
        music: last.music - first.music,
        clock: last.clock - first.clock,
        wait: first.clock * 1000 - asked,
        ratio: (last.music - first.music) / (last.clock - first.clock),
      });
    };
    const request = { mood: moods[number % moods.length], seconds, seed: number };
    client.send({ type: 4, invocationId: "1", target: "Compose", arguments: [request] });
  });
}

try {
  const clients = await Promise.all(Array.from({ length: streams }, connect));
  const started = performance.now();
  const pieces = await Promise.all(clients.map((client, i) => compose(client, i + 1)));
  const elapsed = (performance.now() - started) / 1000;

  console.log("stream  notes  music s  clock s  first note ms  times faster");
  for (const { number, notes, music, clock, wait, ratio } of pieces) {
    console.log(
      `${String(number).padStart(6)}  ${String(notes).padStart(5)}  ${music.toFixed(1).padStart(7)}`
      + `  ${clock.toFixed(2).padStart(7)}  ${wait.toFixed(0).padStart(13)}  ${ratio.toFixed(2).padStart(12)}`);
  }

  const ratios = pieces.map(piece => piece.ratio).sort((a, b) => a - b);
  const median = (ratios[Math.floor((streams - 1) / 2)] + ratios[Math.floor(streams / 2)]) / 2;
  const slow = ratios.filter(ratio => !(ratio >= least)).length;
  console.log(
    `${streams} streams of ${seconds} s in ${elapsed.toFixed(1)} s: min ${ratios[0].toFixed(2)}, `
    + `median ${median.toFixed(2)}, max ${ratios.at(-1).toFixed(2)} times faster than they sound; `
    + `${slow} slower than ${least} times`);
  process.exitCode = slow > 0 ? 1 : 0;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
