"""Makes rnn, gru, lstm_bidirectional and mlstm.safetensors: recurrent networks computed by PyTorch, to compare with.

Run with Debian's python3-torch: python3 make_recurrent_golden.py
Each holds the weights, the input and the first state, and for a batch of equal lengths ("full") and one of different
lengths from that state ("ragged") the outputs, the last state and the gradients of a weighted sum of the outputs. All
is computed in 64 bits and stored in 32. Where our layer has one bias, PyTorch's second stays at zero and is not learnt.
"""
import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

import golden

INPUTS, HIDDEN, LAYERS, STEPS, BATCH = 7, 17, 2, 6, 5
LENGTHS = [3, 6, 1, 4, 6]


def run_ragged(module, x, state):
    packed = pack_padded_sequence(x, torch.tensor(LENGTHS), enforce_sorted=False)
    out, last = module(packed, state)
    return pad_packed_sequence(out, total_length=STEPS)[0], last


class MultiplicativeLstm(nn.Module):
    """Radford et al. 2017: m takes the place of h; gates in the order i, f, g, o. Written out step by step."""

    def __init__(self):
        super().__init__()
        for k in range(LAYERS):
            size = INPUTS if k == 0 else HIDDEN
            shapes = {"weight_ih": (4 * HIDDEN, size), "weight_hh": (4 * HIDDEN, HIDDEN), "bias_ih": (4 * HIDDEN,),
                      "weight_mih": (HIDDEN, size), "weight_mhh": (HIDDEN, HIDDEN)}
            for name, shape in shapes.items():
                parameter = nn.Parameter((torch.rand(shape) * 2 - 1) / HIDDEN ** 0.5)
                self.register_parameter(f"{name}_l{k}", parameter)

    def forward(self, x, state, lengths=None):
        own = dict(self.named_parameters())
        hiddens, cells = [], []
        lengths = torch.tensor(lengths or [len(x)] * x.shape[1])
        for k in range(LAYERS):
            h, c = (part[k] for part in state) if state else [x.new_zeros(x.shape[1], HIDDEN)] * 2
            steps = []
            for t in range(len(x)):
                m = (x[t] @ own[f"weight_mih_l{k}"].T) * (h @ own[f"weight_mhh_l{k}"].T)
                gates = x[t] @ own[f"weight_ih_l{k}"].T + m @ own[f"weight_hh_l{k}"].T + own[f"bias_ih_l{k}"]
                i, f, g, o = gates.chunk(4, 1)
                new_c = f.sigmoid() * c + i.sigmoid() * g.tanh()
                new_h = o.sigmoid() * new_c.tanh()
                within = (t < lengths)[:, None]
                h, c = torch.where(within, new_h, h), torch.where(within, new_c, c)
                steps.append(torch.where(within, new_h, torch.zeros_like(new_h)))
            x = torch.stack(steps)
            hiddens.append(h)
            cells.append(c)
        return x, (torch.stack(hiddens), torch.stack(cells))


def make(name, module, seconds_learnt, has_cell, directions):
    module.double()
    with torch.no_grad():
        for path, parameter in module.named_parameters():
            # Livelier than PyTorch's start, so that all gates move.
            learnt = seconds_learnt or not path.startswith("bias_hh")
            parameter.mul_(2 if learnt else 0)
            parameter.requires_grad_(learnt)
    x = torch.randn(STEPS, BATCH, INPUTS, dtype=torch.double, requires_grad=True)
    first = [torch.randn(LAYERS * directions, BATCH, HIDDEN, dtype=torch.double) for _ in range(1 + has_cell)]
    weights = torch.randn(STEPS, BATCH, directions * HIDDEN, dtype=torch.double)
    state = tuple(first) if has_cell else first[0]
    tensors = {"input": x, "weights": weights, "lengths": torch.tensor(LENGTHS), "hidden": first[0]}
    tensors |= {"cell": first[1]} if has_cell else {}
    tensors |= dict(module.named_parameters())
    for case in ["full", "ragged"]:
        module.zero_grad()
        x.grad = None
        if case == "full":
            out, last = module(x, None)
        elif isinstance(module, MultiplicativeLstm):
            out, last = module(x, state, LENGTHS)
        else:
            out, last = run_ragged(module, x, state)
        (out * weights).sum().backward()
        last = last if has_cell else [last]
        tensors |= {f"{case}.output": out, f"{case}.hidden": last[0]}
        tensors |= {f"{case}.cell": last[1]} if has_cell else {}
        tensors |= {f"{case}.gradient.input": x.grad.clone()}
        for path, parameter in module.named_parameters():
            if parameter.requires_grad:
                tensors[f"{case}.gradient.{path}"] = parameter.grad.clone()
    golden.write(name, tensors, {"torch": torch.__version__})


torch.manual_seed(6)
make("rnn", nn.RNN(INPUTS, HIDDEN, LAYERS, bidirectional=True), False, False, 2)
make("gru", nn.GRU(INPUTS, HIDDEN, LAYERS, bidirectional=True), True, False, 2)
make("lstm_bidirectional", nn.LSTM(INPUTS, HIDDEN, LAYERS, bidirectional=True), False, True, 2)
make("mlstm", MultiplicativeLstm(), True, True, 1)
