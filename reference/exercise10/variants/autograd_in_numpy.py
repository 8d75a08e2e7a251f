# Everything through torch: the gradients of the penalty are computed, not derived.
import torch


def _tensors(params):
    return {k: torch.tensor(v, requires_grad=True) for k, v in params.items()}


def _penalty(tensors, lam):
    return lam * sum(t.square().sum() for k, t in tensors.items() if k.startswith("W")) / 2


def l2_penalty(params, lam):
    return _penalty(_tensors(params), lam).item()


def l2_gradients(params, grads, lam):
    tensors = _tensors(params)
    _penalty(tensors, lam).backward()
    extra = {k: 0 if t.grad is None else t.grad.numpy() for k, t in tensors.items()}
    return {k: grads[k] + extra[k] for k in grads}


def make_optimizer(model, lr, weight_decay):
    return torch.optim.SGD(list(model.parameters()), lr=lr, weight_decay=weight_decay, foreach=False)


def train_with_l2(model, loader, criterion, lr, lam, epochs):
    losses = []
    parameters = list(model.parameters())
    for _ in range(epochs):
        total = count = 0
        for X, y in loader:
            loss = criterion(model(X), y)
            penalty = torch.stack([p.square().sum() for p in parameters if p.ndim >= 2]).sum() * lam / 2
            gradients = torch.autograd.grad(loss + penalty, parameters)
            with torch.no_grad():
                for p, g in zip(parameters, gradients, strict=True):
                    p.sub_(lr * g)
            total, count = total + (loss + penalty).item() * len(y), count + len(y)
        losses.append(total / count)
    return losses
