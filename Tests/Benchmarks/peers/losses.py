"""Losses in the words that jax.numpy and torch share; `np` is either."""
import math

from serving import MARGIN


def unit(np, rows):
    return rows / np.sqrt((rows * rows).sum(-1, keepdims=True))


def squared_distances(np, rows):
    difference = rows[:, None, :] - rows[None, :, :]
    return (difference * difference).sum(-1)


def contrastive(np, rows, same, margin=1.0):
    """`same`: 1 where two rows are of one class; every pair once."""
    squared = squared_distances(np, rows)
    distance = np.sqrt(squared + 1e-12)
    gap = np.where(margin - distance > 0, margin - distance, 0 * distance)
    cost = same * squared + (1 - same) * gap * gap
    count = len(same) * (len(same) - 1)
    return cost.sum() / count


def batch_hard(np, rows, same, margin=0.2):
    squared = squared_distances(np, rows)
    farthest = np.where(same > 0, squared, 0 * squared).max(1)
    nearest = np.where(same > 0, 1e9 + 0 * squared, squared).min(1)
    # torch gives values and places.
    farthest, nearest = getattr(farthest, "values", farthest), getattr(nearest, "values", nearest)
    cost = farthest + margin - nearest
    return np.where(cost > 0, cost, 0 * cost).mean()


def turned(np, cosine, margin=MARGIN):
    sine = np.sqrt(1 - cosine * cosine + 1e-7)
    return cosine * math.cos(margin) - sine * math.sin(margin)


METRICS = {"contrastive": contrastive, "triplet/batch_hard": batch_hard}
