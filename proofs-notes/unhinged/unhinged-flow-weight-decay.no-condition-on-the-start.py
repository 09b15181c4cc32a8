M = np.kron((1 + gamma) * np.eye(C) - gamma, np.ones((1, N))) / (C * N)


def velocity(H, W):
    return s * (W @ M - l1 * H), H @ M.T - l2 * W


H, W, h = H0, W0, 1e-2
for _ in range(500):  # Runge and Kutta's fourth-order method, to z = 5
    k1 = velocity(H, W)
    k2 = velocity(H + h / 2 * k1[0], W + h / 2 * k1[1])
    k3 = velocity(H + h / 2 * k2[0], W + h / 2 * k2[1])
    k4 = velocity(H + h * k3[0], W + h * k3[1])
    H = H + h / 6 * (k1[0] + 2 * k2[0] + 2 * k3[0] + k4[0])
    W = W + h / 6 * (k1[1] + 2 * k2[1] + 2 * k3[1] + k4[1])
# above the threshold the norm grows without bound, it is claimed
above = ((1 + gamma) / (C * np.sqrt(N))) ** 2 > l1 * l2
relation = ">="
observed = np.hypot(np.linalg.norm(H), np.linalg.norm(W))
predicted = np.hypot(np.linalg.norm(H0), np.linalg.norm(W0)) if above else 0.0
