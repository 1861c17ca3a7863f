"""What `wedge judge` says of embeddings, as a script in NumPy would find it out."""
import numpy as np

from serving import cannot, numbers, serve, workload

PAIRS, QUERIES, FEWEST, WORK = 20_000_000, 20_000, 1000, 50_000_000_000
AT_ONCE = 1 << 18


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
    """To the mean direction of the class's other rows, and to the nearest other class's."""
    sums = np.stack([rows[labels == label].sum(axis=0, dtype=np.float64) for label in range(classes)])
    means = (sums / np.linalg.norm(sums, axis=1, keepdims=True)).astype(np.float32)
    cosines = rows @ means.T
    cosines[np.arange(len(rows)), labels] = -2
    nearest = cosines.max(axis=1)
    others = sums[labels] - rows
    own = np.einsum("ij,ij->i", others, rows) / np.linalg.norm(others, axis=1)
    pairs = means @ means.T
    np.fill_diagonal(pairs, -2)
    return np.arccos(np.clip(own, -1, 1)), np.arccos(np.clip(nearest, -1, 1)), pairs.max()


def multiplied(theta, m):
    """cos mθ, continued so that it falls all the way."""
    k = np.floor(m * theta / np.pi)
    return (-1.0) ** k * np.cos(m * theta) - 2 * k


def losses(own, nearest):
    """Shares that meet the margin, and the margins that shares meet, of the seven losses."""
    rival, found = np.cos(nearest), []
    shares = [0.5, 0.1, 0.05, 0.01]
    for _ in range(2):
        found.append((own < nearest).mean())
    for _ in range(2):
        found += [(multiplied(own, m) > rival).mean() for m in range(1, 9)]
    found += [((np.cos(own) - 0.35) > rival).mean(), np.quantile(np.cos(own) - rival, shares)]
    found += [(np.cos(own + 0.5) > rival).mean(), np.quantile(nearest - own, shares)]
    found += [((np.cos(own + 0.3) - 0.2) > rival).mean(), np.quantile(np.cos(own + 0.3) - rival, shares)]
    return found


def scores(rows, first, second):
    return np.concatenate([
        np.einsum("ij,ij->i", rows[first[start:start + AT_ONCE]], rows[second[start:start + AT_ONCE]])
        for start in range(0, len(first), AT_ONCE)])


def same_pairs(labels, random):
    members = np.argsort(labels, kind="stable")
    pairs = []
    for group in np.split(members, np.flatnonzero(np.diff(labels[members])) + 1):
        first, second = np.triu_indices(len(group), 1)
        pairs.append((group[first], group[second]))
    first, second = (np.concatenate(side) for side in zip(*pairs))
    if len(first) > PAIRS:
        chosen = random.integers(len(first), size=PAIRS)
        first, second = first[chosen], second[chosen]
    return first.astype(np.int32), second.astype(np.int32)


def verification(rows, labels):
    random = np.random.default_rng(1)
    same = np.sort(scores(rows, *same_pairs(labels, random)))
    different, missing = [], PAIRS
    while missing > 0:
        first, second = random.integers(len(rows), size=(2, min(missing, 1 << 20)), dtype=np.int32)
        unlike = labels[first] != labels[second]
        different.append(scores(rows, first[unlike], second[unlike]))
        missing -= len(different[-1])
    different = np.sort(np.concatenate(different))
    grid = np.linspace(-1, 1, 2049)
    rejected = np.searchsorted(same, grid) / len(same)
    accepted = 1 - np.searchsorted(different, grid) / len(different)
    crossing = np.argmax(rejected >= accepted)
    thresholds = different[[int(len(different) * (1 - far)) for far in (0.1, 0.01, 0.001, 0.0001)]]
    return accepted[crossing], 1 - np.searchsorted(same, thresholds) / len(same)


def retrieval(rows, labels):
    count = len(rows)
    if count > QUERIES:
        count = min(max(WORK // rows.size, FEWEST), QUERIES)
    asking = np.random.default_rng(2).permutation(len(rows))[:count]
    firsts, precisions = [], []
    for start in range(0, count, 64):
        queries = asking[start:start + 64]
        block = rows[queries] @ rows.T
        block[np.arange(len(queries)), queries] = -2
        for scored, query in zip(block, queries):
            own = np.sort(scored[labels == labels[query]])[:0:-1]
            places = len(scored) - np.searchsorted(np.sort(scored), own, side="right")
            firsts.append(places[0])
            precisions.append(((np.arange(len(places)) + 1) / (places + 1)).mean())
    firsts = np.array(firsts)
    return (firsts < 1).mean(), (firsts < 5).mean(), np.mean(precisions)


def judge(embeddings, labels, classes):
    norms = np.linalg.norm(embeddings, axis=1)
    rows = embeddings / norms[:, None]
    own, nearest, closest = angles(rows, labels, classes)
    return (
        np.quantile(own, [0.5, 0.95]), np.median(nearest), np.quantile(nearest - own, [0.5, 0.05]), closest,
        norms.mean(), norms.std(), losses(own, nearest), verification(rows, labels), retrieval(rows, labels))


parts = workload()
if parts[0] != "judge":
    cannot()
count, dimension, classes = numbers(parts[1:])
rows, labels = table(count, dimension, classes)


def run(units):
    for _ in range(units):
        judge(rows, labels, classes)


serve(run)
