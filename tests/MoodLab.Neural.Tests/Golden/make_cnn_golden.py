"""Makes cnn.safetensors: a network like the composer study's on small rolls, computed by PyTorch.

Run with Debian's python3-torch: python3 make_cnn_golden.py
Holds the weights, the rolls, the logits, the loss and every gradient (computed in 64 bits, stored in 32; of large ones
the first rows).
"""
import torch
from torch import nn
from torch.nn import functional

import golden


class Cnn(nn.Module):
    """The study's network without dropout, with its pooling after ReLU as the study has it."""

    def __init__(self):
        super().__init__()
        self.first, self.second = nn.Conv2d(1, 32, 3), nn.Conv2d(32, 64, 3)
        self.dense, self.head = nn.Linear(64, 128), nn.Linear(128, 4)

    def forward(self, x):
        x = functional.max_pool2d(functional.relu(self.first(x)), 2)
        x = functional.max_pool2d(functional.relu(self.second(x)), 2)
        return self.head(functional.relu(self.dense(x.flatten(1))))


torch.manual_seed(8)
cnn, rolls, composers = Cnn().double(), torch.randn(3, 1, 10, 13).double(), torch.tensor([2, 0, 3])
logits = cnn(rolls)
loss = functional.cross_entropy(logits, composers)
loss.backward()
tensors = {"rolls": rolls, "composers": composers, "logits": logits, "loss": loss.reshape(1)}
for path, parameter in cnn.named_parameters():
    tensors |= {path: parameter, f"gradient.{path}": parameter.grad[:8]}
golden.write("cnn", tensors, {"torch": torch.__version__})
