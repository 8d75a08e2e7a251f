class Mean:
    def __init__(self):
        self.n = 0
        self.value = 0.0

    def add(self, x):
        # running mean without keeping all values
        self.n += 1
        self.value += (x - self.value) / self.n
