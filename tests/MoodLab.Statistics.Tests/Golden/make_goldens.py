"""Makes the JSON files beside this file with scikit-learn, SciPy and NumPy, to compare ours with.

Run with Debian's python3-sklearn: python3 make_goldens.py
"""
import json
import pathlib

import numpy as np
from scipy.stats import gaussian_kde
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import confusion_matrix, f1_score


def write(name, value):
    pathlib.Path(__file__).with_name(name + ".json").write_text(json.dumps(value) + "\n")


random = np.random.default_rng(4)
features = random.normal(size=(60, 7))
labels = np.argmax(features[:, :3] + 0.7 * random.normal(size=(60, 3)), axis=1)
fits = []
for penalty, c, balanced in [("l2", 1, False), ("l2", 0.01, False), ("l1", 0.3, False), ("l1", 2, True), ("l2", 5, True)]:
    model = LogisticRegression(
        penalty=penalty, C=c, solver="saga", multi_class="multinomial", tol=1e-10, max_iter=200_000,
        class_weight="balanced" if balanced else None, random_state=0).fit(features, labels)
    # saga leaves a trace of the bias's mean; only differences of biases matter.
    fits.append({
        "penalty": penalty, "c": c, "balanced": balanced, "coefficients": model.coef_.tolist(),
        "probabilities": model.predict_proba(features[:5]).tolist()})
write("logistic_regression", {"features": features.tolist(), "labels": labels.tolist(), "fits": fits})

truth = random.integers(0, 4, 80)
predicted = np.where(random.random(80) < 0.5, truth, random.integers(0, 4, 80))
write("classification", {
    "truth": truth.tolist(), "predicted": predicted.tolist(),
    "confusion": confusion_matrix(truth, predicted).tolist(),
    "macro_f1": f1_score(truth, predicted, average="macro")})

first, second = random.normal(2, 1, 40), random.normal(2.8, 1.5, 50)
p, q = gaussian_kde(first), gaussian_kde(second)
grid = np.linspace(min(first.min(), second.min()), max(first.max(), second.max()), 1000)
a, b = p(grid), q(grid)
write("densities", {
    "first": first.tolist(), "second": second.tolist(), "at": [0.5, 2, 4], "density": p([0.5, 2, 4]).tolist(),
    "overlap": np.trapz(np.minimum(a, b), grid),
    "divergence": float(np.sum(a / a.sum() * np.log((a / a.sum()) / (b / b.sum()))))})
