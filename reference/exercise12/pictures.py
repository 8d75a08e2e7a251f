"""What each repair of exercise 12 does to 96 points of the XOR pattern, in rounded numbers. Runs inside the jail."""

import torch


def _data(noise):
    generator = torch.Generator().manual_seed(4)
    corner = torch.randperm(96, generator=generator) % 4
    centres = torch.tensor([[1.0, 1.0], [-1.0, -1.0], [1.0, -1.0], [-1.0, 1.0]])
    return centres[corner] + noise * torch.randn(96, 2, generator=generator).clamp(-2, 2), (corner >= 2).float()


class _Run:
    """One run of a case, with what its weights say and how many gradients were computed."""

    def __init__(self, s, name, noise):
        X, y = _data(noise)
        labels = y[:, None]
        if name == "case03":
            labels = labels + 1
        if name == "case07":
            order = torch.argsort(y, stable=True)
            X, y, labels = X[order], y[order], labels[order]
        if name == "case09":
            labels = y
        self.gradients, original = 0, torch.autograd._engine_run_backward

        def counted(*args, **kwargs):
            self.gradients += 1
            return original(*args, **kwargs)

        self.dropped, dropout = 0, torch.nn.functional.dropout

        def dropping(input, p=0.5, training=True, inplace=False):
            self.dropped += bool(training and p > 0 and torch.is_grad_enabled())
            return dropout(input, p, training, inplace)

        torch.autograd._engine_run_backward, torch.nn.functional.dropout = counted, dropping
        try:
            result = getattr(s, name)(X, labels, 0)
        finally:
            torch.autograd._engine_run_backward, torch.nn.functional.dropout = original, dropout
        weights = [torch.as_tensor(w).detach().float() for w in result["weights"]]
        z = (torch.relu(X @ weights[0].T + weights[1]) @ weights[2].T + weights[3])[:, 0]
        scores = torch.as_tensor(result["scores"]).detach().float().reshape(-1)
        other = torch.sigmoid(z)
        self.losses = [float(loss) for loss in result["losses"]]
        self.shape = tuple(weights[0].shape)
        self.right = int(((z > 0) == (y > 0.5)).sum())
        self.ones = int((z > 0).sum())
        self.fits = "yes" if min((scores - z).abs().max(), (scores - other).abs().max()) < 0.01 else "no"
        self.spread = float(torch.sigmoid(z).std())
        if name == "case10":
            val = torch.nn.functional.binary_cross_entropy_with_logits(z[64:], y[64:])
            self.kept = "yes" if abs(float(val) - min(self.losses)) < 0.002 else "no"
        truth = torch.nn.functional.binary_cross_entropy_with_logits(z, y).item()
        self.truth = truth


def _number(value):
    """One decimal, and no more than the size of what explodes."""
    if value != value:
        return "nan"
    return "above 100" if value > 100 else "below -100" if value < -100 else f"{value:.1f}"


_SETTING = "96 points of the XOR pattern, seed 0."
_SEEN = [
    ("last of the losses", lambda run: _number(run.losses[-1])),
    ("highest of the losses", lambda run: _number(max(run.losses))),
    ("cross-entropy of the returned weights", lambda run: _number(run.truth)),
    ("points that the returned weights classify rightly", lambda run: run.right),
    ("points said to be the higher class", lambda run: run.ones),
    ("do the scores fit the weights", lambda run: run.fits),
    ("shape of the first weights", lambda run: run.shape),
    ("gradients computed", lambda run: run.gradients),
]
_NOISE = {"case01": 0.7, "case04": 0.7, "case07": 0.25, "case10": 0.8}


_RUNS = {}


def _example(name, look):
    """Each program runs once, whatever is asked about it."""

    def example(s):
        program = getattr(s, name)
        if program not in _RUNS:
            _RUNS[program] = _Run(s, name, _NOISE.get(name, 0.3))
        return look(_RUNS[program])

    return example


EXAMPLES = {
    f"case{number:02}": [
        (label, _example(f"case{number:02}", look), _SETTING)
        for label, look in [
            *_SEEN,
            *([("updates with dropout", lambda run: run.dropped)] if number == 8 else []),
            *([("are they the best weights", lambda run: run.kept)] if number == 10 else []),
        ]
    ]
    for number in range(1, 11)
}
