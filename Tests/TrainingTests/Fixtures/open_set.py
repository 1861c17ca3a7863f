"""open_set.py: makes open-set.json, what scikit-learn and pytorch-metric-learning say of a few arrays.

Needs numpy, scipy, scikit-learn, torch and pytorch-metric-learning; run it by hand after a change of the arrays.
"""

import itertools
import json
import pathlib

import numpy
import torch
from pytorch_metric_learning.distances import CosineSimilarity, LpDistance
from pytorch_metric_learning.utils.accuracy_calculator import AccuracyCalculator
from pytorch_metric_learning.utils.inference import CustomKNN
from scipy.interpolate import interp1d
from scipy.optimize import brentq
from sklearn.metrics import roc_curve


def scores(rows, normalizes):
    rows = rows.astype(numpy.float64)
    if normalizes:
        rows = rows / numpy.linalg.norm(rows, axis=1, keepdims=True)
    values = []
    for first, second in itertools.combinations(range(len(rows)), 2):
        if normalizes:
            values.append(float(rows[first] @ rows[second]))
        else:
            values.append(-float(numpy.linalg.norm(rows[first] - rows[second])))
    return numpy.array(values)


def verification(rows, labels, normalizes):
    same = [labels[a] == labels[b] for a, b in itertools.combinations(range(len(rows)), 2)]
    far, tar, _ = roc_curve(same, scores(rows, normalizes), drop_intermediate=False)
    # Straight between the points of the curve; where it is upright, the crossing is there.
    crossing = interp1d(far + numpy.arange(len(far)) * 1e-15, tar)
    return {
        "eer": brentq(lambda x: 1 - x - crossing(x), 0, 1),
        "tar": {str(most): float(tar[far <= most].max()) for most in (0.1, 0.01, 0.001)},
    }


def retrieval(rows, labels, normalizes):
    distance = CosineSimilarity() if normalizes else LpDistance(normalize_embeddings=False)
    calculator = AccuracyCalculator(
        include=("precision_at_1", "mean_average_precision"),
        k=None,
        device=torch.device("cpu"),
        knn_func=CustomKNN(distance),
    )
    found = calculator.get_accuracy(
        torch.tensor(rows, dtype=torch.float64), torch.tensor(labels)
    )
    return {"rank1": found["precision_at_1"], "map": found["mean_average_precision"]}


def case(name, rows, labels, normalizes, has_ties=False):
    rows = rows.astype(numpy.float32)
    result = {
        "name": name,
        "dimension": rows.shape[1],
        "normalizes": normalizes,
        "embeddings": [float(number) for number in rows.reshape(-1)],
        "labels": [int(label) for label in labels],
    }
    result.update(verification(rows, labels, normalizes))
    if not has_ties:
        result.update(retrieval(rows, labels, normalizes))
    return result


def main():
    random = numpy.random.default_rng(20261125)
    plane = numpy.repeat(numpy.arange(6), 10)
    angles = plane + 0.45 * random.standard_normal(60)
    rays = numpy.stack([numpy.cos(angles), numpy.sin(angles)], 1) * random.uniform(0.5, 3, (60, 1))
    uneven = numpy.array([0] * 30 + [1] * 5 + [2] * 20 + [3] * 2 + [4])
    centres = random.standard_normal((5, 7))
    cloud = centres[uneven] + 0.8 * random.standard_normal((58, 7))
    grid = random.integers(-3, 4, (40, 2)) + 0.0
    cases = [
        case("rays in the plane, by angle", rays, plane, True),
        case("uneven classes, one of a single sample, by angle", cloud, uneven, True),
        case("uneven classes, by distance", cloud, uneven, False),
        case("many equal distances", grid, random.integers(0, 4, 40), False, has_ties=True),
    ]
    path = pathlib.Path(__file__).with_name("open-set.json")
    path.write_text(json.dumps(cases, separators=(",", ":")) + "\n", encoding="utf-8")


main()
