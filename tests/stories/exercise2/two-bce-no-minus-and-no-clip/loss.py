import numpy as np

def bce(y_hat: np.ndarray, y: np.ndarray) -> float:
    return np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))

def bce_with_logits(z: np.ndarray, y: np.ndarray) -> float:
    rows = np.maximum(z, 0.0) - y * z + np.log1p(np.exp(-np.abs(z)))
    return float(np.mean(rows))

def bce_with_logits_grad(z: np.ndarray, y: np.ndarray) -> np.ndarray:
    p = 1.0 / (1.0 + np.exp(-z))
    return (p - y) / len(z)

def mse(y_hat: np.ndarray, y: np.ndarray) -> float:
    return float(np.mean((y_hat - y) ** 2))

def mae(y_hat: np.ndarray, y: np.ndarray) -> float:
    return float(np.mean(np.abs(y_hat - y)))

def cross_entropy(logits: np.ndarray, labels: np.ndarray) -> float:
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_sums = np.log(np.exp(shifted).sum(axis=1))
    true_scores = shifted[np.arange(len(labels)), labels]
    return float(np.mean(log_sums - true_scores))
