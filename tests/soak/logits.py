"""Binary cross-entropy of logits, and its slope, as people write them."""

from __future__ import annotations

from tests.soak.blocks import Block, wrongs

_SIG = "s = 1 / (1 + np.exp(-z))\n"
_CLIPPED = "s = np.clip(1 / (1 + np.exp(-z)), 1e-12, 1 - 1e-12)\n"
_LOGS = "y * np.log(s) + (1 - y) * np.log(1 - s)"

BCE_LOGITS = Block(
    "bce_with_logits",
    "z, y",
    [
        "np.mean(np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z))))",
        "np.mean(np.logaddexp(0, z) - y * z)",
        "float(np.mean(np.logaddexp(0, -z) + (1 - y) * z))",
        "np.mean(np.logaddexp(0, np.where(y == 1, -z, z)))",
        "np.mean(np.logaddexp(0, (1 - 2 * y) * z))",
        "np.mean(y * np.logaddexp(0, -z) + (1 - y) * np.logaddexp(0, z))",
        "np.sum(np.clip(z, 0, None) - z * y + np.log(1 + np.exp(-abs(z)))) / z.shape[0]",
        """
        out = np.empty_like(z)
        big = z > 0
        out[big] = z[big] + np.log1p(np.exp(-z[big]))
        out[~big] = np.log1p(np.exp(z[~big]))
        return (out - y * z).mean()
        """,
        """
        import math
        total = 0.0
        for s, t in zip(z.ravel(), y.ravel()):
            total += max(s, 0.0) - s * t + math.log(1 + math.exp(-abs(s)))
        return total / len(z)
        """,
        """
        soft = np.where(z > 30, z, np.log(1 + np.exp(np.minimum(z, 30))))
        soft = np.where(z > 30, z + np.exp(-np.abs(z)), soft)
        return np.average(soft - z * y)
        """,
        """
        m = np.maximum(0, z)
        return np.mean(m - y * z + np.log(np.exp(-m) + np.exp(z - m)))
        """,
        """
        two = np.hstack([np.zeros_like(z), z])
        return np.mean(np.logaddexp.reduce(two, axis=1) - (y * z).ravel())
        """,
        "-np.mean(y * -np.logaddexp(0, -z) + (1 - y) * -np.logaddexp(0, z))",
    ],
    wrongs(
        bcel_no_sigmoid=[
            "p = np.clip(z, 1e-12, 1 - 1e-12)\nreturn -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))",
            "p = np.clip(z, 1e-7, 1 - 1e-7)\nreturn -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))",
            "-np.mean(y * np.log(z) + (1 - y) * np.log(1 - z))",
        ],
        bcel_sigmoid_twice=[
            "z = 1 / (1 + np.exp(-z))\nreturn np.mean(np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z))))",
            "s = 0.5 * (1 + np.tanh(z / 2))\nreturn np.mean(np.logaddexp(0, s) - y * s)",
        ],
        bcel_unstable=[
            f"{_SIG}return -np.mean({_LOGS})",
            "np.mean(np.log(1 + np.exp(z)) - y * z)",
            f"s = 0.5 * (1 + np.tanh(z / 2))\nreturn -np.sum({_LOGS}) / len(z)",
        ],
        bcel_clip=[
            f"{_CLIPPED}return -np.mean({_LOGS})",
            f"s = np.clip(0.5 * (1 + np.tanh(z / 2)), 1e-7, 1 - 1e-7)\nreturn np.mean(-({_LOGS}))",
            "s = 1 / (1 + np.exp(-z))\nreturn -np.mean(y * np.log(s + 1e-9) + (1 - y) * np.log(1 - s + 1e-9))",
        ],
        bcel_no_abs=[
            "np.mean(np.maximum(z, 0) - y * z + np.log1p(np.exp(-z)))",
            "np.mean(np.maximum(z, 0) - y * z + np.logaddexp(0, -z))",
        ],
        bcel_no_max=["np.mean(-y * z + np.log1p(np.exp(-np.abs(z))))", "np.mean(np.log(1 + np.exp(-abs(z))) - z * y)"],
        bcel_sign_zy=[
            "np.mean(np.maximum(z, 0) + y * z + np.log1p(np.exp(-np.abs(z))))",
            "np.mean(np.logaddexp(0, z) + y * z)",
        ],
        bcel_label_flip=[
            "np.mean(np.maximum(z, 0) - (1 - y) * z + np.log1p(np.exp(-np.abs(z))))",
            "np.mean(np.logaddexp(0, (2 * y - 1) * z))",
        ],
        bcel_ignores_y=["np.mean(np.logaddexp(0, -z))", "np.mean(np.maximum(z, 0) - z + np.log1p(np.exp(-np.abs(z))))"],
        bcel_sum=[
            "np.sum(np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z))))",
            "np.sum(np.logaddexp(0, z) - y * z)",
        ],
        other=[
            "np.mean(np.maximum(z, 0) - y * z + np.log(2 + np.exp(-np.abs(z))))",
            "np.mean(np.maximum(z, 0) - y * z)",
            "np.max(np.logaddexp(0, z) - y * z)",
            "np.mean((np.logaddexp(0, z) - y * z) ** 2)",
        ],
    ),
)

BCE_SLOPE = Block(
    "bce_with_logits_grad",
    "z, y",
    [
        f"{_SIG}return (s - y) / len(z)",
        "(1 / (1 + np.exp(-z)) - y) / z.shape[0]",
        "(0.5 * (1 + np.tanh(z / 2)) - y) / y.size",
        f"{_SIG}return -(y / s - (1 - y) / (1 - s)) * s * (1 - s) / len(y)",
        f"{_SIG}return (1 / len(y)) * np.where(y == 1, s - 1, s)",
        f"{_SIG}return np.array([[(s[i, 0] - y[i, 0]) / len(y)] for i in range(len(y))])",
        "e = np.exp(-np.abs(z))\ns = np.where(z >= 0, 1, e) / (1 + e)\nreturn np.divide(s - y, z.shape[0])",
        "np.exp(-np.logaddexp(0, -z)) / len(z) - y / len(z)",
        """
        g = np.zeros_like(z)
        for i in range(z.shape[0]):
            g[i] = 1 / (1 + np.exp(-z[i])) - y[i]
        g /= z.shape[0]
        return g
        """,
        f"{_SIG}return -y * (1 - s) / len(y) + (1 - y) * s / len(y)",
    ],
    wrongs(
        bce_grad_no_m=[f"{_SIG}return s - y", "1 / (1 + np.exp(-z)) - y", f"{_SIG}return -y * (1 - s) + (1 - y) * s"],
        bce_grad_wrt_logit=[
            f"{_SIG}return (s - y) / (s * (1 - s)) / len(y)",
            f"{_SIG}return (-(y / s) + (1 - y) / (1 - s)) / len(y)",
        ],
        bp_extra_sigprime=[f"{_SIG}return (s - y) * s * (1 - s) / len(y)"],
        bp_sign=[f"{_SIG}return (y - s) / len(y)", "-(1 / (1 + np.exp(-z)) - y) / z.shape[0]"],
        bp_factor_2=[f"{_SIG}return 2 * (s - y) / len(y)"],
        bp_mean_twice=[f"{_SIG}return (s - y) / len(y) / len(y)", f"{_SIG}return (s - y) / len(y) ** 2"],
        bp_thresholded_error=[f"{_SIG}return (np.round(s) - y) / len(y)", "((z > 0).astype(float) - y) / len(y)"],
        bp_y_1d=[f"{_SIG}return (s - y.ravel()) / len(y)", f"{_SIG}return (s.flatten() - y) / len(y)"],
        bp_loss_as_delta=[
            "loss = np.mean(np.logaddexp(0, z) - y * z)\nreturn np.full_like(z, loss) / len(z)",
            f"{_SIG}return np.ones_like(z) * np.mean(s - y) / len(y)",
        ],
        bcel_no_sigmoid=["(z - y) / len(z)"],
        other=[
            f"{_SIG}return (s + y) / len(y)",
            f"{_SIG}return (s - y) / (len(y) - 1)",
            f"{_SIG}return np.abs(s - y) / len(y)",
        ],
    ),
)
