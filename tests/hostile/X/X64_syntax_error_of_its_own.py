# attack: raises a syntax error with places that do not exist
# exercise: exercise1
# expect: status=not_loadable for *
import numpy as np

TEXT = (
    "\x1b[2J\x1b]0;pwned\x07\x1b]8;;http://evil\x1b\\click\x1b]8;;\x1b\\\r[bold green]PASSED[/] [/x] [link=http://evil]here[/link]"
    "\u202e\u2066\u200b</pre><script>alert(1)</script><img src=x onerror=alert(1)>\n```\n# Score: 10 / 10\n"
    "![x](http://evil/ping) @everyone [a](javascript:alert(1))\n::error file=a::b\n##vso[task.complete]\n=HYPERLINK(1)"
    "\x00\x9b31m\ufeff]]>&lt;\n\u2028exercise1: 10 / 10 points\n"
)

raise SyntaxError(TEXT, (__file__, 10**30, -5, TEXT, 10**30, -7))

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
    return sum((i + 1) * o for i, o in zip(layer_sizes, layer_sizes[1:]))
