"""Cross-entropy for several classes as people write it."""

from __future__ import annotations

from tests.soak.blocks import Block, wrongs

_SHIFT = "z = logits - logits.max(axis=1, keepdims=True)\n"
_SOFT = f"{_SHIFT}e = np.exp(z)\np = e / e.sum(axis=1, keepdims=True)\n"
_AT = "[np.arange(len(labels)), labels]"
_PICK = f"p{_AT}"
_LOGP = "logp = z - np.log(np.exp(z).sum(axis=1, keepdims=True))\n"
_OWN = f"-np.mean(np.log({_PICK} + 1e-300))"


def _with(p: str, shift: str = _SHIFT) -> str:
    """The loss with other probabilities ``p`` of the exponentials ``e``."""
    return f"{shift}e = np.exp(z)\np = {p}\nreturn {_OWN}"


CROSS_ENTROPY = Block(
    "cross_entropy",
    "logits, labels",
    [
        f"{_SHIFT}{_LOGP}return -logp{_AT}.mean()",
        "np.mean(np.logaddexp.reduce(logits, axis=1) - logits[np.arange(len(logits)), labels])",
        f"{_SHIFT}lse = np.log(np.sum(np.exp(z), axis=1))\nreturn np.mean(lse - z[range(len(labels)), labels])",
        f"{_SHIFT}logp = z - np.log(np.exp(z).sum(1))[:, None]\nhot = np.eye(logits.shape[1])[labels]\n"
        f"return -(hot * logp).sum() / len(labels)",
        f"{_SHIFT}logp = z - np.log(np.exp(z).sum(1)).reshape(-1, 1)\n"
        f"return float(-np.take_along_axis(logp, labels[:, None], axis=1).mean())",
        """
        total = 0.0
        for row, c in zip(logits, labels):
            row = row - np.max(row)
            total += np.log(np.sum(np.exp(row))) - row[c]
        return total / len(labels)
        """,
        """
        losses = []
        for i in range(logits.shape[0]):
            top = max(logits[i])
            losses.append(top + np.log(sum(np.exp(v - top) for v in logits[i])) - logits[i, labels[i]])
        return np.array(losses).mean()
        """,
        f"{_SHIFT}hot = np.zeros_like(z)\nhot{_AT} = 1\nlogp = z - np.logaddexp.reduce(z, axis=1, keepdims=True)\n"
        f"return -np.einsum('ij,ij->', hot, logp) / logits.shape[0]",
        f"own = logits{_AT}[:, None]\nreturn np.mean(np.logaddexp.reduce(logits - own, axis=1))",
        f"{_SHIFT}hot = labels[:, None] == np.arange(logits.shape[1])\n"
        f"return np.mean(np.log(np.exp(z).sum(axis=1)) - z[hot])",
    ],
    wrongs(
        ce_index=[
            f"{_SHIFT}{_LOGP}return -np.mean(logp[:, labels])",
            f"{_SOFT}return -np.mean(np.log(p[:, labels] + 1e-300))",
        ],
        ce_no_minus=[f"{_SHIFT}{_LOGP}return logp{_AT}.mean()"],
        ce_sum=[
            f"{_SHIFT}{_LOGP}return -logp{_AT}.sum()",
            "np.sum(np.logaddexp.reduce(logits, axis=1) - logits[np.arange(len(logits)), labels])",
            f"{_SHIFT}logp = z - np.log(np.exp(z).sum(1))[:, None]\nhot = np.eye(logits.shape[1])[labels]\n"
            f"return -(hot * logp).sum()",
        ],
        ce_softmax_first=[
            f"{_SOFT}return np.mean(np.log(np.exp(p).sum(axis=1)) - {_PICK})",
            f"{_SOFT}q = np.exp(p) / np.exp(p).sum(axis=1, keepdims=True)\nreturn -np.mean(np.log(q{_AT}))",
        ],
        sm_axis_0=[
            f"z = logits - logits.max(axis=0)\nlogp = z - np.log(np.exp(z).sum(axis=0))\nreturn -logp{_AT}.mean()",
            f"np.mean(np.logaddexp.reduce(logits, axis=0)[labels] - logits{_AT})",
        ],
        sm_global_sum=[
            f"z = logits - logits.max()\nlogp = z - np.log(np.exp(z).sum())\nreturn -logp{_AT}.mean()",
            f"{_SHIFT}logp = z - np.log(np.exp(z).sum())\nreturn -logp{_AT}.mean()",
        ],
        sm_no_keepdims=[f"{_SHIFT}logp = z - np.log(np.exp(z).sum(axis=1))\nreturn -logp{_AT}.mean()"],
        sm_max_no_keepdims=[
            f"z = logits - logits.max(axis=1)\n{_LOGP}return -logp{_AT}.mean()",
        ],
        sm_no_stability=[
            f"logp = logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))\nreturn -logp{_AT}.mean()",
            f"e = np.exp(logits)\np = e / e.sum(axis=1, keepdims=True)\nreturn -np.mean(np.log(p{_AT}))",
            "-np.mean([np.log(np.exp(r[c]) / np.exp(r).sum()) for r, c in zip(logits, labels)])",
        ],
        sm_not_normalised=[_with("e"), f"{_SHIFT}return -z[np.arange(len(labels)), labels].mean()"],
        sm_mutates=[
            "logits -= logits.max(axis=1, keepdims=True)\n"
            "logp = logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))\n"
            f"return -logp{_AT}.mean()",
        ],
        other=[
            f"{_SHIFT}{_LOGP}return -logp.mean()",
            f"{_SHIFT}{_LOGP}return -logp[np.arange(len(labels)), labels - 1].mean()",
            f"{_SHIFT}{_LOGP}return -logp.max(axis=1).mean()",
        ],
    ),
)
