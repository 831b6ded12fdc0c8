"""Makes optimizers.safetensors: five steps of each of PyTorch's optimizers on a small model, to compare ours with.

Run with Debian's python3-torch: python3 make_optimizers_golden.py
Holds the first weights, the input, the targets, and for each run the losses and the last weights (computed in 64 bits,
stored in 32). After each step of "sgd" the weights go into an average with decay 0.9, stored under "average".
"""
import torch
from torch import nn

import golden

INPUTS, HIDDEN, CLASSES, ROWS = 6, 9, 5, 12
RUNS = {
    "adam": lambda p: torch.optim.Adam(p, 1e-2),
    "adamw": lambda p: torch.optim.AdamW(p, 1e-2, weight_decay=0.1),
    "sgd": lambda p: torch.optim.SGD(p, 0.1),
    "momentum": lambda p: torch.optim.SGD(p, 0.1, momentum=0.9, weight_decay=0.05),
    "nesterov": lambda p: torch.optim.SGD(p, 0.1, momentum=0.9, nesterov=True),
    "rmsprop": lambda p: torch.optim.RMSprop(p, 1e-2),
    "rmsprop.momentum": lambda p: torch.optim.RMSprop(p, 1e-2, alpha=0.9, momentum=0.5, weight_decay=0.05),
}

torch.manual_seed(6)
model = nn.Sequential(nn.Linear(INPUTS, HIDDEN), nn.Linear(HIDDEN, CLASSES)).double()
start = {name: value.clone() for name, value in model.state_dict().items()}
inputs = torch.randn(ROWS, INPUTS).double()
targets = torch.randint(0, CLASSES, (ROWS,))
tensors = {"inputs": inputs, "targets": targets} | start
for run, make in RUNS.items():
    model.load_state_dict(start)
    average = {name: value.clone() for name, value in start.items()}
    optimizer = make(model.parameters())
    losses = []
    for _ in range(5):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(model(inputs), targets)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        average = {name: 0.9 * average[name] + 0.1 * value for name, value in model.state_dict().items()}
    tensors[f"{run}.losses"] = torch.tensor(losses)
    tensors |= {f"{run}.{name}": value.clone() for name, value in model.state_dict().items()}
    if run == "sgd":
        tensors |= {f"average.{name}": value for name, value in average.items()}
golden.write("optimizers", tensors, {"torch": torch.__version__})
