#!/usr/bin/env python3
"""The hard-margin problem by scipy's nnls and by cvxopt, on instances written as CSV.

Usage: peers.py FOLDER NAME...   (needs python3-numpy, python3-scipy, python3-cvxopt)
"""
import os
import sys
import time
from multiprocessing import Process, Queue

for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import numpy as np

PATIENCE = 300  # seconds per solver and instance


def read(folder, name):
    table = np.loadtxt(os.path.join(folder, name + ".csv"), delimiter=",", ndmin=2)
    with open(os.path.join(folder, name + ".optimum")) as file:
        classes, optimum = file.read().split()
    return table[:, 1:], table[:, 0].astype(int), int(classes), float(optimum)


def rows(x, y, classes):
    n, d = x.shape
    a = np.zeros((n * (classes - 1), classes * d))
    p = 0
    for i in range(n):
        for j in range(classes):
            if j != y[i]:
                a[p, y[i] * d:(y[i] + 1) * d] = x[i]
                a[p, j * d:(j + 1) * d] = -x[i]
                p += 1
    return a


def nnls(a):
    """Least distance programming of Lawson and Hanson."""
    from scipy.optimize import nnls as solve
    scale = np.sqrt((a * a).sum(axis=1).max())
    e = np.vstack([a.T / scale, np.ones(a.shape[0])])
    f = np.zeros(e.shape[0])
    f[-1] = 1
    weights, _ = solve(e, f, maxiter=30 * e.shape[1])
    r = e @ weights - f
    return -r[:-1] / (scale * r[-1])


def cvxopt(a):
    import cvxopt as cv
    cv.solvers.options.update(show_progress=False, abstol=1e-12, reltol=1e-12, feastol=1e-12)
    n = a.shape[1]
    result = cv.solvers.qp(
        cv.spmatrix(1.0, range(n), range(n)), cv.matrix(0.0, (n, 1)), cv.matrix(-a),
        cv.matrix(-1.0, (a.shape[0], 1)))
    return np.array(result["x"]).ravel()


def work(solver, folder, name, answers):
    x, y, classes, optimum = read(folder, name)
    a = rows(x, y, classes)
    times = []
    try:
        solver(a[: min(30, len(a))])  # imports and first-call costs
        while sum(times) < 1 and len(times) < 20:
            start = time.perf_counter()
            w = solver(a)
            times.append(time.perf_counter() - start)
        w = w / (a @ w).min()
        answers.put((1e3 * float(np.median(times)), float(w @ w) / optimum - 1))
    except Exception as error:  # a solver's failure is a result
        answers.put(("failed: " + str(error), 0))


def main():
    folder = sys.argv[1]
    for name in sys.argv[2:]:
        for solver in (nnls, cvxopt):
            answers = Queue()
            process = Process(target=work, args=(solver, folder, name, answers))
            process.start()
            process.join(PATIENCE)
            if process.is_alive():
                process.terminate()
                process.join()
                print(f"{solver.__name__:8} {name:8} no answer in {PATIENCE} s", flush=True)
                continue
            spent, error = answers.get()
            if isinstance(spent, str):
                print(f"{solver.__name__:8} {name:8} {spent}", flush=True)
            else:
                print(f"{solver.__name__:8} {name:8} {spent:12.3f} ms   relative objective error "
                      f"{error:.1e}", flush=True)


if __name__ == "__main__":
    main()
