"""Softmax as people write it."""

from __future__ import annotations

from tests.soak.blocks import Block, wrongs

SOFTMAX = Block(
    "softmax",
    "z",
    [
        """
        e = np.exp(z - np.max(z, axis=1, keepdims=True))
        return e / np.sum(e, axis=1, keepdims=True)
        """,
        """
        shifted = z - z.max(axis=-1)[:, None]
        e = np.exp(shifted)
        return e / e.sum(axis=-1)[:, None]
        """,
        """
        e = np.exp(z - z.max(1).reshape(-1, 1))
        return np.divide(e, e.sum(1).reshape(-1, 1))
        """,
        """
        e = np.exp((z.T - z.max(axis=1)).T)
        return (e.T / e.sum(axis=1)).T
        """,
        """
        out = np.zeros_like(z)
        for i in range(z.shape[0]):
            e = np.exp(z[i] - max(z[i]))
            out[i] = e / sum(e)
        return out
        """,
        "np.array([np.exp(row - row.max()) / np.exp(row - row.max()).sum() for row in z])",
        "np.exp(z - np.logaddexp.reduce(z, axis=1, keepdims=True))",
        """
        top = np.amax(z, axis=1, keepdims=True)
        logs = z - top - np.log(np.exp(z - top).sum(axis=1, keepdims=True))
        return np.exp(logs)
        """,
        """
        rows = []
        for row in z.tolist():
            top = max(row)
            e = [np.exp(v - top) for v in row]
            rows.append([v / sum(e) for v in e])
        return np.asarray(rows)
        """,
        """
        z = z - z.max(axis=1, keepdims=True)
        z = np.exp(z)
        z /= z.sum(axis=1, keepdims=True)
        return z
        """,
        "1 / np.exp(z[:, None, :] - z[:, :, None]).sum(axis=2)",
        """
        def one(row):
            e = np.exp(row - np.max(row))
            return e / e.sum()
        return np.apply_along_axis(one, 1, z)
        """,
        """
        e = np.exp(z - z.max(axis=1, keepdims=True))
        total = np.einsum("ij->i", e)
        return e / total[:, np.newaxis]
        """,
    ],
    wrongs(
        sm_axis_0=[
            "e = np.exp(z - np.max(z, axis=0, keepdims=True))\nreturn e / np.sum(e, axis=0, keepdims=True)",
            "e = np.exp(z - z.max(axis=0))\nreturn e / e.sum(axis=0)",
            "e = np.exp(z - z.max())\nreturn e / sum(e)",
        ],
        sm_global_sum=[
            "e = np.exp(z - z.max())\nreturn e / e.sum()",
            "e = np.exp(z - z.max(axis=1, keepdims=True))\nreturn e / np.sum(e)",
        ],
        sm_no_keepdims=[
            "e = np.exp(z - z.max(axis=1, keepdims=True))\nreturn e / e.sum(axis=1)",
            "e = np.exp(z - np.max(z))\nreturn e / np.sum(e, axis=-1)",
        ],
        sm_max_no_keepdims=["e = np.exp(z - z.max(axis=1))\nreturn e / e.sum(axis=1, keepdims=True)"],
        sm_no_stability=[
            "e = np.exp(z)\nreturn e / e.sum(axis=1, keepdims=True)",
            "np.array([np.exp(row) / np.exp(row).sum() for row in z])",
        ],
        sm_max_numerator_only=["np.exp(z - z.max(axis=1, keepdims=True)) / np.exp(z).sum(axis=1, keepdims=True)"],
        sm_max_added=["e = np.exp(z + z.max(axis=1, keepdims=True))\nreturn e / e.sum(axis=1, keepdims=True)"],
        sm_not_normalised=[
            "np.exp(z - z.max(axis=1, keepdims=True))",
            "e = np.exp(z - z.max(axis=1, keepdims=True))\nreturn e / e.max(axis=1, keepdims=True)",
        ],
        sm_mean=["e = np.exp(z - z.max(axis=1, keepdims=True))\nreturn e / e.mean(axis=1, keepdims=True)"],
        sm_no_exp=["z / z.sum(axis=1, keepdims=True)", "np.array([row / np.sum(row) for row in z])"],
        sm_negated=[
            "e = np.exp(-(z - z.min(axis=1, keepdims=True)))\nreturn e / e.sum(axis=1, keepdims=True)",
            "e = np.exp(z.min(axis=1)[:, None] - z)\nreturn e / e.sum(axis=1)[:, None]",
        ],
        sm_twice=[
            """
            for _ in range(2):
                e = np.exp(z - z.max(axis=1, keepdims=True))
                z = e / e.sum(axis=1, keepdims=True)
            return z
            """,
        ],
        sm_sigmoid=["0.5 * (1 + np.tanh(z / 2))", "1 / (1 + np.exp(-z))"],
        sm_log=[
            "z = z - z.max(axis=1, keepdims=True)\nreturn z - np.log(np.exp(z).sum(axis=1, keepdims=True))",
            "z - np.logaddexp.reduce(z, axis=1, keepdims=True)",
        ],
        sm_argmax=["np.eye(z.shape[1])[np.argmax(z, axis=1)]", "(z == z.max(axis=1, keepdims=True)).astype(float)"],
        sm_mutates=[
            "z -= z.max(axis=1, keepdims=True)\ne = np.exp(z)\nreturn e / e.sum(axis=1, keepdims=True)",
            """
            for i in range(len(z)):
                z[i] = np.exp(z[i] - z[i].max())
                z[i] = z[i] / z[i].sum()
            return z
            """,
        ],
        other=[
            "e = 2.0 ** (z - z.max(axis=1, keepdims=True))\nreturn e / e.sum(axis=1, keepdims=True)",
            "e = np.exp((z - z.max(axis=1, keepdims=True)) / 2)\nreturn e / e.sum(axis=1, keepdims=True)",
            "e = np.exp(z - z.max(axis=1, keepdims=True))\nreturn e / (e.sum(axis=1, keepdims=True) + 1)",
        ],
    ),
)
