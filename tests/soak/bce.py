"""Binary cross-entropy of probabilities as people write it."""

from __future__ import annotations

from tests.soak.blocks import Block, wrongs

_GUARD = "p = np.clip(y_hat, 1e-12, 1 - 1e-12)\n"
_TERMS = "y * np.log(p) + (1 - y) * np.log(1 - p)"

BCE = Block(
    "bce",
    "y_hat, y",
    [
        f"{_GUARD}return -np.mean({_TERMS})",
        f"p = np.clip(y_hat, 1e-7, 1 - 1e-7)\nreturn float(np.mean(-({_TERMS})))",
        "-np.mean(y * np.log(y_hat + 1e-9) + (1 - y) * np.log(1 - y_hat + 1e-9))",
        f"{_GUARD}m = y.shape[0]\nreturn (-1 / m) * np.sum({_TERMS})",
        f"{_GUARD}return np.squeeze(-(y.T @ np.log(p) + (1 - y).T @ np.log(1 - p)) / len(y))",
        f"{_GUARD}return -(y.T @ np.log(p) + (1 - y).T @ np.log(1 - p)) / len(y)",
        f"{_GUARD}return -np.mean(np.where(y == 1, np.log(p), np.log(1 - p)))",
        f"{_GUARD}return -np.mean(np.log(np.where(y > 0.5, p, 1 - p)))",
        f"{_GUARD}return -np.log(1 - np.abs(y - p)).mean()",
        f"{_GUARD}return -np.log(y * p + (1 - y) * (1 - p)).sum() / y.size",
        "-np.mean(y * np.log(np.maximum(y_hat, 1e-10)) + (1 - y) * np.log(np.maximum(1 - y_hat, 1e-10)))",
        f"{_GUARD}return np.mean(-y * np.log(p) - (1 - y) * np.log1p(-p))",
        """
        eps = 1e-8
        p = np.minimum(np.maximum(y_hat, eps), 1 - eps)
        first = np.multiply(y, np.log(p))
        second = np.multiply(1.0 - y, np.log(1.0 - p))
        return -(first + second).mean()
        """,
        """
        import math
        total = 0.0
        for p, t in zip(y_hat.ravel(), y.ravel()):
            p = min(max(p, 1e-15), 1 - 1e-15)
            total -= math.log(p) if t == 1 else math.log(1 - p)
        return total / y.shape[0]
        """,
        """
        p = y_hat.copy()
        p[p < 1e-12] = 1e-12
        p[p > 1 - 1e-12] = 1 - 1e-12
        rows = [-np.log(p[i, 0]) if y[i, 0] else -np.log(1 - p[i, 0]) for i in range(len(y))]
        return sum(rows) / len(rows)
        """,
        """
        with np.errstate(divide="ignore", invalid="ignore"):
            good = np.maximum(np.log(y_hat), -100)
            bad = np.maximum(np.log(1 - y_hat), -100)
        return -np.mean(y * good + (1 - y) * bad)
        """,
        f"{_GUARD}ones = y == 1\nreturn -(np.log(p[ones]).sum() + np.log(1 - p[~ones]).sum()) / y.size",
        f"{_GUARD}return np.average(np.einsum('ij,ij->i', -y, np.log(p)) - ((1 - y) * np.log(1 - p)).sum(axis=1))",
    ],
    wrongs(
        bce_no_minus=[f"{_GUARD}return np.mean({_TERMS})", f"{_GUARD}return np.sum({_TERMS}) / len(y)"],
        bce_no_negative_term=[
            f"{_GUARD}return -np.mean(y * np.log(p))",
            f"{_GUARD}return -np.sum(y * np.log(p)) / y.shape[0]",
        ],
        bce_no_positive_term=[f"{_GUARD}return -np.mean((1 - y) * np.log(1 - p))"],
        bce_positives_only_mean=[
            f"{_GUARD}return -np.sum({_TERMS}) / np.sum(y)",
            f"{_GUARD}return -np.sum({_TERMS}) / np.count_nonzero(y)",
        ],
        bce_minus_inside=[f"{_GUARD}return -np.mean(y * np.log(p) - (1 - y) * np.log(1 - p))"],
        bce_logp_both=[f"{_GUARD}return -np.mean(y * np.log(p) + (1 - y) * np.log(p))"],
        bce_labels_swapped=[
            f"{_GUARD}return -np.mean((1 - y) * np.log(p) + y * np.log(1 - p))",
            f"{_GUARD}return -np.mean(np.where(y == 0, np.log(p), np.log(1 - p)))",
        ],
        bce_args_swapped=[
            "t = np.clip(y, 1e-12, 1 - 1e-12)\nreturn -np.mean(y_hat * np.log(t) + (1 - y_hat) * np.log(1 - t))",
            "t = np.clip(y, 1e-7, 1 - 1e-7)\nreturn -np.mean(y_hat * np.log(t) + (1 - y_hat) * np.log(1 - t))",
            "-np.mean(y_hat * np.log(y) + (1 - y_hat) * np.log(1 - y))",
        ],
        bce_log_base=[f"{_GUARD}return -np.mean({_TERMS})".replace("np.log", name) for name in ("np.log2", "np.log10")],
        bce_no_clip=[
            "-np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))",
            "-(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat)).sum() / len(y)",
        ],
        bce_clip_one_side=[
            "p = np.maximum(y_hat, 1e-12)\nreturn -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))",
            "-np.mean(y * np.log(y_hat + 1e-10) + (1 - y) * np.log(1 - y_hat))",
            "p = np.minimum(y_hat, 1 - 1e-10)\nreturn -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))",
        ],
        bce_eps_big=[
            f"p = np.clip(y_hat, {eps}, 1 - {eps})\nreturn -np.mean({_TERMS})" for eps in ("0.01", "1e-3", "0.05")
        ],
        bce_eps_float32=[
            f"p = np.clip(y_hat.astype(np.float32), np.float32(1e-15), np.float32(1 - 1e-15))\n"
            f"return -np.mean({_TERMS})"
        ],
        bce_sum=[f"{_GUARD}return -np.sum({_TERMS})", f"{_GUARD}return -(y.T @ np.log(p) + (1 - y).T @ np.log(1 - p))"],
        bce_mean_twice=[
            f"{_GUARD}return -np.mean({_TERMS}) / len(y)",
            f"{_GUARD}return -np.mean(({_TERMS}) / y.shape[0])",
        ],
        bce_unreduced=[f"{_GUARD}return -({_TERMS})", f"{_GUARD}return (-({_TERMS})).ravel()"],
        bce_vector_over_m=[f"{_GUARD}return -({_TERMS}) / len(y)"],
        bce_precedence=[
            f"{_GUARD}m = len(y)\nreturn -1 / 1 * m * np.sum({_TERMS})",
            f"{_GUARD}return -np.sum({_TERMS}) * len(y)",
        ],
        bce_half=[f"{_GUARD}return -np.mean({_TERMS}) / 2", f"{_GUARD}return -0.5 * np.mean({_TERMS})"],
        bce_1d_2d=[
            f"{_GUARD}y = y.ravel()\nreturn -np.mean({_TERMS})",
            f"{_GUARD}p = p.flatten()\nreturn -np.mean({_TERMS})",
        ],
        bce_mse=["np.mean((y_hat - y) ** 2)", "np.square(y - y_hat).sum() / len(y)"],
        bce_extra_sigmoid=[
            f"p = 1 / (1 + np.exp(-y_hat))\nreturn -np.mean({_TERMS})",
            f"p = np.clip(1 / (1 + np.exp(-y_hat)), 1e-12, 1 - 1e-12)\nreturn -np.mean({_TERMS})",
        ],
        bce_thresholded=[
            f"p = np.clip((y_hat > 0.5) * 1.0, 1e-12, 1 - 1e-12)\nreturn -np.mean({_TERMS})",
            f"p = np.clip(np.round(y_hat), 1e-7, 1 - 1e-7)\nreturn -np.mean({_TERMS})",
        ],
        other=[
            f"{_GUARD}return -np.max({_TERMS})",
            f"{_GUARD}return -np.median({_TERMS})",
            f"{_GUARD}return -np.mean((y * np.log(p) + (1 - y) * np.log(1 - p)) * (1 - p))",
            f"{_GUARD}return -np.mean(2 * y * np.log(p) + (1 - y) * np.log(1 - p))",
            "np.mean(np.abs(y_hat - y))",
        ],
    ),
)
