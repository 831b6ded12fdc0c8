"""How often 95 % intervals hold the truth: simulated surveys of listeners and pieces that differ.

Each piece is more or less easy and misleads in its own way, each listener is more or less able; the truth is that of a
survey of 400 listeners and 4,000 pieces. Run with NumPy: python3 coverage.py (about half a minute).
"""
import numpy as np

SURVEYS = DRAWS = 300
random = np.random.default_rng(3)


def survey(listeners, pieces):
    """Draws answers, [listeners, pieces], and the key."""
    key = np.arange(pieces) % 4
    ease, ability = 0.8 * random.normal(size=pieces), 0.8 * random.normal(size=listeners)
    likings = random.dirichlet([1, 1, 1], size=pieces)
    is_right = random.random((listeners, pieces)) < 1 / (1 + np.exp(-(ease[None] + ability[:, None])))
    answers = np.empty((listeners, pieces), int)
    for piece, right in enumerate(key):
        others = [mood for mood in range(4) if mood != right]
        wrong = random.choice(others, size=listeners, p=likings[piece])
        answers[:, piece] = np.where(is_right[:, piece], right, wrong)
    return answers, key


def kappa(answers, rows, columns):
    """Fleiss' kappa of a draw; copies of a listener are no pair."""
    counts = np.tensordot(rows, answers, (0, 0))
    total, same = rows.sum(), (rows ** 2).sum()
    agreement = ((counts ** 2).sum(1) - same) / (total ** 2 - same)
    shares = (columns[:, None] * counts / total).sum(0) / columns.sum()
    chance = (shares ** 2).sum()
    return ((columns * agreement).sum() / columns.sum() - chance) / (1 - chance)


def draw(count):
    """How often each of some was drawn."""
    return np.bincount(random.integers(count, size=count), minlength=count).astype(float)


def holds(values, truth):
    """Whether the percentiles of a bootstrap hold the truth."""
    low, high = np.quantile(values, [0.025, 0.975])
    return low <= truth <= high


def wilson(right, total, truth):
    """Whether Wilson's interval holds the truth."""
    square = 1.959964 ** 2
    middle = (right + square / 2) / (total + square)
    half = square ** 0.5 / (total + square) * (right * (total - right) / total + square / 4) ** 0.5
    return middle - half <= truth <= middle + half


answers, key = survey(400, 4000)
truth_kappa, truth_mean = kappa(np.eye(4)[answers], np.ones(400), np.ones(4000)), (answers == key).mean()
for listeners, pieces in [(23, 8), (40, 24)]:
    held = dict.fromkeys(["kappa, both drawn", "kappa, listeners drawn", "mean, both drawn", "mean, Wilson"], 0)
    for _ in range(SURVEYS):
        answers, key = survey(listeners, pieces)
        coded, right = np.eye(4)[answers], answers == key
        drawn = [(draw(listeners), draw(pieces)) for _ in range(DRAWS)]
        held["kappa, both drawn"] += holds([kappa(coded, r, c) for r, c in drawn], truth_kappa)
        held["kappa, listeners drawn"] += holds([kappa(coded, r, np.ones(pieces)) for r, _ in drawn], truth_kappa)
        held["mean, both drawn"] += holds([r @ right @ c / (listeners * pieces) for r, c in drawn], truth_mean)
        held["mean, Wilson"] += wilson(right.sum(), right.size, truth_mean)
    print(f"{listeners} listeners, {pieces} pieces:", {name: f"{100 * n / SURVEYS:.1f} %" for name, n in held.items()})
