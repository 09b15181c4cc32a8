shares = np.array([piPlus, 1 - piPlus])  # of the minority and the majority
kappa, Delta = shares[1] - shares[0], delta / (4 * shares[0] * shares[1])


def leverages(rho):  # w t / (1 + w t) for the weights w = rho and 1, with the mean delta
    low, high = -60.0, 60.0
    for _ in range(100):  # bisection for log t
        t = np.exp((low + high) / 2) * np.array([rho, 1.0])
        if shares @ (t / (1 + t)) < delta:
            low = (low + high) / 2
        else:
            high = (low + high) / 2
    return t / (1 + t)


def argument(rho):  # of the normal tail that is the larger class error, in the limit
    u = (shares * leverages(rho)) @ np.array([1, -1]) / delta
    S = Delta * (1 + 2 * kappa * u + u**2)
    worse = s**2 - abs(u) / (1 - u**2)
    return worse * np.sqrt((1 - S) / (s**2 + Delta))


# no finite weight has a larger argument, hence a smaller error, than an infinite one: claimed
relation = "<="
observed = max(argument(rho) for rho in np.geomspace(1, 1000, 400)) ** 2
predicted = argument(1e12) ** 2
