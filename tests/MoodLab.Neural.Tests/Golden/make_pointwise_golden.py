"""Makes pointwise.safetensors: activations and normalisations computed by PyTorch.

Run with Debian's python3-torch: python3 make_pointwise_golden.py
Each case holds its input, parameters, output, what the output is weighed by to give the loss, and every gradient
(computed in 64 bits, stored in 32); batch normalisation also its running statistics before and after, and its output in
evaluation.
"""
import torch
from torch import nn

import golden

torch.manual_seed(9)
tensors = {}


def single(*shape):
    """Random numbers that single precision holds exactly."""
    return torch.randn(*shape).double()


def run(name, module, x):
    """Adds a case: what goes in, what comes out, and the gradients."""
    for path, parameter in module.named_parameters():
        parameter.data = single(*parameter.shape)
        tensors[f"{name}.{path}"] = parameter
    x.requires_grad_(True)
    y = module(x)
    weights = single(*y.shape)
    (y * weights).sum().backward()
    tensors.update({f"{name}.input": x, f"{name}.output": y, f"{name}.weights": weights})
    tensors[f"{name}.gradient.input"] = x.grad
    for path, parameter in module.named_parameters():
        tensors[f"{name}.gradient.{path}"] = parameter.grad


for name, module in {
    "relu": nn.ReLU(), "gelu": nn.GELU(), "tanh": nn.Tanh(), "sigmoid": nn.Sigmoid(), "softmax": nn.Softmax(-1),
}.items():
    run(name, module, single(5, 37) * 3)

run("layer", nn.LayerNorm(37).double(), single(3, 7, 37) * 2 + 1)
for name, shape in {"batch1d": (9, 6), "batch2d": (3, 5, 4, 7)}.items():
    norm = nn.BatchNorm1d(shape[1]) if len(shape) == 2 else nn.BatchNorm2d(shape[1])
    norm = norm.double()
    for path in ("running_mean", "running_var"):
        setattr(norm, path, single(shape[1]).abs())
        tensors[f"{name}.{path}"] = getattr(norm, path).clone()
    run(name, norm, single(*shape) * 2 + 1)
    for path in ("running_mean", "running_var"):
        tensors[f"{name}.after.{path}"] = getattr(norm, path)
    norm.eval()
    norm.zero_grad(set_to_none=True)
    x = tensors[f"{name}.input"].detach().clone().requires_grad_(True)
    y = norm(x)
    (y * tensors[f"{name}.weights"]).sum().backward()
    tensors.update({f"{name}.eval.output": y, f"{name}.eval.gradient.input": x.grad})
    for path, parameter in norm.named_parameters():
        tensors[f"{name}.eval.gradient.{path}"] = parameter.grad.clone()
golden.write("pointwise", tensors, {"torch": torch.__version__})
