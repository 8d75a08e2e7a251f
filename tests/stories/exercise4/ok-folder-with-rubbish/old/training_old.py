def train_step(*a):
    return None
