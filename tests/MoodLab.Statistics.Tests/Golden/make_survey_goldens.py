"""Makes survey.json beside this file with SciPy, statsmodels and formulas written out, to compare ours with.

The first table is the mood study's (docs/studies/survey/respondents.csv); the others are drawn.
Run with Debian's python3-scipy and python3-statsmodels: python3 make_survey_goldens.py
"""
import csv
import itertools
import json
import pathlib

import numpy as np
import statsmodels.api as sm
from scipy.stats import norm, pearsonr
from statsmodels.stats.inter_rater import aggregate_raters, fleiss_kappa

here = pathlib.Path(__file__).parent
random = np.random.default_rng(6)


def pairs(table, item):
    """The pairs of ratings of an item, in both orders."""
    present = [row[item] for row in table if row[item] is not None]
    return list(itertools.permutations(present, 2))


def alpha(table, categories):
    """Krippendorff's alpha by its coincidence matrix, pair by pair."""
    coincidences = np.zeros((categories, categories))
    for item in range(len(table[0])):
        raters = sum(row[item] is not None for row in table)
        for a, b in pairs(table, item):
            coincidences[a, b] += 1 / (raters - 1)
    totals, n = coincidences.sum(1), coincidences.sum()
    observed = n - np.trace(coincidences)
    expected = (n * n - (totals ** 2).sum()) / (n - 1)
    return 1 - observed / expected


def kappa(table, categories):
    """Fleiss' kappa with missing ratings, as Gwet has it."""
    agreements, shares = [], []
    for item in range(len(table[0])):
        present = [row[item] for row in table if row[item] is not None]
        if present:
            shares.append([present.count(k) / len(present) for k in range(categories)])
        both = pairs(table, item)
        if both:
            agreements.append(np.mean([a == b for a, b in both]))
    chance = (np.mean(shares, 0) ** 2).sum()
    return (np.mean(agreements) - chance) / (1 - chance)


def copied(table, rows, columns, categories):
    """Kappa and alpha of a bootstrap's draw, where copies of one rater are no pair."""
    agreements, shares, units = [], [], []
    for item, times in enumerate(columns):
        present = [(r, row[item]) for r, row in enumerate(table) for _ in range(rows[r]) if row[item] is not None]
        both = [a[1] == b[1] for a, b in itertools.permutations(present, 2) if a[0] != b[0]]
        for copy in range(times):
            if present:
                shares.append([sum(v == k for _, v in present) / len(present) for k in range(categories)])
            if both:
                agreements.append(np.mean(both))
                units.append((item, present, np.mean(both)))
    chance = (np.mean(shares, 0) ** 2).sum()
    values = [(item, r, v) for item, present, _ in units for r, v in present]
    differ = [a[2] != b[2] for a, b in itertools.permutations(values, 2) if a[:2] != b[:2]]
    observed = sum(len(present) * (1 - agreement) for _, present, agreement in units) / len(values)
    return [(np.mean(agreements) - chance) / (1 - chance), 1 - observed / np.mean(differ)]


def items(correct):
    """Difficulty and corrected discrimination of each item."""
    found = []
    for item in range(len(correct[0])):
        here_, rest = [], []
        for row in correct:
            others = [v for i, v in enumerate(row) if i != item and v is not None]
            if row[item] is not None and others:
                here_.append(row[item])
                rest.append(np.mean(others))
        found.append([np.mean([row[item] for row in correct if row[item] is not None]), pearsonr(here_, rest)[0]])
    return found


def d_prime(hits, signals, alarms, others):
    """d', criterion and standard error with the log-linear correction."""
    h, f = (hits + 0.5) / (signals + 1), (alarms + 0.5) / (others + 1)
    zh, zf = norm.ppf(h), norm.ppf(f)
    variance = h * (1 - h) / signals / norm.pdf(zh) ** 2 + f * (1 - f) / others / norm.pdf(zf) ** 2
    return [zh - zf, -(zh + zf) / 2, variance ** 0.5]


def within(correct, first):
    """The difference of two groups of columns by least squares with a constant for each row."""
    rows = [(r, i, v) for r, row in enumerate(correct) for i, v in enumerate(row) if v is not None]
    design = np.zeros((len(rows), len(correct) + 1))
    for case, (r, i, _) in enumerate(rows):
        design[case, r] = 1
        design[case, -1] = first[i]
    return np.linalg.lstsq(design, np.array([v for _, _, v in rows], float), rcond=None)[0][-1]


def permuted(correct, first, strata):
    """The exact p-value: every way to deal out the labels within strata."""
    seen, larger, count = abs(within(correct, first)), 0, 0
    for other in itertools.product([0, 1], repeat=len(first)):
        if all(sum(o for o, s in zip(other, strata) if s == k) == sum(f for f, s in zip(first, strata) if s == k)
               for k in set(strata)):
            count += 1
            larger += abs(within(correct, other)) >= seen - 1e-9
    return [seen, larger / count, count]


with open(here / "../../../docs/studies/survey/respondents.csv") as file:
    study = [[int(row[f"q{i}"]) for i in range(1, 9)] for row in csv.DictReader(file)]
key = [0, 3, 2, 2, 1, 0, 3, 1]
holes = [[None if random.random() < 0.3 else v for v in row] for row in study]
small = [[None if random.random() < 0.2 else int(random.integers(3)) for _ in range(5)] for _ in range(6)]
full = [[int(random.integers(5)) if random.random() < 0.6 else i % 5 for i in range(12)] for _ in range(7)]
tables = []
for table, categories in [(study, 4), (holes, 4), (small, 3), (full, 5)]:
    complete = all(v is not None for row in table for v in row)
    measured = fleiss_kappa(aggregate_raters(np.array(table).T)[0]) if complete else kappa(table, categories)
    rows = np.bincount(random.integers(len(table), size=len(table)), minlength=len(table)).tolist()
    columns = np.bincount(random.integers(len(table[0]), size=len(table[0])), minlength=len(table[0])).tolist()
    tables.append({
        "table": table, "categories": categories, "kappa": measured, "alpha": alpha(table, categories),
        "rows": rows, "columns": columns, "copied": copied(table, rows, columns, categories)})

right = [[None if v is None else int(v == k) for v, k in zip(row, key)] for row in study]
right_holes = [[None if v is None else int(v == k) for v, k in zip(row, key)] for row in holes]
first, strata = [1, 1, 0, 1, 0, 0, 0, 1], [0, 3, 2, 2, 1, 0, 3, 1]

people, pieces = 40, 6
ability, ease = random.normal(size=people), random.normal(size=pieces)
positions = [random.permutation(pieces).tolist() for _ in range(people)]
learned = [[int(random.random() < 1 / (1 + np.exp(-(ability[r] + ease[i] + 0.25 * positions[r][i]))))
            for i in range(pieces)] for r in range(people)]
cases = [(r, i) for r in range(people) for i in range(pieces)]
design = np.array([[float(i == k) for k in range(pieces)] + [positions[r][i]] for r, i in cases])
outcomes = [learned[r][i] for r, i in cases]
logit = sm.Logit(outcomes, design).fit(
    disp=False, tol=1e-12, maxiter=200, cov_type="cluster", cov_kwds={"groups": np.array([r for r, _ in cases])})

(here / "survey.json").write_text(json.dumps({
    "key": key, "tables": tables,
    "items": items(right), "items_holes": items(right_holes), "holes": right_holes,
    "sensitivity": [{"counts": counts, "expected": d_prime(*counts)}
                    for counts in ([60, 92, 30, 92], [8, 8, 0, 8], [0, 5, 0, 7], [3, 4, 11, 12])],
    "comparison": {"first": first, "strata": strata, "complete": permuted(right, first, strata),
                   "holes": permuted(right_holes, first, strata), "free": permuted(right_holes, first, [0] * 8)},
    "learning": {"positions": positions, "correct": learned, "coefficients": logit.params.tolist(),
                 "errors": logit.bse.tolist()},
}) + "\n")
