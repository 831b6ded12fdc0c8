"""Makes saliency.safetensors: gradients of outputs with respect to embeddings by PyTorch, to compare ours with.

Run with Debian's python3-torch: python3 make_saliency_golden.py
Holds a small language model, ids, the chosen outputs, and the gradient of the sum of the chosen outputs at the last
step with respect to the embeddings, their norms and their products with the embeddings (computed in 64 bits, stored
in 32). PyTorch's second LSTM bias is zero, because our LSTM has one bias.
"""
import torch
from torch import nn

import golden

WORDS, EMBEDDING, HIDDEN, STEPS, BATCH = 17, 6, 10, 8, 3

torch.manual_seed(9)
embedding, lstm, head = nn.Embedding(WORDS, EMBEDDING), nn.LSTM(EMBEDDING, HIDDEN), nn.Linear(HIDDEN, WORDS)
with torch.no_grad():
    for name, parameter in lstm.named_parameters():
        # Livelier than PyTorch's start, so that all gates move.
        parameter.mul_(0 if name.startswith("bias_hh") else 2)
ids = torch.randint(0, WORDS, (STEPS, BATCH))
outputs = torch.randint(0, WORDS, (BATCH,))
modules = {"embedding": embedding.double(), "lstm": lstm.double(), "head": head.double()}
embedded = embedding(ids).detach().requires_grad_()
logits = head(lstm(embedded)[0])
logits[-1].gather(1, outputs[:, None]).sum().backward()
tensors = {
    "ids": ids, "outputs": outputs, "gradient": embedded.grad, "norms": embedded.grad.norm(dim=-1),
    "timesInput": (embedded.grad * embedded).sum(-1)}
for name, module in modules.items():
    tensors |= {f"{name}.{path}": parameter for path, parameter in module.named_parameters()}
golden.write("saliency", tensors, {"torch": torch.__version__, "steps": str(STEPS), "batch": str(BATCH)})
