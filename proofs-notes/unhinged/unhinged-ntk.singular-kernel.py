A = np.block([[np.zeros_like(K), K], [np.eye(len(K)), np.zeros_like(K)]])
# a diagonalisable matrix has the rank of its square
observed = np.linalg.matrix_rank(A @ A)
predicted = np.linalg.matrix_rank(A)
