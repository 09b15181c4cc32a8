K, L = len(n), len(lamW) + 1
Lam = lamH * np.prod(lamW)
labels = np.repeat(np.arange(K), n)


def objective(Z):  # least over all factors with the logits Z, K x K, one column per class
    loss = np.log(np.sum(np.exp(Z), axis=0)) - np.diag(Z)
    sigma = np.linalg.svd(Z[:, labels], compute_uv=False)
    return np.mean(loss[labels]) + L / 2 * Lam ** (1 / L) * np.sum(sigma ** (2 / L))


simplex = np.eye(K) - 1 / K
pair = np.outer(np.eye(K)[0] - np.eye(K)[1], np.eye(K)[0] - np.eye(K)[1])
scales = np.linspace(0, 12, 2401)
# the best simplex logits cost no more than the best logits of rank one, it is claimed
observed = min(objective(m * simplex) for m in scales)
predicted = min(objective(c * pair) for c in scales)
accuracy = 1e-3  # of the grids
