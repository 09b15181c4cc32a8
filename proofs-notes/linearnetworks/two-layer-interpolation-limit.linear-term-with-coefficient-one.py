def velocity(a, W):
    pull = X.T @ (y - X @ (W.T @ a))
    return W @ pull, np.outer(a, pull)


a, W, h = a0, W0, 1e-3
for _ in range(20000):  # Runge and Kutta's fourth-order method
    k1 = velocity(a, W)
    k2 = velocity(a + h / 2 * k1[0], W + h / 2 * k1[1])
    k3 = velocity(a + h / 2 * k2[0], W + h / 2 * k2[1])
    k4 = velocity(a + h * k3[0], W + h * k3[1])
    a = a + h / 6 * (k1[0] + 2 * k2[0] + 2 * k3[0] + k4[0])
    W = W + h / 6 * (k1[1] + 2 * k2[1] + 2 * k3[1] + k4[1])
theta, theta0 = W.T @ a, W0.T @ a0
slope = 1.5 * theta / np.linalg.norm(theta) ** 0.5 - theta0 / np.linalg.norm(theta0) ** 0.5
# at a minimiser on the interpolants the slope would vanish along the kernel of X
observed = np.linalg.norm(slope - np.linalg.pinv(X) @ (X @ slope))
predicted = 0.0
accuracy = 1e-6
