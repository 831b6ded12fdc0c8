"""Makes bayesian_ridge.json beside this file with scikit-learn, to compare ours with.

Run with Debian's python3-sklearn: python3 make_ridge_goldens.py
"""
import json
import pathlib

import numpy as np
from sklearn.linear_model import BayesianRidge

random = np.random.default_rng(11)
fits = []
for cases, width, noise, shapes in [
        (60, 5, 0.5, [1e-6] * 4), (25, 12, 1.0, [1e-6] * 4), (15, 24, 0.7, [2, 1.5, 3, 0.3]), (8, 3, 0.1, [1e-6] * 4)]:
    features = random.normal(size=(cases, width)) + random.normal(size=width)
    truth = random.normal(size=width)
    targets = 2 + features @ truth + noise * random.normal(size=cases)
    prior = truth + 0.3 * random.normal(size=width)
    at = random.normal(size=(4, width))

    def fit(y):
        model = BayesianRidge(
            n_iter=200_000, tol=1e-13, alpha_1=shapes[0], alpha_2=shapes[1], lambda_1=shapes[2], lambda_2=shapes[3])
        return model.fit(features, y)

    def answers(model, bias, weights):
        # scikit-learn's sigma_ leaves out the directions that no case lies in, where cases are fewer than features;
        # its deviation counts from 0 instead of the features' mean, and knows no variance of the bias.
        centred = features - features.mean(axis=0)
        sigma = np.linalg.inv(model.lambda_ * np.eye(width) + model.alpha_ * centred.T @ centred)
        assert cases <= width or np.allclose(sigma, model.sigma_, rtol=1e-9)
        away = at - features.mean(axis=0)
        variances = ((away @ sigma) * away).sum(axis=1) + (1 + 1 / cases) / model.alpha_
        return {"weights": weights.tolist(), "bias": bias, "deviations": np.sqrt(np.diag(sigma)).tolist(),
                "noisePrecision": model.alpha_, "weightPrecision": model.lambda_,
                "means": (bias + at @ weights).tolist(), "variances": variances.tolist()}

    plain = fit(targets)
    about = fit(targets - features @ prior)
    fits.append({
        "features": features.tolist(), "targets": targets.tolist(), "prior": prior.tolist(), "at": at.tolist(),
        "shapes": shapes, "plain": answers(plain, plain.intercept_, plain.coef_),
        "about": answers(about, about.intercept_, about.coef_ + prior)})
pathlib.Path(__file__).with_name("bayesian_ridge.json").write_text(json.dumps({"fits": fits}) + "\n")
