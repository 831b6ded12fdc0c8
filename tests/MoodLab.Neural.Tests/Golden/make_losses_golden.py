"""Makes losses.safetensors: losses and structured attention computed by PyTorch, to compare ours with.

Run with Debian's python3-torch: python3 make_losses_golden.py
Holds inputs, values and gradients (computed in 64 bits, stored in 32). The structured attention's loss is the sum of
its output times "pooling.weights" plus the mean of |A A^T - I|^2.
"""
import torch
from torch import nn

import golden

ROWS, COLUMNS = 7, 9
STEPS, BATCH, SIZE, HIDDEN, MEANS = 11, 3, 8, 6, 4
LENGTHS = torch.tensor([11, 4, 7])

torch.manual_seed(8)
a = (3 * torch.randn(ROWS, COLUMNS)).double().requires_grad_()
b = torch.randn(ROWS, COLUMNS).double().requires_grad_()
targets = torch.rand(ROWS, COLUMNS).double()
losses = {
    "mse": lambda: nn.functional.mse_loss(a, b),
    "bce": lambda: nn.functional.binary_cross_entropy_with_logits(a, targets),
    "kl": lambda: torch.distributions.kl_divergence(
        torch.distributions.Normal(a, (b / 2).exp()), torch.distributions.Normal(0, 1)).sum(-1).mean(),
}
tensors = {"a": a, "b": b, "targets": targets}
for name, forward in losses.items():
    a.grad = b.grad = None
    loss = forward()
    loss.backward()
    tensors |= {f"{name}.loss": loss.reshape(1), f"{name}.gradient.a": a.grad.clone()}
    if b.grad is not None:
        tensors[f"{name}.gradient.b"] = b.grad.clone()

# Livelier than the start, so that the attention is uneven.
first = torch.randn(HIDDEN, SIZE).double().requires_grad_()
second = torch.randn(MEANS, HIDDEN).double().requires_grad_()
x = torch.randn(STEPS, BATCH, SIZE).double().requires_grad_()
weights = torch.randn(BATCH, MEANS, SIZE).double()
sequences = x.transpose(0, 1)
scores = second @ torch.tanh(first @ sequences.transpose(1, 2))
padding = torch.arange(STEPS) >= LENGTHS[:, None, None]
attention = scores.masked_fill(padding, -torch.inf).softmax(-1)
output = attention @ sequences
penalty = (attention @ attention.transpose(1, 2) - torch.eye(MEANS)).pow(2).sum((1, 2)).mean()
((output * weights).sum() + penalty).backward()
tensors |= {
    "pooling.input": x, "pooling.weights": weights, "pooling.lengths": LENGTHS, "ws1.weight": first,
    "ws2.weight": second, "pooling.output": output, "pooling.attention": attention,
    "pooling.penalty": penalty.reshape(1), "pooling.gradient.input": x.grad, "pooling.gradient.ws1.weight": first.grad,
    "pooling.gradient.ws2.weight": second.grad}
golden.write("losses", tensors, {"torch": torch.__version__})
