# the hard-margin classifier, by projected gradient ascent on its dual
pairs = [(i, j) for i in range(len(y)) for j in range(K) if j != y[i]]
A = np.array([np.kron(np.eye(K)[y[i]] - np.eye(K)[j], X[i]) for i, j in pairs])
step = 1 / np.linalg.norm(A @ A.T, 2)
dual = np.zeros(len(pairs))
for _ in range(20000):
    dual = np.maximum(0, dual + step * (1 - A @ (A.T @ dual)))
support = A[dual > 1e-6]
# independent rows would have full rank
observed = np.linalg.matrix_rank(support)
predicted = len(support)
