"""Wrong programs with names."""

from spiral import nn

from grader.authoring import mistake


@mistake(
    "loop-no-zero-grad",
    of="train_step",
    title="The gradients are never reset.",
    hint="What does backward do with gradients that are there already?",
    chapter="The benchmark",
    find="Print a gradient twice.",
)
def no_zero_grad(model, optimizer, X, y):
    """backward adds to what is there."""
    loss = nn.functional.binary_cross_entropy_with_logits(model(X), y)
    loss.backward()
    optimizer.step()
    return loss.item()


@mistake(
    "loop-step-first",
    of="train_step",
    title="The step comes before the gradients.",
    hint="What does step use?",
    chapter="The benchmark",
    find="Print a weight after one step.",
)
def step_first(model, optimizer, X, y):
    """step uses the gradients that backward leaves."""
    optimizer.zero_grad()
    loss = nn.functional.binary_cross_entropy_with_logits(model(X), y)
    optimizer.step()
    loss.backward()
    return loss.item()
