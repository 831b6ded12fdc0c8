// Bundles the client and its tests, then runs them under Node's test runner: node test/run.mjs [unit|browser [NAME]]
import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const client = dirname(dirname(fileURLToPath(import.meta.url)));
const folders = process.argv[2] ? [process.argv[2]] : ["unit", "browser"];
const tests = folders.flatMap(folder =>
  readdirSync(join(client, "test", folder))
    .filter(file => file.endsWith(`${process.argv[3] ?? ""}.test.ts`))
    .map(file => join(client, "test", folder, file)),
);

// Inside node_modules, so that the bundles find the packages which they do not contain.
const out = mkdtempSync(join(client, "node_modules", ".test-"));
let status = 1;
try {
  await build({
    entryPoints: tests,
    outdir: join(out, "tests"),
    outExtension: { ".js": ".mjs" },
    entryNames: "[name]",
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    sourcemap: "inline",
    logLevel: "warning",
  });
  if (folders.includes("browser")) {
    const bundled = spawnSync(process.execPath, ["build.mjs", join(out, "lib")], { cwd: client, stdio: "inherit" });
    status = bundled.status ?? 1;
    if (status !== 0) {
      process.exit(status);
    }
  }

  const files = readdirSync(join(out, "tests")).map(file => join(out, "tests", file));
  const environment = { ...process.env, MOODLAB_CLIENT: client, MOODLAB_LIB: join(out, "lib") };
  // One file after the other: the browser tests measure time.
  const options = ["--enable-source-maps", "--test", "--test-reporter=spec", "--test-concurrency=1"];
  status = spawnSync(process.execPath, [...options, ...files], { stdio: "inherit", env: environment }).status ?? 1;
} finally {
  rmSync(out, { recursive: true, force: true });
}

process.exit(status);
