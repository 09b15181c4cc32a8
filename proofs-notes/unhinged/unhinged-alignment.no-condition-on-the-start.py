M = np.kron((1 + gamma) * np.eye(C) - gamma, np.ones((1, N))) / (C * N)


def velocity(H, W):
    return s * W @ M, H @ M.T


H, W, h = H0, W0, 1e-2
for _ in range(800):  # Runge and Kutta's fourth-order method, to z = 8
    k1 = velocity(H, W)
    k2 = velocity(H + h / 2 * k1[0], W + h / 2 * k1[1])
    k3 = velocity(H + h / 2 * k2[0], W + h / 2 * k2[1])
    k4 = velocity(H + h * k3[0], W + h * k3[1])
    H = H + h / 6 * (k1[0] + 2 * k2[0] + 2 * k3[0] + k4[0])
    W = W + h / 6 * (k1[1] + 2 * k2[1] + 2 * k3[1] + k4[1])
# the cosines of the features with their prototypes tend to 1, it is claimed
V = np.repeat(W, N, axis=1)
observed = np.sum(H * V, axis=0) / np.linalg.norm(H, axis=0) / np.linalg.norm(V, axis=0)
predicted = np.ones(C * N)
accuracy = 0.5  # of the limit at z = 8
