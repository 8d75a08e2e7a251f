# self.training decides; .eval() before every measurement, .train() before every epoch. A short way to say both.
import torch
import torch.nn as nn
import torch.nn.functional as F

EPOCHS, BATCH = 30, 24


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b = nn.Linear(2, 16), nn.Linear(16, 1)

    def forward(self, x):
        return self.b(F.dropout(F.relu(self.a(x)), p=0.3, training=self.training))


def run(X, y, seed):
    torch.manual_seed(seed)
    net, losses = Net(), []
    opt = torch.optim.RMSprop(net.parameters(), lr=0.01)

    def closure():
        opt.zero_grad()
        loss = F.binary_cross_entropy_with_logits(net.train()(X[rows]), y[rows])
        loss.backward()
        return loss

    for _ in range(EPOCHS):
        for rows in torch.randperm(len(X)).split(BATCH):
            opt.step(closure)
        losses.append(F.binary_cross_entropy_with_logits(net.eval()(X), y).item())
    return {"weights": list(net.parameters()), "scores": net.eval()(X), "losses": losses}
