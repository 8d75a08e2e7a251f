import numpy as np

def ReLU(Z):
    return np.maximum(Z, 0)

def Sigmoid(Z):
    return 1 / (1 + np.exp(-Z))

def relu_derivative(Z):
    return Z > 0

def sigmoid_derivative(Z):
    return Sigmoid(Z) * (1 - Sigmoid(Z))

def forward(params, X, activation="sigmoid"):
    Z1 = X.dot(params["W1"]) + params["b1"]
    A1 = Sigmoid(Z1) if activation == "sigmoid" else ReLU(Z1)
    Z2 = A1.dot(params["W2"]) + params["b2"]
    A2 = Sigmoid(Z2)
    return {"X": X, "Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}

def backward(params, cache, y, activation="sigmoid"):
    m = y.shape[0]
    Z1, A1, A2, X = cache["Z1"], cache["A1"], cache["A2"], cache["X"]
    dZ2 = A2 - y
    dW2 = 1 / m * A1.T.dot(dZ2)
    db2 = 1 / m * np.sum(dZ2)
    dZ1 = dZ2.dot(params["W2"].T) * (sigmoid_derivative(Z1) if activation == "sigmoid" else relu_derivative(Z1))
    dW1 = 1 / m * X.T.dot(dZ1)
    db1 = 1 / m * np.sum(dZ1)
    return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}

def numerical_gradient(loss, params, eps=1e-5):
    grads = {}
    for name in list(params):
        theta = params[name]
        grad = np.zeros_like(theta)
        for ix in np.ndindex(theta.shape):
            saved = theta[ix]
            theta[ix] = saved + eps
            J_plus = loss(params)
            theta[ix] = saved - eps
            J_minus = loss(params)
            theta[ix] = saved
            grad[ix] = (J_plus - J_minus) / (2 * eps)
        grads[name] = grad
    return grads
