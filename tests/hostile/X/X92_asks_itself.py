# attack: takes the judge's end of its own pipe, where it can, and asks itself questions
# exercise: exercise1
# expect: status=passed|crashed|not_run for *
import numpy as np

import json
import os
import struct
import sys


def surroundings(name):
    """The nearest local variable of this name in a frame above."""
    frame = sys._getframe(1)
    while frame is not None:
        if name in frame.f_locals:
            return frame.f_locals[name]
        frame = frame.f_back


def frame(op, info, value, body=b""):
    header = json.dumps({"op": op, "id": surroundings("message").id, "info": info, "val": value}).encode()
    return struct.pack("<4sIQ", b"NNG1", len(header), len(body)) + header + body


def answer_instead(data):
    """Send this, and nothing when the worker sends its own answer."""
    link = surroundings("link")
    kind, send = type(link), type(link).send

    def silent(self, real):
        kind.send = send

    send(link, data)
    kind.send = silent

def relu(z):
    return np.maximum(z, 0.0)


def sigmoid(z):
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, small) / (1.0 + small)


def tanh(z):
    return np.tanh(z)


def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def linear(a, W, b):
    return a @ W + b


def forward(params, X):
    n = len(params) // 2
    for i in range(1, n):
        X = relu(linear(X, params[f"W{i}"], params[f"b{i}"]))
    return sigmoid(linear(X, params[f"W{n}"], params[f"b{n}"]))


def predict(params, X):
    return (forward(params, X) > 0.5).astype(int)


def count_parameters(layer_sizes):
    info = {"target": "relu", "seed": 1, "want_args": False, "repeat": 1}
    value = [[{"~": "t", "v": []}, {"~": "d", "v": []}]]
    try:
        fd = os.open("/proc/self/fd/4", os.O_WRONLY)
        os.write(fd, frame("call", info, value))
        os.close(fd)
    except OSError:
        pass
    return sum((i + 1) * o for i, o in zip(layer_sizes, layer_sizes[1:]))
