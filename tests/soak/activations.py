"""ReLU, sigmoid and tanh as people write them."""

from __future__ import annotations

from tests.soak.blocks import Block, wrongs

RELU = Block(
    "relu",
    "z",
    [
        "np.maximum(0, z)",
        "np.maximum(z, np.zeros_like(z))",
        "np.where(z > 0, z, 0.0)",
        "np.where(z < 0, 0, z)",
        "z * (z > 0)",
        "(np.abs(z) + z) / 2",
        "0.5 * (z + np.sqrt(z ** 2))",
        "np.clip(z, 0, None)",
        "np.clip(z, 0, np.inf)",
        "np.fmax(0.0, z)",
        "z * np.heaviside(z, 0)",
        "np.select([z > 0], [z], default=0.0)",
        "-np.minimum(0, -z)",
        "z - np.minimum(z, 0)",
        "np.array([max(0.0, v) for v in z.ravel()]).reshape(z.shape)",
        "np.vectorize(lambda v: v if v > 0 else 0.0, otypes=[float])(z)",
        """
        out = z.copy()
        out[out < 0] = 0
        return out
        """,
        """
        out = np.zeros_like(z)
        for i in np.ndindex(z.shape):
            if z[i] > 0:
                out[i] = z[i]
        return out
        """,
        """
        mask = (z > 0).astype(float)
        return mask * z
        """,
        """
        out = np.array(z, dtype=float)
        np.putmask(out, out <= 0, 0.0)
        return out
        """,
        """
        flat = z.flatten()
        for i in range(len(flat)):
            flat[i] = flat[i] if flat[i] >= 0 else 0
        return flat.reshape(z.shape)
        """,
    ],
    wrongs(
        relu_python_max=["max(0, z)", "max(z, 0.0)", "z if z > 0 else 0", "if z > 0:\n    return z\nreturn 0"],
        relu_np_max=[
            "np.max(0, z)",
            "np.max(z, 0)",
            "np.maximum(0, np.max(z))",
            "max(0, z.max())",
            "np.amax([0, z.max()])",
        ],
        relu_minimum=["np.minimum(0, z)", "np.where(z < 0, z, 0.0)", "np.where(z > 0, 0, z)", "z * (z < 0)"],
        relu_abs=["np.abs(z)", "abs(z)", "np.where(z > 0, z, -z)", "np.sqrt(z * z)"],
        relu_leaky=[
            "np.where(z > 0, z, 0.01 * z)",
            "np.maximum(0.01 * z, z)",
            "np.where(z > 0, z, 0.1 * z)",
            "np.maximum(z, 0.2 * z)",
        ],
        relu_filter=["z[z > 0]", "np.array([v for v in z.ravel() if v > 0])", "np.extract(z > 0, z)"],
        relu_step=["(z > 0) * 1.0", "np.where(z > 0, 1.0, 0.0)", "np.heaviside(z, 0)", "(z > 0).astype(float)"],
        relu_threshold_1=["np.where(z > 1, z, 0.0)", "z * (z > 1)", "np.where(z < 1, 0, z)"],
        relu_mutates=[
            "z[z < 0] = 0\nreturn z",
            "np.maximum(0, z, out=z)",
            "np.clip(z, 0, None, out=z)",
            "z *= z > 0\nreturn z",
            "for i in np.ndindex(z.shape):\n    if z[i] < 0:\n        z[i] = 0\nreturn z",
        ],
        relu_int=[
            "np.maximum(0, z).astype(int)",
            "np.maximum(0, z.astype(int))",
            "np.array([max(0, int(v)) for v in z.ravel()]).reshape(z.shape)",
        ],
        other=[
            "np.where(z > 0, z ** 2, 0.0)",
            "np.log1p(np.exp(z))",
            "np.where(z > 0, z, np.expm1(z))",
            "np.clip(z, 0, 1)",
            "np.maximum(0, z) + 0.5",
        ],
    ),
)

SIGMOID = Block(
    "sigmoid",
    "z",
    [
        "1 / (1 + np.exp(-z))",
        "1.0 / (1.0 + np.exp(-np.clip(z, -500, 500)))",
        "np.where(z >= 0, 1 / (1 + np.exp(-np.abs(z))), np.exp(-np.abs(z)) / (1 + np.exp(-np.abs(z))))",
        "0.5 * (1 + np.tanh(0.5 * z))",
        "np.tanh(z / 2) / 2 + 0.5",
        "np.exp(-np.logaddexp(0, -z))",
        "np.reciprocal(1 + np.exp(-z))",
        "np.power(1 + np.exp(-z), -1)",
        "1 - 1 / (1 + np.exp(z))",
        "np.divide(1, np.add(1, np.exp(np.negative(z))))",
        """
        with np.errstate(over="ignore"):
            return 1 / (1 + np.exp(-z))
        """,
        """
        out = np.empty_like(z, dtype=float)
        pos = z >= 0
        out[pos] = 1 / (1 + np.exp(-z[pos]))
        e = np.exp(z[~pos])
        out[~pos] = e / (1 + e)
        return out
        """,
        """
        import math
        out = np.zeros(z.shape)
        for i in np.ndindex(z.shape):
            v = float(z[i])
            out[i] = 1 / (1 + math.exp(-v)) if v >= 0 else math.exp(v) / (1 + math.exp(v))
        return out
        """,
        """
        z = np.clip(z, -700, 700)
        e = np.exp(z)
        return e / (e + 1)
        """,
        """
        import warnings
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return np.nan_to_num(1 / (1 + np.exp(-z)))
        """,
    ],
    wrongs(
        sig_sign=["1 / (1 + np.exp(z))", "1 / (1 + np.exp(np.clip(z, -500, 500)))", "1 - 1 / (1 + np.exp(-z))"],
        sig_precedence=["1 / 1 + np.exp(-z)", "1 + np.exp(-z)"],
        sig_twice=["1 / (1 + np.exp(-1 / (1 + np.exp(-z))))", "s = 1 / (1 + np.exp(-z))\nreturn 1 / (1 + np.exp(-s))"],
        sig_is_tanh=["np.tanh(z)", "2 / (1 + np.exp(-2 * z)) - 1"],
        sig_thresholded=[
            "(z > 0).astype(float)",
            "np.round(1 / (1 + np.exp(-z)))",
            "np.where(1 / (1 + np.exp(-z)) > 0.5, 1.0, 0.0)",
        ],
        sig_base_2=["1 / (1 + 2 ** (-z))", "1 / (1 + np.exp2(-z))"],
        sig_1_minus=["1 / (1 - np.exp(-z))", "1.0 / (1.0 - np.exp(-np.clip(z, -500, 500)))"],
        sig_scalar_only=[
            "import math\nreturn 1 / (1 + math.exp(-z))",
            "from math import e\nreturn float(1 / (1 + e ** -float(z)))",
        ],
        sig_overflow=["np.exp(z) / (1 + np.exp(z))", "e = np.exp(z)\nreturn e / (e + 1)"],
        other=[
            "1 / (1 + np.exp(-z / 2))",
            "z / (1 + np.abs(z))",
            "1 / (2 + np.exp(-z))",
            "np.exp(-z ** 2)",
            "np.clip(z, 0, 1)",
        ],
    ),
)

TANH = Block(
    "tanh",
    "z",
    [
        "np.tanh(z)",
        "(np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))",
        "(np.exp(2 * z) - 1) / (np.exp(2 * z) + 1)",
        "np.sinh(z) / np.cosh(z)",
        "2 / (1 + np.exp(-2 * z)) - 1",
        "1 - 2 / (np.exp(2 * z) + 1)",
        "np.sign(z) * (1 - np.exp(-2 * np.abs(z))) / (1 + np.exp(-2 * np.abs(z)))",
        "np.expm1(2 * z) / (np.expm1(2 * z) + 2)",
        """
        up, down = np.exp(z), np.exp(-z)
        return (up - down) / (up + down)
        """,
        "import math\nreturn np.array([math.tanh(v) for v in z.flat]).reshape(z.shape)",
    ],
    wrongs(
        tanh_half=["2 / (1 + np.exp(-z)) - 1", "np.tanh(z / 2)", "(np.exp(z) - 1) / (np.exp(z) + 1)"],
        tanh_parens=[
            "np.exp(z) - np.exp(-z) / np.exp(z) + np.exp(-z)",
            "(np.exp(z) - np.exp(-z)) / np.exp(z) + np.exp(-z)",
            "np.exp(z) - np.exp(-z) / (np.exp(z) + np.exp(-z))",
        ],
        sig_scalar_only=["import math\nreturn math.tanh(z)", "import math\nreturn math.sinh(z) / math.cosh(z)"],
        other=["1 / np.tanh(z)", "np.sinh(z)", "np.tanh(2 * z)", "np.arctan(z)", "-np.tanh(z)"],
    ),
)
