# the linear flow of a row (h, w): h' = s (w M - l1 h), w' = h M^T - l2 w
M = np.kron((1 + gamma) * np.eye(C) - gamma, np.ones((1, N))) / (C * N)
flow = np.block([[-s * l1 * np.eye(C * N), s * M.T], [M, -l2 * np.eye(C)]])
# the largest growth rate is positive above the threshold of the decay, it is claimed
observed = np.max(np.linalg.eigvals(flow).real)
predicted = 0.0
relation = ">=" if l1 > (1 + gamma) / (C * np.sqrt(N)) else "<="
