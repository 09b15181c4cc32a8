classes = W.shape[1]
labels = np.repeat(np.arange(classes), H.shape[1] // classes)
# both norm bounds hold: |w|^2 <= E, |h|^2 <= tau^2 E
assert np.max(np.sum(W**2, axis=0)) <= E and np.max(np.sum(H**2, axis=0)) <= tau**2 * E
weights = np.where(np.arange(classes)[:, None] == labels, -1.0, gamma)
loss = np.sum(weights * (W.T @ H)) / len(labels)
print("loss", loss, "minimum as printed", -(1 + gamma) * tau * E)
# at the minimum the prototypes form a simplex frame, it is claimed: compare their Gram matrices
simplex = E / (classes - 1) * (classes * np.eye(classes) - 1)
is_minimum = loss <= -(1 + gamma) * tau * E + accuracy
observed = W.T @ W if is_minimum else simplex
predicted = simplex
