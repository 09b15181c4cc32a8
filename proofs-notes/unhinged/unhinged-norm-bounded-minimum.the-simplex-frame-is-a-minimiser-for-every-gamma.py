classes = W.shape[1]
labels = np.repeat(np.arange(classes), H.shape[1] // classes)
# both norm bounds hold: |w|^2 <= E, |h|^2 <= tau^2 E
assert np.max(np.sum(W**2, axis=0)) <= E and np.max(np.sum(H**2, axis=0)) <= tau**2 * E
weights = np.where(np.arange(classes)[:, None] == labels, -1.0, gamma)
# no loss is below that of the simplex frame, it is claimed
relation = ">="
observed = np.sum(weights * (W.T @ H)) / len(labels)
predicted = -(1 + gamma) * tau * E
