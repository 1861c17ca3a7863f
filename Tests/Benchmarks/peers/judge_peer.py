"""What `wedge judge` says of embeddings, as a script in NumPy would find it out."""
import numpy as np

from serving import MARGIN, cannot, numbers, serve, workload

PAIRS, QUERIES = 200_000, 1000


def table(count, dimension, classes):
    random = np.random.default_rng(17)
    centers = (2 * random.normal(size=(classes, dimension)) / np.sqrt(dimension)).astype(np.float32)
    labels = random.permutation(count) % classes
    rows = random.standard_normal((count, dimension), dtype=np.float32)
    rows *= np.float32(0.6 / np.sqrt(dimension))
    for start in range(0, count, 4096):
        rows[start:start + 4096] += centers[labels[start:start + 4096]]
    return rows, labels


def angles(rows, labels, classes):
    """To the own class's mean direction and to the nearest other one."""
    means = np.stack([rows[labels == label].mean(axis=0) for label in range(classes)])
    means /= np.linalg.norm(means, axis=1, keepdims=True)
    cosines = rows @ means.T
    every = np.arange(len(rows))
    own = np.arccos(np.clip(cosines[every, labels], -1, 1))
    cosines[every, labels] = -2
    return own, np.arccos(np.clip(cosines.max(axis=1), -1, 1))


def verification(rows, labels):
    random = np.random.default_rng(1)
    first, second = random.integers(len(rows), size=(2, PAIRS))
    scores = np.einsum("ij,ij->i", rows[first], rows[second])
    order = np.argsort(-scores)
    same = (labels[first] == labels[second])[order]
    accepted, wrong = np.cumsum(same) / same.sum(), np.cumsum(~same) / (~same).sum()
    return wrong[np.argmax(1 - accepted - wrong <= 0)], accepted[np.searchsorted(wrong, 0.01)]


def retrieval(rows, labels, queries):
    asking = np.random.default_rng(2).permutation(len(rows))[:queries]
    scores = rows[asking] @ rows.T
    scores[np.arange(len(asking)), asking] = -2
    firsts, precisions = [], []
    for row, query in zip(scores, asking):
        places = np.flatnonzero(labels[np.argsort(-row)[:-1]] == labels[query])
        firsts.append(places[0])
        precisions.append(((np.arange(len(places)) + 1) / (places + 1)).mean())
    return np.mean(np.array(firsts) == 0), np.mean(precisions)


def judge(embeddings, labels, classes):
    norms = np.linalg.norm(embeddings, axis=1)
    rows = embeddings / norms[:, None]
    own, nearest = angles(rows, labels, classes)
    gaps = np.sort(nearest - own)
    count, dimension = rows.shape
    queries = min(QUERIES, max(10, 2_000_000_000 // (count * dimension)))
    return (
        np.quantile(own, [0.5, 0.95]), np.median(nearest), np.quantile(gaps, [0.5, 0.1, 0.05, 0.01]),
        (gaps > 0).mean(), (gaps > MARGIN).mean(), norms.mean(), norms.std(),
        verification(rows, labels), retrieval(rows, labels, queries))


kind, *parts = workload()
if kind == "judge":
    count, dimension, classes = numbers(parts)
    embeddings, labels = table(count, dimension, classes)

    def run(times):
        for _ in range(times):
            judge(embeddings, labels, classes)

    serve(run)
else:
    cannot()
