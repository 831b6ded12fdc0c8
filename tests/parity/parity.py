"""Runs our benchmarks and PyTorch's alternately and prints one Markdown table; see run.sh."""
import argparse
import collections
import datetime
import json
import os
import pathlib
import platform
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
CLI = HERE.parent.parent / "src/MoodLab.Cli/bin/Release/net10.0/MoodLab.Cli.dll"

# The language model: rows and columns of the matrices that every token is multiplied by.
MATRICES = [(2048, 256 + 512)] + [(2048, 512 + 512)] * 3 + [(254, 512)]
WEIGHTS = sum(rows * columns for rows, columns in MATRICES)
BYTES = {"fp32": 4, "bf16": 2, "int8": 1}

# The network for rolls: multiplications of a roll in each layer, forwards. Backwards there are twice as many, but none
# for the gradient of the rolls themselves.
LAYERS = [126 * 148 * 32 * 9, 61 * 72 * 64 * 288, 69120 * 128, 128 * 4]
ROLL_OPERATIONS = 2 * (3 * sum(LAYERS) - LAYERS[0])
KINDS = {
    "decode": ("precision", "streams", "threads"),
    "train": ("batch", "sequence", "threads"),
    "conv": ("batch", "threads"),
}


class Rates:
    """What one side measured: for each setting the rates of all rounds."""

    def __init__(self):
        self.rates = collections.defaultdict(list)

    def add(self, kind, rows):
        for row in rows:
            rate = row.get("tokensPerSecond", row.get("samplesPerSecond"))
            self.rates[(kind, *(row[key] for key in KINDS[kind]))].append(rate)

    def median(self, setting):
        return statistics.median(self.rates[setting]) if setting in self.rates else None


def run(command):
    print(" ".join(command), file=sys.stderr)
    result = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    return json.loads(result.stdout)


def bench(*arguments):
    return run(["dotnet", str(CLI), "bench", *arguments, "--json"])


def bound(setting, limits):
    """What the machine's limits allow, and which of them it is."""
    kind, threads = setting[0], setting[-1]
    if ("fma", 0, threads) not in limits:
        return None, ""
    # Cores share nothing that multiplying needs: a measurement of several at once that falls short of that was disturbed.
    operations = max(limits[("fma", 0, threads)], threads * limits.get(("fma", 0, 1), 0)) * 1e9
    if kind == "train":
        return operations / (6 * WEIGHTS), "operations"
    if kind == "conv":
        return operations / ROLL_OPERATIONS, "operations"
    precision, streams = setting[1:3]
    size = WEIGHTS * BYTES.get(precision, 4)
    nearest = min((key for key in limits if key[0] == "read" and key[2] == threads),
                  key=lambda key: abs(key[1] * 2**20 - size))
    return min((limits[nearest] * 1e9 / size * streams, "reading"), (operations / (2 * WEIGHTS), "operations"))


def title(setting):
    if setting[0] == "decode":
        streams = "1 stream" if setting[2] == 1 else f"{setting[2]} streams"
        return f"decode {setting[1]}, {streams} (tokens/s)"
    if setting[0] == "train":
        return f"train {setting[1]} x {setting[2]} (tokens/s)"
    return f"train CNN, batch {setting[1]} (rolls/s)"


def table(ours, theirs, limits):
    """One row for each setting that either side measured."""
    yield "| what | threads | PyTorch | MoodLab | ratio | bound | by | reached |"
    yield "|---|---|---|---|---|---|---|---|"
    order = [*KINDS, *BYTES]
    settings = {*ours.rates, *theirs.rates}
    for setting in sorted(settings, key=lambda setting: [
            order.index(part) if part in order else part if isinstance(part, int) else len(order) for part in setting]):
        own, other = ours.median(setting), theirs.median(setting)
        most, reason = bound(setting, limits)
        cells = [
            title(setting), str(setting[-1]), f"{other:,.0f}" if other else "–", f"{own:,.0f}" if own else "–",
            f"**{own / other:.2f}**" if own and other else "–", f"{most:,.0f}" if most else "–", reason,
            f"{own / most:.0%}" if own and most else "–"]
        yield f"| {' | '.join(cells)} |"


def processor():
    for line in pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.processor()


def report(ours, theirs, limits, versions, rounds):
    """The table, and what it was measured on."""
    core = os.environ.get("OPENBLAS_CORETYPE")
    yield f"{datetime.date.today()}, {processor()}, {versions['machine']}; " \
        f"{platform.system()} {platform.release()}; PyTorch {versions['torch']} with {versions['blas']}" \
        f"{f', OPENBLAS_CORETYPE={core}' if core else ''}."
    yield f"Medians of {rounds} round{'s' if rounds > 1 else ''}, ours and PyTorch's in turn. " \
        f"Command: `{' '.join(['tests/parity/run.sh', *sys.argv[1:]])}`."
    yield ""
    yield "Limits (the best of all rounds): " + "; ".join(
        f"{'fused multiply-add' if what == 'fma' else f'reading {megabytes} MB'}, {threads} "
        f"thread{'s' if threads > 1 else ''}: {rate:.0f} {'GFLOP/s' if what == 'fma' else 'GB/s'}"
        for (what, megabytes, threads), rate in limits.items()) + "."
    yield f"Bounds: a decoding step reads {WEIGHTS / 1e6:.2f} million weights once for all streams and does " \
        f"{2 * WEIGHTS / 1e6:.1f} million operations a token; learning does {6 * WEIGHTS / 1e6:.1f} million a token, " \
        f"the CNN {ROLL_OPERATIONS / 1e6:.0f} million a roll. \"By\" names the limit that binds."
    yield ""
    yield from table(ours, theirs, limits)


def main():
    parser = argparse.ArgumentParser(prog="run.sh", description="Compares our speed with PyTorch's.")
    parser.add_argument("--rounds", type=int, default=3, help="how often each side is measured (default 3)")
    parser.add_argument("--only", choices=list(KINDS), action="append", help="measure only this; may be repeated")
    arguments = parser.parse_args()
    ours, theirs, limits, versions = Rates(), Rates(), {}, {}
    for _ in range(arguments.rounds):
        for row in bench("limits")["rows"]:
            key = (row["what"], row["megabytes"], row["threads"])
            limits[key] = max(limits.get(key, 0), row["perSecond"])
        for kind in arguments.only or KINDS:
            own = bench(kind)
            ours.add(kind, own["rows"])
            other = run([sys.executable, str(HERE / "torch_bench.py"), kind])
            theirs.add(kind, other["rows"])
            versions = {"machine": own["machine"], "torch": other["torch"], "blas": other["blas"]}
    if "openblas" not in versions["blas"] and "mkl" not in versions["blas"]:
        print("PyTorch does not use OpenBLAS here: install libopenblas0-openmp for a fair comparison.", file=sys.stderr)
    print("\n".join(report(ours, theirs, limits, versions, arguments.rounds)))


if __name__ == "__main__":
    main()
