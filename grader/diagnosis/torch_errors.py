"""What PyTorch's error messages mean for a beginner. Wordings of torch 2.4 to 2.13."""

from __future__ import annotations

from grader.diagnosis.rules import Rule
from grader.language import N_

_LOOP = "The Basic Training Loop"
_LOSS = "Choosing a Loss Function"
_MODEL = "Anatomy of a Neural Network"
_BACKWARD = "Backpropagation Through Layers"

TORCH_RULES = (
    Rule(
        r"Target size .* must be the same as input size",
        N_(
            "The predictions and the labels have different shapes, so the loss cannot pair them up. "
            "Print both shapes just before the loss: both should be (m, 1)."
        ),
        chapter=_LOSS,
    ),
    Rule(
        r"Using a target size .* is deprecated",
        N_(
            "The predictions and the labels have different shapes, so the loss cannot pair them up. "
            "Print both shapes just before the loss: both should be (m, 1)."
        ),
        chapter=_LOSS,
    ),
    Rule(
        r"Expected floating point type for target|result type \w+ can't be cast to .* Long|Found dtype Long but"
        r" expected",
        N_("The labels are whole numbers, but this loss calculates with decimals. Look at the dtype of the labels."),
        chapter=_LOSS,
    ),
    Rule(
        r"Found dtype Double but expected Float|Found dtype Float but expected Double",
        N_(
            "The predictions and the labels have decimals of different precision (float32 and "
            "float64). Bring both to the model's dtype."
        ),
        chapter=_LOSS,
    ),
    Rule(
        r"Subtraction, the `-` operator, with (two bool tensors|a bool tensor)",
        N_("True and False cannot be subtracted. The labels, or the predictions, should be numbers here."),
        chapter=_LOSS,
    ),
    Rule(
        r"mat1 and mat2 must have the same dtype",
        N_(
            "The data and the model's weights have different dtypes. Arrays from NumPy are float64 "
            "and whole numbers are integers, while a layer starts with float32."
        ),
        mistake="data-dtype",
        chapter=_MODEL,
    ),
    Rule(
        r"must be Tensor, not ReLU",
        N_(
            "A layer object was handed on where numbers were expected: `nn.ReLU(...)` builds a "
            "layer, it does not apply one."
        ),
        mistake="mod-relu-class",
        chapter="Activation Functions",
    ),
    Rule(
        r"must be Tensor, not numpy\.ndarray",
        N_("A layer got a NumPy array; layers take PyTorch tensors."),
        mistake="data-not-tensor",
        chapter=_MODEL,
    ),
    Rule(
        r"must be Tensor, not (list|tuple|float|int)",
        N_("PyTorch got plain Python numbers or a list; it takes tensors here."),
    ),
    Rule(
        r"must be Tensor, not NoneType",
        N_("PyTorch got None instead of a tensor: some function on the way came back without a `return`."),
    ),
    Rule(
        r"all elements of input should be between 0 and 1",
        N_(
            "BCELoss takes probabilities between 0 and 1, and it was given raw scores. One of the "
            "two losses for yes/no answers wants scores, the other wants probabilities."
        ),
        mistake="loop-bceloss-logits",
        chapter="Use BCEWithLogitsLoss",
    ),
    Rule(
        r"all elements of target should be between 0 and 1",
        N_("The labels must be 0 or 1, and some of them are something else."),
        chapter="Binary Cross-Entropy Loss",
    ),
    Rule(
        r"element 0 of tensors does not require grad",
        N_(
            "The loss does not remember how it was computed, so there is nothing to go backward "
            "through. Something between the parameters and the loss cut the connection: a `no_grad` "
            "block, `.detach()`, `.item()`, `.data`, or a tensor built anew from numbers."
        ),
        chapter=_LOOP,
    ),
    Rule(
        r"modified by an inplace operation",
        N_(
            "A value that backward() still needed was changed before backward() ran. The usual "
            "reasons: the weights were updated between the forward pass and backward(), an old loss "
            "was used again, or a tensor was changed in place."
        ),
        chapter=_LOOP,
    ),
    Rule(
        r"Trying to backward through the graph a second time",
        N_(
            "backward() was called twice on the same computation. Every batch needs its own forward "
            "pass before its backward(); a prediction or loss kept from before is used up."
        ),
        chapter=_LOOP,
    ),
    Rule(
        r"grad can be implicitly created only for scalar outputs",
        N_(
            "backward() starts from one single number, and here it was called on several. The loss "
            "still has one value for each example."
        ),
        chapter=_LOSS,
    ),
    Rule(
        r"optimizer got an empty parameter list",
        N_(
            "The model has no parameters that PyTorch knows of. That happens when layers are kept in "
            "a plain Python list, or are created inside `forward`."
        ),
        chapter="Parameters to Learn",
    ),
    Rule(
        r"'method' object is not iterable",
        N_("A method was handed over instead of what it gives: `parameters` must be called."),
        ("TypeError",),
        mistake="opt-params-call",
        chapter=_LOOP,
        source=r"\.parameters\b(?!\s*\()",
    ),
    Rule(
        r"cannot assign (module|parameters?|buffers?) before Module\.__init__\(\) call",
        N_(
            "The base class of the model was not set up before a layer was added: "
            "`super().__init__()` comes first in `__init__`, with its brackets."
        ),
        mistake="mod-no-super",
        chapter=_MODEL,
    ),
    Rule(
        r"is missing the required \"forward\" function",
        N_(
            "The model has no method called exactly `forward`. Check its spelling, and that it is "
            "indented inside the class."
        ),
        mistake="mod-forward-name",
        chapter=_MODEL,
    ),
    Rule(
        r"Target 1 is out of bounds",
        N_(
            "CrossEntropyLoss and NLLLoss need one output for each class. With a single output, class 1 does not exist."
        ),
        mistake="loop-crossentropy-1",
        chapter=_LOSS,
    ),
    Rule(
        r"Target -?\d+ is out of bounds",
        N_("A label is larger than the number of outputs allows, or negative. Classes are counted from 0."),
        chapter=_LOSS,
    ),
    Rule(
        r"(?<!<locals>)\.train\(\) (missing \d+ required|takes \d+) positional|\.train\(\) got an unexpected",
        N_(
            "The model has a method of its own called `train`. PyTorch uses that name to switch the "
            "mode: give yours another."
        ),
        ("TypeError",),
        mistake="mod-train-overridden",
        chapter=_MODEL,
    ),
    Rule(
        r"Boolean value of Tensor with more than one value is ambiguous",
        N_(
            "A whole tensor was used where one yes or no is needed. Often a loss class was given the "
            "data directly: first build the loss, `criterion = Loss()`, then call "
            "`criterion(prediction, label)`. An `if` on a tensor does it too."
        ),
        chapter=_LOSS,
    ),
    Rule(
        r"Expected more than 1 value per channel when training",
        N_("Batch normalisation in training mode cannot work with a batch of one example: one example has no spread."),
        mistake="mode-bn-batch1",
    ),
    Rule(
        r"mat1 and mat2 shapes cannot be multiplied",
        N_(
            "A layer got rows of another length than it was built for. Compare the layer's input "
            "size with the shape of what reaches it."
        ),
        chapter=_MODEL,
    ),
    Rule(
        r"The size of tensor a .* must match the size of tensor b",
        N_("Two tensors do not fit together entry by entry. Print the shapes of both sides of that line."),
    ),
    Rule(
        r"Can't call numpy\(\) on Tensor that requires grad",
        N_("This tensor still remembers how it was computed, and NumPy cannot keep that. Detach it first."),
    ),
    Rule(
        r"a leaf Variable that requires grad is being used in an in-place operation",
        N_(
            "A parameter was changed in place while PyTorch was recording. Updates by hand belong "
            "into a `no_grad` block."
        ),
        chapter=_LOOP,
    ),
    Rule(
        r"a Tensor with \d+ elements cannot be converted to Scalar|only one element tensors can be converted",
        N_("A tensor with several numbers was used as if it were one number."),
    ),
    Rule(
        r"not compiled with CUDA|No CUDA GPUs|Found no NVIDIA driver|CUDA (error|driver)|device type:? cuda",
        N_(
            "The code asks for a graphics card, and the grader has none. Use one only where it is "
            "available, or stay on the CPU."
        ),
    ),
    Rule(
        r"DataLoader worker|num_workers",
        N_(
            "The DataLoader tried to start worker processes, which the grader does not allow. Use "
            "`num_workers=0`, the default."
        ),
    ),
    Rule(
        r"Only Tensors of floating point and complex dtype can require gradients",
        N_("Gradients exist for decimal numbers only; this tensor holds whole numbers."),
    ),
    Rule(
        r"Only Tensors created explicitly by the user .* support the deepcopy",
        N_("A tensor that is the result of a computation was kept in the model, and such a tensor cannot be copied."),
    ),
    Rule(
        r"Error\(s\) in loading state_dict|Missing key\(s\) in state_dict",
        N_("The saved weights do not fit this model: names or shapes of its layers differ."),
    ),
    Rule(
        r"Size mismatch between tensors", N_("The data and the labels of the data set have different numbers of rows.")
    ),
    Rule(
        r"'(float|int)' object has no attribute '(backward|item|detach)'",
        N_("A plain number was used as if it were a tensor: it has already lost how it was computed."),
        chapter=_LOOP,
    ),
    Rule(
        r"shape '.*' is invalid for input of size",
        N_("A tensor cannot be brought into that shape: the number of entries does not fit."),
    ),
)
