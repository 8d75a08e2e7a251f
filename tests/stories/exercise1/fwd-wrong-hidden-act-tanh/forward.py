import numpy as np

def relu(z): return np.maximum(0,z)
def sigmoid(z): return 1/(1+np.exp(-z))
def tanh(z): return np.tanh(z)
def softmax(z):
    e = np.exp(z-np.max(z,axis=1,keepdims=True))
    return e/np.sum(e,axis=1,keepdims=True)
def linear(a,W,b): return np.dot(a,W)+b

def forward(params,X):
    weights = []
    biases = []
    i = 1
    while f"W{i}" in params:
        weights.append(params[f"W{i}"])
        biases.append(params[f"b{i}"])
        i = i+1
    activations = [X]
    for W,b in zip(weights,biases):
        z = linear(activations[-1],W,b)
        if len(activations) < len(weights):
            activations.append(tanh(z))
        else:
            activations.append(sigmoid(z))
    return activations[-1]

def predict(params,X): return (forward(params,X)>0.5)+0

def count_parameters(layer_sizes):
    c = 0
    for a,b in zip(layer_sizes,layer_sizes[1:]): c += a*b+b
    return c
