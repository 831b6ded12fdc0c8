"""Makes lstm.safetensors: a small language model computed by PyTorch, to compare ours with.

Run with Debian's python3-torch: python3 make_lstm_golden.py
Holds the weights, the ids, the logits, the loss and every gradient (computed in 64 bits, stored in 32), and the losses
of five steps of Adam. PyTorch's second LSTM bias stays at zero and is not learnt, because our LSTM has one bias.
"""
import torch
from torch import nn

import golden

WORDS, EMBEDDING, HIDDEN, LAYERS, STEPS, BATCH = 37, 12, 20, 2, 9, 5


def loss_of(modules, ids, targets):
    embedding, lstm, head = modules
    logits = head(lstm(embedding(ids))[0])
    return logits, nn.functional.cross_entropy(logits.view(-1, WORDS), targets.view(-1))


torch.manual_seed(5)
modules = [nn.Embedding(WORDS, EMBEDDING), nn.LSTM(EMBEDDING, HIDDEN, LAYERS), nn.Linear(HIDDEN, WORDS)]
names = ["embedding", "lstm", "head"]
with torch.no_grad():
    for name, parameter in modules[1].named_parameters():
        # Livelier than PyTorch's start, so that all gates move.
        parameter.mul_(0 if name.startswith("bias_hh") else 2)
        parameter.requires_grad_(not name.startswith("bias_hh"))
ids = torch.randint(0, WORDS, (STEPS, BATCH))
targets = torch.randint(0, WORDS, (STEPS, BATCH))

tensors = {"ids": ids, "targets": targets}
for module in modules:
    module.double()
logits, loss = loss_of(modules, ids, targets)
loss.backward()
tensors |= {"logits": logits, "loss": loss.reshape(1)}
learnt = []
for name, module in zip(names, modules):
    for path, parameter in module.named_parameters():
        tensors[f"{name}.{path}"] = parameter
        if parameter.requires_grad:
            tensors[f"gradient.{name}.{path}"] = parameter.grad
            learnt.append(parameter)
tensors = {name: tensor.detach().clone() for name, tensor in tensors.items()}

adam = torch.optim.Adam(learnt, 1e-2)
losses = []
for _ in range(5):
    adam.zero_grad()
    _, loss = loss_of(modules, ids, targets)
    loss.backward()
    adam.step()
    losses.append(loss.item())
tensors["adam.losses"] = torch.tensor(losses)
golden.write(
    "lstm", tensors,
    {"torch": torch.__version__, "steps": str(STEPS), "batch": str(BATCH), "layers": str(LAYERS)})
