from collections.abc import Callable
import numpy as np

def _sigmoid(z: np.ndarray) -> np.ndarray:
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, small) / (1.0 + small)

def sigmoid_derivative(z: np.ndarray) -> np.ndarray:
    s = _sigmoid(z)
    return s * (1.0 - s)

def relu_derivative(z: np.ndarray) -> np.ndarray:
    return (z > 0).astype(float)

def forward(params: dict[str, np.ndarray], X: np.ndarray, activation: str='sigmoid') -> dict[str, np.ndarray]:
    Z1 = X @ params['W1'] + params['b1']
    A1 = np.maximum(Z1, 0.0) if activation == 'relu' else _sigmoid(Z1)
    Z2 = A1 @ params['W2']
    return {'X': X, 'Z1': Z1, 'A1': A1, 'Z2': Z2, 'A2': _sigmoid(Z2)}

def backward(params: dict[str, np.ndarray], cache: dict[str, np.ndarray], y: np.ndarray, activation: str='sigmoid') -> dict[str, np.ndarray]:
    slope = relu_derivative if activation == 'relu' else sigmoid_derivative
    dZ2 = cache['A2'] - y
    dZ1 = dZ2 @ params['W2'].T * slope(cache['Z1'])
    return {'W1': cache['X'].T @ dZ1, 'b1': dZ1.sum(axis=0), 'W2': cache['A1'].T @ dZ2, 'b2': dZ2.sum(axis=0)}

def numerical_gradient(loss: Callable[[dict[str, np.ndarray]], float], params: dict[str, np.ndarray], eps: float=1e-05) -> dict[str, np.ndarray]:
    gradients = {}
    for name, values in params.items():
        gradients[name] = np.zeros_like(values)
        for place in np.ndindex(values.shape):
            before = values[place]
            values[place] = before + eps
            above = loss(params)
            values[place] = before - eps
            below = loss(params)
            values[place] = before
            gradients[name][place] = (above - below) / (2.0 * eps)
    return gradients
