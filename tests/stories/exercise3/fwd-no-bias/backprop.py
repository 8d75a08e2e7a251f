import numpy as np
from numpy import einsum

sigma = lambda z: 1 / (1 + np.exp(-z))
sigmoid_derivative = lambda z: sigma(z) - sigma(z) ** 2
relu_derivative = lambda z: np.heaviside(z, 0.0)
ACT = dict(sigmoid=(sigma, sigmoid_derivative), relu=(lambda z: z.clip(0), relu_derivative))


def forward(params, X, activation="sigmoid"):
    f, _ = ACT[activation]
    out = {"X": X}
    out["Z1"] = einsum("ni,ih->nh", X, params["W1"])
    out["A1"] = f(out["Z1"])
    out["Z2"] = einsum("nh,ho->no", out["A1"], params["W2"])
    out["A2"] = sigma(out["Z2"])
    return out


def backward(params, cache, y, activation="sigmoid"):
    _, df = ACT[activation]
    d2 = (cache["A2"] - y) / y.size
    d1 = einsum("no,ho->nh", d2, params["W2"]) * df(cache["Z1"])
    return {
        "W1": einsum("ni,nh->ih", cache["X"], d1),
        "b1": einsum("nh->h", d1),
        "W2": einsum("nh,no->ho", cache["A1"], d2),
        "b2": einsum("no->o", d2),
    }


def numerical_gradient(loss, params, eps=1e-5):
    def probe(k, j):
        def at(step):
            v = params[k].copy()
            v.flat[j] += step
            return loss({**params, k: v})
        return (at(+eps) - at(-eps)) / (2 * eps)

    return {k: np.reshape([probe(k, j) for j in range(v.size)], v.shape) for k, v in params.items()}
