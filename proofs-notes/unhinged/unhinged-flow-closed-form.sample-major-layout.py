# the loss from its definition; the columns of H0 stand class after class
labels = np.repeat(np.arange(C), N)
weights = np.where(np.arange(C)[:, None] == labels, -1.0, gamma)
observed = np.sum(weights * (W0.T @ H0 + b0[:, None])) / (C * N)
# the product with the columns sample after sample, and a coupling made for classes
M = np.kron((1 + gamma) * np.eye(C) - gamma, np.ones((1, N))) / (C * N)
H = H0.reshape(-1, C, N).swapaxes(1, 2).reshape(-1, C * N)
kappa = (1 + gamma - gamma * C) / C
predicted = -np.sum((W0 @ M) * H) - kappa * np.sum(b0)
