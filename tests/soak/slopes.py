"""The slopes of sigmoid and ReLU as people write them."""

from __future__ import annotations

from tests.soak.blocks import Block, wrongs

_S = "s = 1 / (1 + np.exp(-z))\n"

SIGMOID_SLOPE = Block(
    "sigmoid_derivative",
    "z",
    [
        f"{_S}return s * (1 - s)",
        f"{_S}return s - s ** 2",
        f"{_S}return s - np.square(s)",
        "np.exp(-z) / (1 + np.exp(-z)) ** 2",
        "0.25 * (1 - np.tanh(z / 2) ** 2)",
        "1 / (2 + np.exp(z) + np.exp(-z))",
        "0.25 / np.cosh(0.5 * z) ** 2",
        "def sig(t):\n    return 1 / (1 + np.exp(-t))\nreturn sig(z) * sig(-z)",
        "sig = lambda t: 0.5 + 0.5 * np.tanh(t / 2)\nreturn np.multiply(sig(z), 1 - sig(z))",
        """
        import math
        out = []
        for v in z.flatten():
            s = 1 / (1 + math.exp(-v))
            out.append(s * (1 - s))
        return np.array(out).reshape(z.shape)
        """,
    ],
    wrongs(
        sigp_takes_activation=["z * (1 - z)", "z - z ** 2", "np.multiply(z, 1.0 - z)"],
        sigp_double_act=["s = 1 / (1 + np.exp(-z))\ns = 1 / (1 + np.exp(-s))\nreturn s * (1 - s)"],
        sigp_first_factor_only=["1 / (1 + np.exp(-z))", f"{_S}return 1 - s"],
        sigp_minus=[f"{_S}return s * (s - 1)", f"{_S}return -s * (1 - s)", "-np.exp(-z) / (1 + np.exp(-z)) ** 2"],
        sig_precedence=["s = 1 / 1 + np.exp(-z)\nreturn s * (1 - s)"],
        sig_base_2=["s = 1 / (1 + 2 ** (-z))\nreturn s * (1 - s)"],
        sig_scalar_only=["import math\ns = 1 / (1 + math.exp(-z))\nreturn s * (1 - s)"],
        other=[
            f"{_S}return s * (1 + s)",
            f"{_S}return (s * (1 - s)) ** 2",
            "1 - np.tanh(z) ** 2",
            f"{_S}return 2 * s * (1 - s)",
        ],
    ),
)

RELU_SLOPE = Block(
    "relu_derivative",
    "z",
    [
        "(z > 0).astype(float)",
        "z > 0",
        "z >= 0",
        "(z > 0) * 1",
        "np.where(z > 0, 1.0, 0.0)",
        "np.where(z < 0, 0, 1)",
        "np.heaviside(z, 0.5)",
        "(np.sign(z) + 1) / 2",
        "np.greater(z, 0).astype(np.int64)",
        "np.array([1.0 if v > 0 else 0.0 for v in z.flat]).reshape(z.shape)",
        "np.ceil(np.clip(z, 0, 1e-9))",
        """
        out = np.ones_like(z)
        out[z <= 0] = 0
        return out
        """,
        """
        d = z.copy()
        d[z > 0] = 1
        d[z <= 0] = 0
        return d
        """,
        """
        out = np.zeros(z.shape)
        for i in np.ndindex(*z.shape):
            if z[i] > 0:
                out[i] = 1
        return out
        """,
    ],
    wrongs(
        relup_returns_value=["np.maximum(0, z)", "z * (z > 0)", "np.where(z > 0, z, 0)"],
        relup_ones=["np.ones_like(z)", "np.ones(z.shape)"],
        relup_mutates=[
            "z[z <= 0] = 0\nz[z > 0] = 1\nreturn z",
            "z[z > 0] = 1\nz[z <= 0] = 0\nreturn z",
            "z[:] = z > 0\nreturn z",
            "z[z < 0] = 0\nreturn (z > 0) * 1.0",
        ],
        relu_leaky=["np.where(z > 0, 1, 0.01)", "np.where(z > 0, 1.0, 0.1)"],
        relu_threshold_1=["(z > 1).astype(float)", "np.where(z > 1, 1, 0)"],
        relu_python_max=["1 if z > 0 else 0", "if z > 0:\n    return 1.0\nelse:\n    return 0.0"],
        sig_scalar_only=["float(z > 0)", "int(z > 0)"],
        other=["np.sign(z)", "(z < 0).astype(float)", "np.where(z > 0, 2.0, 0.0)", "np.zeros_like(z)"],
    ),
)
