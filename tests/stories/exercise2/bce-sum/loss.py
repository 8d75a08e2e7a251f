import numpy as np

c = lambda p: np.clip(p, 1e-9, 1 - 1e-9)
bce = lambda y_hat, y: -(y * np.log(c(y_hat)) + (1 - y) * np.log(c(1 - y_hat))).sum()
bce_with_logits = lambda z, y: (np.maximum(z, 0) - z * y + np.log1p(np.exp(-abs(z)))).mean(axis=0)  # (1,)
bce_with_logits_grad = lambda z, y: (1 / (1 + np.exp(-z)) - y) / z.size
mse = lambda y_hat, y: ((y_hat - y) ** 2).mean()
mae = lambda y_hat, y: abs(y_hat - y).mean()
cross_entropy = lambda logits, labels: np.mean([np.logaddexp.reduce(r) - r[k] for r, k in zip(logits, labels)])
