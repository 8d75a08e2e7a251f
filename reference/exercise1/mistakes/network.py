"""Wrong forward passes: biases, and layers that get the wrong weights or inputs."""

from forward import linear, relu, sigmoid

from grader.authoring import mistake


def _network(params, X, step):
    """The forward pass with another linear layer: ``step(a, W, b, number, last)``."""
    last = len(params) // 2
    a = X
    for number in range(1, last + 1):
        z = step(a, params[f"W{number}"], params[f"b{number}"], number, last)
        a = sigmoid(z) if number == last else relu(z)
    return a


@mistake("fwd-no-bias", of="forward")
def no_bias(params, X):
    """No layer adds its bias."""
    return _network(params, X, lambda a, W, b, number, last: a @ W)


@mistake(
    "fwd-no-b1",
    of="forward",
    title="The bias of the first layer is never added.",
    hint="Send the input zero through your network by hand: what does the first hidden layer receive?",
    chapter="Layer-by-Layer Computation",
    find="Send (0, 1) through the README's XOR network and print the hidden values: (1, 0), and the answer 0.881. "
    "Without the first bias you see (1, 1) and 0.002.",
)
def no_b1(params, X):
    """Without its bias every neuron of the first layer switches at the origin, so the network cannot place its bends
    where the data needs them."""
    return _network(params, X, lambda a, W, b, number, last: a @ W + b * (number > 1))


@mistake("fwd-no-b1", of="forward")
def no_hidden_bias(params, X):
    """No hidden layer adds its bias."""
    return _network(params, X, lambda a, W, b, number, last: a @ W + b * (number == last))


@mistake(
    "fwd-no-b2",
    of="forward",
    title="The bias of the last layer is never added.",
    hint="If every hidden neuron is silent, what should the network answer? Which number decides that?",
    chapter="Layer-by-Layer Computation",
    find="Set all weights to 0 and change only the last bias, from 0 to 2: the answer should move from 0.5 to "
    "0.881. If it stays at 0.5, that bias is not used.",
)
def no_last_bias(params, X):
    """When all hidden neurons are off, only the last bias is left to decide. Without it the answer is then always
    0.5."""
    return _network(params, X, lambda a, W, b, number, last: a @ W + b * (number < last))


@mistake("fwd-no-b2", of="forward")
def no_later_bias(params, X):
    """Only the first layer adds its bias."""
    return _network(params, X, lambda a, W, b, number, last: a @ W + b * (number == 1))


@mistake("fwd-b-subtracted", of="forward")
def b_subtracted(params, X):
    """In every layer."""
    return _network(params, X, lambda a, W, b, number, last: a @ W - b)


@mistake("fwd-b-multiplied", of="forward")
def b_multiplied(params, X):
    """In every layer."""
    return _network(params, X, lambda a, W, b, number, last: a @ W * b)


@mistake(
    "fwd-b-after-act",
    of="forward",
    title="The bias is added after the activation instead of before it.",
    hint="In which order do shift and bend happen? The bias decides at which point the neuron switches on.",
    chapter="Layer-by-Layer Computation",
    find="Send (0, 0) through the README's XOR network and print the hidden values: both should be 0. If the second "
    "one is -1, its bias came after the bend: nothing negative can come out of ReLU.",
)
def b_after_activation(params, X):
    """The pre-activation z already contains the bias: first the weighted sum, then the shift, then the bend. Added
    afterwards, the bias moves the output up and down but no longer moves the bend."""
    last = len(params) // 2
    a = X
    for number in range(1, last + 1):
        bend = sigmoid if number == last else relu
        a = bend(a @ params[f"W{number}"]) + params[f"b{number}"]
    return a


@mistake("fwd-b-after-act", of="forward")
def b_after_hidden_activation(params, X):
    """In the hidden layers only."""
    last = len(params) // 2
    a = X
    for number in range(1, last):
        a = relu(a @ params[f"W{number}"]) + params[f"b{number}"]
    return sigmoid(linear(a, params[f"W{last}"], params[f"b{last}"]))


@mistake("fwd-W-transposed", of="forward")
def transposed(params, X):
    """In every layer."""
    return _network(params, X, lambda a, W, b, number, last: a @ W.T + b)


@mistake("fwd-order", of="forward")
def order(params, X):
    """In every layer."""
    return _network(params, X, lambda a, W, b, number, last: W @ a + b)


@mistake("fwd-elementwise", of="forward")
def elementwise(params, X):
    """In every layer."""
    return _network(params, X, lambda a, W, b, number, last: a * W + b)


@mistake("fwd-bias-column", of="forward")
def bias_column(params, X):
    """In every layer."""
    return _network(params, X, lambda a, W, b, number, last: a @ W + b[:, None])


@mistake("fwd-bias-column", of="forward")
def bias_reshaped(params, X):
    """In every layer, with reshape."""
    return _network(params, X, lambda a, W, b, number, last: a @ W + b.reshape(-1, 1))


@mistake("fwd-first-sample", of="forward")
def first_sample(params, X):
    """Of the whole batch."""
    return _network(params, X[:1], lambda a, W, b, number, last: a @ W + b)


@mistake("fwd-first-sample", of="forward")
def first_sample_flat(params, X):
    """And the axis of the examples is gone."""
    return _network(params, X[0], lambda a, W, b, number, last: a @ W + b)


@mistake(
    "fwd-layer-reused",
    of="forward",
    title="Later layers use the weights of the first one.",
    hint="Each layer has its own weights and biases: which name does your loop ask for in its second turn?",
    chapter="Layer-by-Layer Computation",
    find="Build a network 2-2-2-1 with positive weights, double only W2 and look at the answer. If it does not move "
    "at all, W2 was never used; then try the same with W3.",
)
def layer_reused(params, X):
    """A network with the same weights in every layer is a different function. With layers of different sizes the shapes
    clash; with equal sizes the numbers are silently wrong."""
    return _network(params, X, lambda a, W, b, number, last: a @ params["W1"] + params["b1"])


@mistake("fwd-layer-reused", of="forward")
def weights_reused(params, X):
    """Every layer adds its own bias."""
    return _network(params, X, lambda a, W, b, number, last: a @ params["W1"] + b)


@mistake("fwd-layer-reused", of="forward")
def hidden_layer_reused(params, X):
    """The last layer uses its own weights."""
    return _network(params, X, lambda a, W, b, n, last: a @ W + b if n == last else a @ params["W1"] + params["b1"])


@mistake(
    "fwd-skip-hidden",
    of="forward",
    title="The later layers get the network's input again instead of the previous layer's output.",
    hint="What does the second layer see: the data, or what the first layer made of it?",
    chapter="Layer-by-Layer Computation",
    find="Double W1 in the README's XOR network and send (0, 1) again: the answer should fall from 0.881 to 0.119. "
    "If it does not move, the first layer's work was thrown away.",
)
def skip_hidden(params, X):
    """A layer works on the activations of the layer before it. When every layer starts from X again, the earlier layers
    have no influence on the result."""
    return _network(params, X, lambda a, W, b, number, last: X @ W + b)
