"""Measures PyTorch as our "bench decode|train|conv --json" measures us: python3 torch_bench.py decode|train|conv

Prints one JSON object with rows of the same keys. The threads are PyTorch's own (torch.set_num_threads).
"""
import json
import os
import pathlib
import statistics
import sys
import time
import warnings

# QNNPACK warns in every product that it ignores a setting; writing that would slow it down.
os.environ["GLOG_minloglevel"] = "2"
os.environ["TORCH_CPP_LOG_LEVEL"] = "ERROR"

import torch
from torch import nn

WORDS, EMBEDDING, HIDDEN, LAYERS = 254, 256, 512, 4
STREAMS = [1, 8, 32, 64]
BATCHES = [32, 100]
THREADS = [1, 2]


class LanguageModel(nn.Module):
    """The mood study's language model."""

    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(WORDS, EMBEDDING)
        self.lstm = nn.LSTM(EMBEDDING, HIDDEN, LAYERS)
        self.head = nn.Linear(HIDDEN, WORDS)

    def forward(self, ids, state=None):
        hidden, state = self.lstm(self.embedding(ids), state)
        return self.head(hidden), state


def cnn():
    """The composer study's network; pooling comes before ReLU, which gives the same and is faster here as well."""
    def block(inputs, outputs):
        return [nn.Conv2d(inputs, outputs, 3), nn.MaxPool2d(2), nn.ReLU(), nn.Dropout(0.5)]
    return nn.Sequential(
        *block(1, 32), *block(32, 64), nn.Flatten(), nn.Linear(69120, 128), nn.ReLU(), nn.Dropout(0.5),
        nn.Linear(128, 4))


def median_seconds(step, runs):
    """The median of some runs after one that warms up."""
    seconds = []
    for _ in range(runs + 1):
        start = time.perf_counter()
        step()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds[1:])


def decode_models():
    """The model in each precision that this PyTorch can run."""
    yield "fp32", LanguageModel().eval(), torch.float32
    yield "bf16", LanguageModel().eval().to(torch.bfloat16), torch.bfloat16
    engines = [engine for engine in ("fbgemm", "qnnpack") if engine in torch.backends.quantized.supported_engines]
    if engines:
        torch.backends.quantized.engine = engines[0]
        yield "int8", torch.quantization.quantize_dynamic(
            LanguageModel().eval(), {nn.LSTM, nn.Linear}, dtype=torch.qint8), torch.float32


@torch.no_grad()
def decode(steps=50, runs=5):
    rows = []
    for precision, model, dtype in decode_models():
        for threads in THREADS:
            torch.set_num_threads(threads)
            for streams in STREAMS:
                held = {
                    "ids": torch.arange(streams).view(1, streams),
                    "state": tuple(torch.zeros(LAYERS, streams, HIDDEN, dtype=dtype) for _ in range(2)),
                }

                def run():
                    for _ in range(steps):
                        logits, held["state"] = model(held["ids"], held["state"])
                        held["ids"] = logits.argmax(-1)

                try:
                    seconds = median_seconds(run, runs)
                except RuntimeError as error:
                    print(f"PyTorch does not run {precision}: {error}", file=sys.stderr)
                    break
                rows.append({
                    "precision": precision, "streams": streams, "threads": threads,
                    "tokensPerSecond": steps * streams / seconds})
    return rows


def train(sequence=256, runs=2):
    rows = []
    for threads in THREADS:
        torch.set_num_threads(threads)
        for batch in BATCHES:
            model = LanguageModel()
            adam = torch.optim.Adam(model.parameters(), 1e-4)
            ids, targets = (torch.randint(0, WORDS, (sequence, batch)) for _ in range(2))

            def step():
                adam.zero_grad()
                logits, _ = model(ids)
                nn.functional.cross_entropy(logits.view(-1, WORDS), targets.view(-1)).backward()
                nn.utils.clip_grad_norm_(model.parameters(), 1)
                adam.step()

            rows.append({
                "batch": batch, "sequence": sequence, "threads": threads,
                "tokensPerSecond": batch * sequence / median_seconds(step, runs)})
    return rows


def conv(batch=30, runs=5):
    """The faster of PyTorch's two layouts of images."""
    rows = []
    for threads in THREADS:
        torch.set_num_threads(threads)
        best = 0
        for layout in (torch.contiguous_format, torch.channels_last):
            model = cnn().to(memory_format=layout)
            adam = torch.optim.Adam(model.parameters())
            rolls = torch.rand(batch, 1, 128, 150).to(memory_format=layout)
            composers = torch.randint(0, 4, (batch,))

            def step():
                adam.zero_grad()
                nn.functional.cross_entropy(model(rolls), composers).backward()
                adam.step()

            best = max(best, batch / median_seconds(step, runs))
        rows.append({"batch": batch, "threads": threads, "samplesPerSecond": best})
    return rows


def blas():
    """The libraries of this process that have matrix products."""
    with open("/proc/self/maps", encoding="utf-8") as maps:
        files = {pathlib.Path(line.split()[-1]).resolve().name for line in maps if "/" in line}
    return ", ".join(sorted(name for name in files if "blas" in name or "mkl" in name)) or "its own matrix products"


if __name__ == "__main__":
    warnings.filterwarnings("ignore")
    torch.manual_seed(1)
    measure = {"decode": decode, "train": train, "conv": conv}[sys.argv[1]]
    print(json.dumps({"torch": torch.__version__, "blas": blas(), "rows": measure()}))
