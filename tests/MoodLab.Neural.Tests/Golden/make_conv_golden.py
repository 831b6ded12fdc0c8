"""Makes conv.safetensors: convolution and pooling computed by PyTorch.

Run with Debian's python3-torch: python3 make_conv_golden.py
Each case holds its input, parameters, output, what the output is weighed by to give the loss, and every gradient
(computed in 64 bits, stored in 32).
"""
import torch
from torch import nn

import golden

# Name: batch, channels, height, width, output channels, kernel, stride, padding, bias.
CASES = {
    "plain": (3, 2, 9, 11, 5, (3, 3), 1, 0, True),
    "wide": (1, 1, 3, 75, 10, (3, 3), 1, 1, False),
    "strided": (2, 3, 8, 7, 9, (3, 2), 2, 1, True),
    "sparse": (2, 2, 7, 10, 4, (2, 3), 3, 2, True),
    "deep": (1, 60, 4, 4, 3, (3, 3), 1, 0, True),
    "many": (1, 1, 2, 3, 520, (2, 2), 1, 0, True),
}


def single(*shape):
    """Random numbers that single precision holds exactly."""
    return torch.randn(*shape).double()


def run(name, module, x, tensors):
    """Adds a case: what goes in, what comes out, and the gradients."""
    x.requires_grad_(True)
    y = module(x)
    weights = single(*y.shape)
    (y * weights).sum().backward()
    tensors |= {f"{name}.input": x, f"{name}.output": y, f"{name}.weights": weights, f"{name}.gradient.input": x.grad}
    for path, parameter in module.named_parameters():
        tensors |= {f"{name}.{path}": parameter, f"{name}.gradient.{path}": parameter.grad}


torch.manual_seed(7)
tensors = {}
metadata = {"torch": torch.__version__, "cases": ",".join(CASES)}
for name, (batch, channels, height, width, outputs, kernel, stride, padding, bias) in CASES.items():
    layer = nn.Conv2d(channels, outputs, kernel, stride, padding, bias=bias)
    with torch.no_grad():
        # Livelier than PyTorch's start.
        layer.weight.mul_(2)
    run(name, layer.double(), single(batch, channels, height, width), tensors)
    metadata[name] = f"{stride},{padding}"

run("pool.two", nn.MaxPool2d(2), single(1, 2, 5, 37), tensors)
run("pool.three", nn.MaxPool2d(3, 2), single(2, 2, 8, 9), tensors)

golden.write("conv", tensors, metadata)
