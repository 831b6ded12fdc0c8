"""Makes attention.safetensors: self-attention computed by PyTorch, to compare ours with.

Run with Debian's python3-torch: python3 make_attention_golden.py
Holds one layer's weights, an input, weights that make a loss of the output, and for each case the output, the input's
gradient and the parameters' gradients (computed in 64 bits, stored in 32). "plain", "causal" and "padded" are
nn.MultiheadAttention; "rotary" is causal and padded, written out. What a layer gives at padding has weight 0.
"""
import math

import torch
from torch import nn

import golden

STEPS, BATCH, SIZE, HEADS = 19, 3, 24, 2
LENGTHS = torch.tensor([19, 7, 12])
HEAD = SIZE // HEADS


def turn(x):
    """Rotary positions (Su et al. 2021) on [B, H, T, D], pairs (i, i + D / 2)."""
    angles = torch.arange(STEPS).double()[:, None] * 10000 ** (-2 * torch.arange(HEAD // 2).double() / HEAD)
    cos, sin = angles.cos(), angles.sin()
    left, right = x[..., :HEAD // 2], x[..., HEAD // 2:]
    return torch.cat([left * cos - right * sin, right * cos + left * sin], -1)


def rotary(layer, x, hidden):
    projected = nn.functional.linear(x, layer.in_proj_weight, layer.in_proj_bias)
    query, key, value = [
        part.view(STEPS, BATCH, HEADS, HEAD).permute(1, 2, 0, 3) for part in projected.chunk(3, -1)]
    scores = turn(query) @ turn(key).transpose(-1, -2) / math.sqrt(HEAD)
    mixed = scores.masked_fill(hidden, -math.inf).softmax(-1) @ value
    return layer.out_proj(mixed.permute(2, 0, 1, 3).reshape(STEPS, BATCH, SIZE))


torch.manual_seed(7)
layer = nn.MultiheadAttention(SIZE, HEADS)
with torch.no_grad():
    # Livelier than PyTorch's start, so that the attention is uneven and the biases matter.
    layer.in_proj_weight.mul_(3)
    layer.in_proj_bias.normal_()
    layer.out_proj.bias.normal_()
layer.double()
x = torch.randn(STEPS, BATCH, SIZE).double().requires_grad_()
weights = torch.randn(STEPS, BATCH, SIZE).double()
causal = torch.ones(STEPS, STEPS, dtype=torch.bool).triu(1)
padding = torch.arange(STEPS) >= LENGTHS[:, None]
real = ~padding.T[..., None]
cases = {
    "plain": lambda: layer(x, x, x, need_weights=False)[0],
    "causal": lambda: layer(x, x, x, need_weights=False, attn_mask=causal)[0],
    "padded": lambda: layer(x, x, x, need_weights=False, key_padding_mask=padding)[0] * real,
    "rotary": lambda: rotary(layer, x, causal | padding[:, None, None, :]) * real,
}
tensors = {"input": x, "weights": weights, "lengths": LENGTHS}
tensors |= {name: parameter for name, parameter in layer.named_parameters()}
for case, forward in cases.items():
    layer.zero_grad()
    x.grad = None
    output = forward()
    (output * weights).sum().backward()
    tensors |= {f"{case}.output": output, f"{case}.gradient.input": x.grad.clone()}
    tensors |= {f"{case}.gradient.{name}": p.grad.clone() for name, p in layer.named_parameters()}
golden.write("attention", tensors, {"torch": torch.__version__, "heads": str(HEADS)})
