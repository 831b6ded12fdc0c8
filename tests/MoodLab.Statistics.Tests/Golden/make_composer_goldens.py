"""Makes composers.json beside this file with scikit-learn and SciPy, to compare ours with.

Run with Debian's python3-sklearn: python3 make_composer_goldens.py
"""
import json
import pathlib

import numpy as np
from scipy import optimize
from scipy.special import logsumexp
from sklearn.svm import LinearSVC

random = np.random.default_rng(7)

# Sparse cases of four classes, as words of texts are.
cases, width, classes = 90, 40, 4
labels = np.arange(cases) % classes
likely = random.dirichlet(np.full(width, 0.3), size=classes)
counts = np.stack([random.multinomial(25, likely[label]) for label in labels])
features = np.log1p(counts)
features /= np.linalg.norm(features, axis=1, keepdims=True)
fits = []
for c in [0.1, 1.0, 20.0]:
    model = LinearSVC(C=c, loss="squared_hinge", dual=True, tol=1e-10, max_iter=10_000_000).fit(features, labels)
    fits.append({"c": c, "weights": model.coef_.tolist(), "biases": model.intercept_.tolist()})

# Scores whose sharpness grows with the size of a case.
count = 400
sizes = random.uniform(1, 8, size=count)
scores = random.normal(size=(count, 3))
truth = np.array([random.choice(3, p=np.exp(z - logsumexp(z))) for z in scores * np.exp(-0.5 + 0.2 * sizes)[:, None]])


def loss(parameters):
    sharpness = np.exp(parameters[0] + parameters[1] * sizes)
    z = scores * sharpness[:, None]
    return (logsumexp(z, axis=1) - z[np.arange(count), truth]).sum()


exact = {"xatol": 1e-10, "fatol": 1e-12, "maxiter": 100_000}
both = optimize.minimize(loss, [0, 0], method="Nelder-Mead", options=exact).x
plain = optimize.minimize(lambda p: loss([p[0], 0]), [0], method="Nelder-Mead", options=exact).x

# Expected calibration error by its definition, bins closed above.
confidence = np.round(random.uniform(0, 1, size=300), 3)
right = random.uniform(size=300) < confidence ** 1.5
expected = sum(
    abs(right[inside].mean() - confidence[inside].mean()) * inside.mean()
    for low in np.arange(10) / 10
    for inside in [(confidence > low) & (confidence <= low + 0.1 + 1e-12) | ((low == 0) & (confidence == 0))]
    if inside.any())

pathlib.Path(__file__).with_name("composers.json").write_text(json.dumps({
    "features": features.tolist(), "labels": labels.tolist(), "fits": fits,
    "scores": scores.tolist(), "truth": truth.tolist(), "sizes": sizes.tolist(),
    "offset": both[0], "slope": both[1], "plain": plain[0],
    "confidence": confidence.tolist(), "right": right.astype(int).tolist(), "calibrationError": expected}) + "\n")
