def cosine(h):
    return h @ w / np.linalg.norm(h) / np.linalg.norm(w)


length = np.linalg.norm(h0)
print("condition: eta |w| / |h0| =", eta * np.linalg.norm(w) / length, "<= 1")
assert eta * np.linalg.norm(w) / length <= 1
# one step of descent along the sphere does not decrease the cosine, it is claimed
e = h0 / length
h1 = h0 + eta / length * (w - e * (e @ w))
relation = ">="
observed = cosine(h1)
predicted = cosine(h0)
