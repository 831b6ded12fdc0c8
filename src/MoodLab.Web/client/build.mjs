// Bundles the browser modules: node build.mjs OUTDIR
import { build } from "esbuild";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const synth = join(here, "node_modules/spessasynth_lib");
const modules = [
  "composition", "pianoroll", "miniroll", "home", "moodpad", "theme", "evolve", "listen", "charts", "drop", "keyboard",
];

if (process.argv.length !== 3) {
  console.error("usage: node build.mjs OUTDIR");
  process.exit(2);
}

const out = resolve(process.argv[2]);
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const common = {
  absWorkingDir: here,
  bundle: true,
  minify: true,
  target: "es2022",
  legalComments: "linked",
  logLevel: "warning",
};

await Promise.all([
  build({
    ...common,
    entryPoints: [
      ...modules.map(name => ({ in: `src/${name}.ts`, out: name })),
      { in: "styles/client.css", out: "client" },
    ],
    outdir: out,
    format: "esm",
    splitting: true,
  }),
  // A classic script: it stands in <head> and must have run before the first paint.
  build({ ...common, entryPoints: ["src/theme-early.ts"], outdir: out, format: "iife" }),
]);

// The audio worklet is loaded by address, so it stays a file of its own. Its source map is not shipped.
const processor = readFileSync(join(synth, "dist/spessasynth_processor.min.js"), "utf8");
writeFileSync(join(out, "spessasynth_processor.min.js"), processor.replace(/\n?\/\/# sourceMappingURL=\S+\s*$/, "\n"));

// The terms of what is bundled.
for (const [name, file] of [
  ["spessasynth_lib", "LICENSE"],
  ["echarts", "LICENSE"],
  ["echarts", "NOTICE"],
  ["echarts", "licenses/LICENSE-d3"],
  ["zrender", "LICENSE"],
]) {
  copyFileSync(join(here, "node_modules", name, file), join(out, `${name}.${basename(file)}.txt`));
}
