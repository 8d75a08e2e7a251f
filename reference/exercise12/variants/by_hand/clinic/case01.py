import torch


def run(X, y, seed):
    torch.manual_seed(seed)
    y = y.reshape(-1)
    weights = [0.5 * torch.randn(16, 2), torch.zeros(16), 0.25 * torch.randn(1, 16), torch.zeros(1)]
    for w in weights:
        w.requires_grad_()

    def scores_of(X, training=False):
        h = torch.relu(X @ weights[0].T + weights[1])
        return (h @ weights[2].T + weights[3])[:, 0]

    def cross_entropy(z, y):
        p = torch.sigmoid(z).clamp(1e-7, 1 - 1e-7)
        return -(y * p.log() + (1 - y) * (1 - p).log()).mean()

    losses = []
    for _ in range(30):
        order = torch.randperm(len(X))
        for start in range(0, len(X), 24):
            batch = order[start : start + 24]
            loss = cross_entropy(scores_of(X[batch], training=True), y[batch])
            slopes = torch.autograd.grad(loss, weights)
            with torch.no_grad():
                for w, slope in zip(weights, slopes, strict=True):
                    w -= 1.0 * slope
        losses.append(cross_entropy(scores_of(X), y).item())
    return {"weights": weights, "scores": scores_of(X), "losses": losses}
