kappa = (1 + gamma - gamma * C) / C


def printed(z):  # at rate 1, the integral by the midpoint rule
    tau = (np.arange(1000) + 0.5) * z / 1000
    psi = z * np.mean(tau * np.exp(l2 * tau))
    return np.exp(-l2 * z) * (b0 + kappa * psi)


# the slope of the printed formula and the slope that the flow demands
h = 1e-4
observed = (printed(z + h) - printed(z)) / h
predicted = kappa - l2 * printed(z)
accuracy = 1e-3  # of the difference quotient
