import numpy as np
import torch
torch.set_default_dtype(torch.float64)
torch.manual_seed(1)

def SpiralNet():
    return torch.nn.Sequential(*[m for a, b in [(2, 16), (16, 8)] for m in (torch.nn.Linear(a, b), torch.nn.ReLU())], torch.nn.Linear(8, 1))

def DeeperSpiralNet():
    net = torch.nn.Sequential()
    for i, (a, b) in enumerate([(2, 16), (16, 8), (8, 4), (4, 1)]):
        if i:
            net.append(torch.nn.ReLU(True))
        net.append(torch.nn.Linear(a, b))
    return net

def count_parameters(model):
    return np.int64(sum(np.prod(p.detach().numpy().shape) for p in model.parameters()))

def make_criterion():
    def crit(logits, targets):
        logits, targets = logits.float().view(-1), targets.float().view(-1)
        return torch.nn.functional.binary_cross_entropy_with_logits(logits, targets)
    return crit

def predict(model, X):
    return (model(X).detach().numpy() > 0).astype(np.int64)

if __name__ == "__main__":
    print(count_parameters(SpiralNet()))
