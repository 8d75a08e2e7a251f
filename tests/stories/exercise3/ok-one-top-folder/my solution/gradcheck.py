from copy import deepcopy

import numpy as np


def numerical_gradient(loss, params, eps=1e-5):
    p = deepcopy(params)
    g = deepcopy(params)
    for k in p:
        for i in np.ndindex(p[k].shape):
            p[k][i] = params[k][i] + eps
            high = loss(p)
            p[k][i] = params[k][i] - eps
            low = loss(p)
            p[k][i] = params[k][i]
            g[k][i] = (high - low) / (2 * eps)
    return g
