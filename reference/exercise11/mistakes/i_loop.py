"""Training: what goes on from step to step, and what is written down."""

import numpy as np
import scratch
from scratch import backward, forward, init_params, sgd_step

from grader.authoring import mistake

# Stands for a generator without a seed; with one, the pictures of this mistake stay the same.
_SHARED = np.random.default_rng(7)


def _mean(y_hat, y):
    p = np.clip(y_hat, 1e-12, 1 - 1e-12)
    return float(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))


def _train(X, y, n_hidden, lr, epochs, batch_size, seed, *, grads=None, epoch=None, loss=_mean, note=None):
    """The loop with other parts.

    ``grads(new, state)`` before each step; ``epoch(params, rng, state)`` before each epoch; ``loss(y_hat, y)`` of a
    batch; ``note(losses of the batches, their sizes)`` at the end of an epoch.
    """
    rng = np.random.default_rng(seed)
    params, history, state = init_params(X.shape[1], n_hidden, rng), [], {}
    for _ in range(epochs):
        if epoch:
            params = epoch(params, rng, state)
        order = rng.permutation(len(X))
        losses, sizes = [], []
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            y_hat, cache = forward(params, X[rows])
            losses.append(loss(y_hat, y[rows]))
            sizes.append(len(rows))
            new = backward(params, cache, y[rows])
            params = sgd_step(params, grads(new, state) if grads else new, lr)
        history += note(losses, sizes) if note else [float(np.dot(losses, sizes) / len(X))]
    return params, {"loss": history}


def _added(new, state):
    """Gradients on top of all that came before."""
    state["sum"] = {name: new[name] + state.get("sum", {}).get(name, 0.0) for name in new}
    return state["sum"]


def _emptied(params, rng, state):
    state.clear()
    return params


@mistake(
    "gd-accumulates",
    of="train",
    title="Gradients pile up: every step contains those of the steps before.",
    hint="Old gradients are still in the bucket. Where is it emptied?",
    chapter="The Most Common Bug",
    find="Print a gradient of the first and of the second step with learning rate 0. They should be about equal; if "
    "the second is twice as large, it contains the first.",
)
def piled_up(X, y, n_hidden, lr, epochs, batch_size, seed):
    """Each step uses the gradient of its own batch and of nothing else. In PyTorch zero_grad empties the bucket; here
    it is enough to compute a new dictionary each time."""
    return _train(X, y, n_hidden, lr, epochs, batch_size, seed, grads=_added)


@mistake("gd-accumulates", of="train")
def piled_up_in_an_epoch(X, y, n_hidden, lr, epochs, batch_size, seed):
    """Emptied at the start of each epoch."""
    return _train(X, y, n_hidden, lr, epochs, batch_size, seed, grads=_added, epoch=_emptied)


@mistake(
    "init-in-loop",
    of="train",
    title="The parameters are drawn anew in every epoch.",
    hint="What survives from one epoch to the next?",
    chapter="The Learning Algorithm",
    find="Print b1 at the start of each epoch. From the second epoch on it should not be all zeros.",
)
def the_same_every_epoch(X, y, n_hidden, lr, epochs, batch_size, seed):
    """Whatever is inside the loop happens again in every epoch. Drawn there, the parameters forget all that they
    have learned."""

    def again(params, rng, state):
        return init_params(X.shape[1], n_hidden, np.random.default_rng(seed))

    return _train(X, y, n_hidden, lr, epochs, batch_size, seed, epoch=again)


@mistake("init-in-loop", of="train")
def others_every_epoch(X, y, n_hidden, lr, epochs, batch_size, seed):
    """Other ones each time."""

    def again(params, rng, state):
        return init_params(X.shape[1], n_hidden, rng)

    return _train(X, y, n_hidden, lr, epochs, batch_size, seed, epoch=again)


@mistake(
    "xor-forward-once",
    of="train",
    title="The gradients are computed with old parameters.",
    hint="The slope changes after every step. With which parameters was your forward pass made?",
    chapter="The Learning Algorithm",
    find="Print y_hat of the same example in two steps. It should change from step to step.",
)
def first_gradients(X, y, n_hidden, lr, epochs, batch_size, seed):
    """After a step the network is another one, with other predictions and other slopes. Forward and backward belong
    into the loop, with the newest parameters."""

    def kept(params, rng, state):
        state["start"] = state.get("start", params)
        return params

    return _from_old(X, y, n_hidden, lr, epochs, batch_size, seed, kept)


@mistake("xor-forward-once", of="train")
def gradients_of_the_epoch(X, y, n_hidden, lr, epochs, batch_size, seed):
    """With the parameters at the beginning of the epoch."""

    def kept(params, rng, state):
        state["start"] = params
        return params

    return _from_old(X, y, n_hidden, lr, epochs, batch_size, seed, kept)


def _from_old(X, y, n_hidden, lr, epochs, batch_size, seed, kept):
    rng = np.random.default_rng(seed)
    params, history, state = init_params(X.shape[1], n_hidden, rng), [], {}
    for _ in range(epochs):
        params = kept(params, rng, state)
        order, total = rng.permutation(len(X)), 0.0
        for start in range(0, len(X), batch_size):
            rows = order[start : start + batch_size]
            y_hat, cache = forward(state["start"], X[rows])
            total += _mean(y_hat, y[rows]) * len(rows)
            params = sgd_step(params, backward(state["start"], cache, y[rows]), lr)
        history.append(total / len(X))
    return params, {"loss": history}


@mistake(
    "xor-epochs-off",
    of="train",
    title="There is one epoch too few or too many.",
    hint="Count the epochs: at which number does your loop start, and at which does it end?",
    chapter="Key Concepts",
    find='Train for 3 epochs and print the length of history["loss"]. It should be 3.',
)
def one_epoch_less(X, y, n_hidden, lr, epochs, batch_size, seed):
    """range(1, epochs) leaves out an epoch, range(epochs + 1) adds one."""
    return scratch.train(X, y, n_hidden, lr, epochs - 1, batch_size, seed)


@mistake("xor-epochs-off", of="train")
def one_epoch_more(X, y, n_hidden, lr, epochs, batch_size, seed):
    """One too many."""
    return scratch.train(X, y, n_hidden, lr, epochs + 1, batch_size, seed)


@mistake(
    "seed-ignored",
    of="train",
    title="The seed has no influence: every training run is the same.",
    hint="Where does your generator get its seed from?",
    chapter="Experiments to Try",
    find="Train with seed 0 and with seed 1 and compare W1. The two should differ.",
)
def always_the_same_seed(X, y, n_hidden, lr, epochs, batch_size, seed):
    """Chance decides how well a run goes. To see how much, one trains with several seeds, and for that the seed has to
    reach the generator."""
    return scratch.train(X, y, n_hidden, lr, epochs, batch_size, 42)


@mistake(
    "seed-not-used-everywhere",
    of="train",
    title="The same seed gives different results.",
    hint="Which of your random numbers do not come from a generator that was made with the seed?",
    chapter="Experiments to Try",
    find="Train twice with seed 0 and compare W1. The two should be equal.",
)
def unseeded(X, y, n_hidden, lr, epochs, batch_size, seed):
    """A result that nobody can repeat cannot be searched for mistakes. All chance has to come from one generator that
    was made with the seed."""
    return scratch.train(X, y, n_hidden, lr, epochs, batch_size, int(_SHARED.integers(2**31)))


@mistake("gd-lost-rebind", of="train")
def step_forgotten(X, y, n_hidden, lr, epochs, batch_size, seed):
    """sgd_step gives new parameters back and leaves the old ones alone. The caller has to keep them."""
    return _train(X, y, n_hidden, 0.0, epochs, batch_size, seed)


@mistake(
    "xor-history-missing",
    of="train",
    title="The history does not have one number for every epoch.",
    hint="Keep one number per epoch: how often does your program write one down?",
    chapter="The Training Loop",
    find='Train for 3 epochs and print history["loss"]. You should see three numbers.',
)
def one_for_every_batch(X, y, n_hidden, lr, epochs, batch_size, seed):
    """The curve of the losses shows whether training works. For that it needs one number for each epoch: neither one
    for each batch nor only the last."""
    return _train(X, y, n_hidden, lr, epochs, batch_size, seed, note=lambda losses, sizes: losses)


@mistake("xor-history-missing", of="train")
def nothing_written(X, y, n_hidden, lr, epochs, batch_size, seed):
    """An empty list."""
    return _train(X, y, n_hidden, lr, epochs, batch_size, seed, note=lambda losses, sizes: [])


@mistake("xor-history-missing", of="train")
def only_the_last(X, y, n_hidden, lr, epochs, batch_size, seed):
    """Only the last epoch's."""
    params, history = scratch.train(X, y, n_hidden, lr, epochs, batch_size, seed)
    return params, {"loss": history["loss"][-1:]}
