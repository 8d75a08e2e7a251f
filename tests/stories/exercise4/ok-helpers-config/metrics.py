import torch


def binary_accuracy(logits, y):
    rounded = torch.round(torch.sigmoid(logits))
    correct = (rounded == y).float()
    return (correct.sum() / len(correct)).item()
