import numpy as np

def relu(z: np.ndarray) -> np.ndarray:
    return np.maximum(z, 0.0)

def sigmoid(z: np.ndarray) -> np.ndarray:
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, small) / (1.0 + small)

def tanh(z: np.ndarray) -> np.ndarray:
    return np.tanh(z)

def softmax(z: np.ndarray) -> np.ndarray:
    exponentials = np.exp(z - z.max(axis=1, keepdims=True))
    return exponentials / exponentials.sum(axis=1, keepdims=True)

def linear(a: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    return a @ W + b

def forward(params: dict[str, np.ndarray], X: np.ndarray) -> np.ndarray:
    n_layers = len(params) // 2
    a = X
    for layer in range(1, n_layers):
        a = np.dot(a, params[f'W{layer}']) + params[f'b{layer}']
    return np.dot(a, params[f'W{n_layers}']) + params[f'b{n_layers}']

def predict(params: dict[str, np.ndarray], X: np.ndarray) -> np.ndarray:
    return (forward(params, X) > 0.5).astype(int)

def count_parameters(layer_sizes: list[int]) -> int:
    layers = range(1, len(layer_sizes))
    return sum(((layer_sizes[layer - 1] + 1) * layer_sizes[layer] for layer in layers))
