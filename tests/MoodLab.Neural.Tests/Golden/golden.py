"""Writes tensors as safetensors in 32 bits, for the scripts beside this file, which compute them in 64."""
import json
import pathlib
import struct

import numpy as np


def write(name, tensors, metadata=()):
    """Writes NAME.safetensors beside this file: tensors by name, and texts that say how they were made."""
    header, blobs, offset = {"__metadata__": dict(metadata)}, [], 0
    for key, tensor in tensors.items():
        blob = np.ascontiguousarray(tensor.detach().double().numpy().astype("<f4")).tobytes()
        header[key] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [offset, offset + len(blob)]}
        offset += len(blob)
        blobs.append(blob)
    text = json.dumps(header).encode()
    path = pathlib.Path(__file__).with_name(name + ".safetensors")
    path.write_bytes(struct.pack("<Q", len(text)) + text + b"".join(blobs))
