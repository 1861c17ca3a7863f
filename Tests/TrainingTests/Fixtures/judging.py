"""judging.py: makes judging.json, what scikit-learn, pytorch-metric-learning and numpy say of two tables.

Needs numpy, scipy, scikit-learn, torch and pytorch-metric-learning; run it by hand after a change of the tables.
"""

import itertools
import json
import pathlib

import numpy
import torch
from pytorch_metric_learning.distances import CosineSimilarity
from pytorch_metric_learning.utils.accuracy_calculator import AccuracyCalculator
from pytorch_metric_learning.utils.inference import CustomKNN
from scipy.interpolate import interp1d
from scipy.optimize import brentq
from sklearn.metrics import roc_curve

FARS = (0.1, 0.01, 0.001, 0.0001)


def verification(unit, labels):
    pairs = list(itertools.combinations(range(len(unit)), 2))
    same = [labels[a] == labels[b] for a, b in pairs]
    far, tar, thresholds = roc_curve(same, [unit[a] @ unit[b] for a, b in pairs], drop_intermediate=False)
    # Straight between the points of the curve; where it is upright, the crossing is there.
    crossing = interp1d(far + numpy.arange(len(far)) * 1e-15, tar)
    return {
        "eer": brentq(lambda x: 1 - x - crossing(x), 0, 1, xtol=1e-14),
        "tar": [float(tar[far <= most].max()) for most in FARS],
        # 9 where nothing is accepted.
        "cosines": [min(float(thresholds[far <= most].min()), 9.0) for most in FARS],
    }


def retrieval(unit, labels):
    calculator = AccuracyCalculator(
        include=("precision_at_1", "mean_average_precision"), k=None, device=torch.device("cpu"),
        knn_func=CustomKNN(CosineSimilarity()))
    found = calculator.get_accuracy(torch.tensor(unit, dtype=torch.float64), torch.tensor(labels))
    return {"rank1": found["precision_at_1"], "map": found["mean_average_precision"]}


def angles(unit, labels):
    """Degrees to the mean of the class's other rows, and to the nearest other class's mean."""
    sums = numpy.stack([unit[labels == label].sum(axis=0) for label in range(labels.max() + 1)])
    means = sums / numpy.linalg.norm(sums, axis=1, keepdims=True)
    own, nearest = [], []
    for row, label in zip(unit, labels):
        others = sums[label] - row
        own.append(numpy.arccos(row @ others / numpy.linalg.norm(others)))
        nearest.append(numpy.arccos(max(row @ means[other] for other in range(len(means)) if other != label)))
    return {"own": list(numpy.degrees(own)), "nearest": list(numpy.degrees(nearest))}


def case(rows, labels):
    rows = rows.astype(numpy.float32)
    unit = rows.astype(numpy.float64)
    unit /= numpy.linalg.norm(unit, axis=1, keepdims=True)
    result = {"dimension": rows.shape[1], "embeddings": [float(number) for number in rows.reshape(-1)],
              "labels": labels.tolist()}
    for part in (verification, retrieval, angles):
        result.update(part(unit, labels))
    return result


def main():
    random = numpy.random.default_rng(20261127)
    cases = []
    for classes, dimension, spread in ((12, 5, 0.8), (20, 16, 1.1)):
        labels = random.permutation(numpy.repeat(numpy.arange(classes), random.integers(2, 9, classes)))
        centres = random.standard_normal((classes, dimension))
        cases.append(case(centres[labels] + spread * random.standard_normal((len(labels), dimension)), labels))
    path = pathlib.Path(__file__).with_name("judging.json")
    path.write_text(json.dumps(cases, separators=(",", ":")) + "\n", encoding="utf-8")


main()
