# attack: hands in the stub as it was
# exercise: exercise1
# expect: status=not_attempted for *
def relu(z):
    raise NotImplementedError


def sigmoid(z):
    raise NotImplementedError


def tanh(z):
    raise NotImplementedError


def softmax(z):
    raise NotImplementedError


def linear(a, W, b):
    raise NotImplementedError


def forward(params, X):
    raise NotImplementedError


def predict(params, X):
    raise NotImplementedError


def count_parameters(layer_sizes):
    raise NotImplementedError
