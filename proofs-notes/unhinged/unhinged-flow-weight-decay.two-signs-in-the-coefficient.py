sigma = (1 + gamma) / (C * np.sqrt(N))
# both start at 1: u' = s (sigma w - l1 u), w' = sigma u - l2 w
flow = np.array([[-s * l1, s * sigma], [sigma, -l2]])
v, h = np.ones(2), z / 1000
for _ in range(1000):  # Runge and Kutta's fourth-order method
    k1 = flow @ v
    k2 = flow @ (v + h / 2 * k1)
    k3 = flow @ (v + h / 2 * k2)
    k4 = flow @ (v + h * k3)
    v = v + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)
observed = v[1]
# the coefficient as transcribed
theta1, theta2 = np.sort(np.linalg.eigvals(flow).real) * z
first = (l1 * s * z + theta2 + sigma * z) * np.exp(theta2)
second = (l1 * s * z + theta1 - sigma * z) * np.exp(theta1)
predicted = (first + second) / (theta2 - theta1)
