"""Parameters counted wrongly."""

from grader.authoring import mistake


@mistake(
    "count-tensors",
    of="count_parameters",
    title="Tensors are counted, not the numbers in them.",
    hint="Count numbers, not containers.",
    chapter="Parameters to Learn",
    find="Count a model with one Linear(3, 5) layer: 15 weights and 5 biases make 20.",
)
def count_tensors(model):
    """Each entry of parameters() is a whole table of numbers. numel() says how many there are."""
    return len(list(model.parameters()))


@mistake("count-tensors", of="count_parameters")
def count_tensors_2(model):
    return len(list(model.children()))


@mistake(
    "count-weights-only",
    of="count_parameters",
    title="Only the weights are counted.",
    hint="Both kinds learn: which of them is missing?",
    chapter="Parameters to Learn",
    find="Count a model with one Linear(3, 5) layer. 15 means that the biases are missing.",
)
def count_weights_only(model):
    """A bias is a parameter like any other: it has a gradient and moves with every step."""
    return sum(p.numel() for p in model.parameters() if p.dim() > 1)


@mistake(
    "count-biases-only",
    of="count_parameters",
    title="Only the biases are counted.",
    hint="Both kinds learn: which of them is missing?",
    chapter="Parameters to Learn",
    find="Count a model with one Linear(3, 5) layer. 5 means that the weights are missing.",
)
def count_biases_only(model):
    """Most of the parameters of a network are weights: inputs times outputs in every layer."""
    return sum(p.numel() for p in model.parameters() if p.dim() == 1)


@mistake(
    "count-first-axis",
    of="count_parameters",
    title="Only the first axis of each tensor is counted.",
    hint="How many numbers does a table of 5 rows and 3 columns hold?",
    chapter="Parameters to Learn",
    find="Count a model with one Linear(3, 5) layer. 10 means that len was taken for the number of entries.",
)
def count_first_axis(model):
    """len and shape[0] count rows. A table holds rows times columns numbers."""
    return sum(p.shape[0] for p in model.parameters())
