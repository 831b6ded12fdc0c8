// Listeners who take the demo survey on one server, all at once: prints how long their answers took and what went
// wrong. An answer is the post of a piece until its acknowledgement, and counts while all listen. Fails if one is
// refused or the 95th percentile is too slow. Stops by itself.
//
//   node listen.mjs http://127.0.0.1:5210 [--listeners 500] [--pieces 8] [--think 5] [--most 200]
//
// --think is how many seconds a listener takes for a page, on average; --most the milliseconds allowed for 95 %.
import http from "node:http";
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    listeners: { type: "string", default: "500" },
    pieces: { type: "string", default: "8" },
    think: { type: "string", default: "5" },
    most: { type: "string", default: "200" },
  },
});
const [listeners, pieces, think, most] = [values.listeners, values.pieces, values.think, values.most].map(Number);
const site = new URL(positionals[0] ?? "http://127.0.0.1:5210");
const path = "/listen/demo";
const times = { answer: [], page: [], sound: [] };
const errors = [];

/** Somebody with a browser's cookies and one connection, from an address of their own. */
class Listener {
  constructor(seat) {
    this.cookies = new Map();
    this.agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    this.from = `127.0.${1 + Math.floor(seat / 250)}.${1 + (seat % 250)}`;
  }

  request(method, address, fields) {
    return new Promise((resolve, reject) => {
      const body = fields && new URLSearchParams(fields).toString();
      const headers = { cookie: [...this.cookies].map(pair => pair.join("=")).join("; ") };
      if (body !== undefined) {
        headers["content-type"] = "application/x-www-form-urlencoded";
        headers["content-length"] = Buffer.byteLength(body);
      }

      const request = http.request(
        {
          host: site.hostname,
          port: site.port,
          path: address,
          method,
          headers,
          agent: this.agent,
          localAddress: this.from,
        },
        response => {
          const chunks = [];
          response.on("data", chunk => chunks.push(chunk));
          response.on("error", reject);
          response.on("end", () => {
            for (const cookie of response.headers["set-cookie"] ?? []) {
              const [name, ...value] = cookie.split(";")[0].split("=");
              this.cookies.set(name, value.join("="));
            }

            resolve({ status: response.statusCode, body: Buffer.concat(chunks) });
          });
        },
      );
      request.on("error", reject);
      request.end(body);
    });
  }

  async timed(kind, method, address, fields, expected) {
    const from = performance.now();
    const reply = await this.request(method, address, fields);
    if (reply.status !== expected) {
      throw new Error(`${method} ${kind}: ${reply.status} instead of ${expected}`);
    }

    times[kind]?.push(performance.now() - from);
    return reply.body;
  }

  async page() {
    this.html = (await this.timed("page", "GET", path, undefined, 200)).toString();
    this.step = /data-listen="(\w+)"/.exec(this.html)?.[1];
  }

  /** Sends the page's form with what is filled in. */
  async send(kind, filled) {
    const hidden = [...this.html.matchAll(/<input type="hidden" name="([^"]*)"(?: value="([^"]*)")?/g)]
      .map(([, name, value]) => [name, (value ?? "").replaceAll("&#x2B;", "+")]);
    await this.timed(kind, "POST", path, { ...Object.fromEntries(hidden), ...filled }, 303);
  }

  async take() {
    await wait(Math.random() * think * 1000);
    await this.page();
    for (let answered = 0; answered < pieces && this.step !== "end"; ) {
      if (this.step === "piece" || this.step === "practice") {
        await this.timed("sound", "GET", /data-sound="([^"]+)"/.exec(this.html)[1], undefined, 200);
      }

      await wait(think * 1000 * (0.5 + Math.random()));
      if (this.step === "piece") {
        answered++;
        await this.send("answer", { mood: "calm", confidence: 3, plays: 1, heard: 60, length: 60, refocuses: 0 });
      } else {
        await this.send("other", { agrees: "yes", mood: "calm", plays: 1, heard: 60, length: 60, level: 70 });
      }

      await this.page();
    }

    this.agent.destroy();
  }
}

const wait = milliseconds => new Promise(done => setTimeout(done, milliseconds));

const started = performance.now();
await Promise.all(Array.from({ length: listeners }, (_, seat) =>
  new Listener(seat).take().catch(error => errors.push(error.message))));
const seconds = (performance.now() - started) / 1000;

const share = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? NaN;
for (const [kind, taken] of Object.entries(times)) {
  const sorted = taken.toSorted((a, b) => a - b);
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map(part => share(sorted, part).toFixed(1).padStart(7));
  console.log(`${kind.padEnd(6)}  n ${String(sorted.length).padStart(5)}  p50 ${p50} ms  p95 ${p95} ms  p99 ${p99} ms`);
}

console.log(
  `${listeners} listeners in ${seconds.toFixed(1)} s, ${(times.answer.length / seconds).toFixed(0)} answers/s, `
  + `${errors.length} errors`);
[...new Set(errors)].slice(0, 5).forEach(error => console.error(error));
const slow = !(share(times.answer.toSorted((a, b) => a - b), 0.95) <= most);
process.exitCode = slow || errors.length > 0 ? 1 : 0;
