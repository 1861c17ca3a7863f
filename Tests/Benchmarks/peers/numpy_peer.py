import io

import numpy as np

from serving import MARGIN, RATE, SCALE, cannot, numbers, rows, serve, workload
from texts import npy


def unit(rows):
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    return rows / norms, norms


def softmax_error(logits, labels):
    logits -= logits.max(axis=1, keepdims=True)
    np.exp(logits, out=logits)
    logits /= logits.sum(axis=1, keepdims=True)
    logits[np.arange(len(labels)), labels] -= 1
    logits /= len(labels)
    return logits


def tangential(slope, directions, norms):
    return (slope - (slope * directions).sum(axis=1, keepdims=True) * directions) / norms


def arcface(points, classes, labels):
    x, x_norms = unit(points)
    w, w_norms = unit(classes)
    cosines = x @ w.T
    every = np.arange(len(labels))
    own = cosines[every, labels]
    sine = np.sqrt(np.maximum(1 - own * own, 1e-12))
    logits = SCALE * cosines
    logits[every, labels] = SCALE * (own * np.cos(MARGIN) - sine * np.sin(MARGIN))
    error = SCALE * softmax_error(logits, labels)
    error[every, labels] *= np.cos(MARGIN) + own / sine * np.sin(MARGIN)
    points -= RATE * tangential(error @ w, x, x_norms)
    classes -= RATE * tangential(error.T @ x, w, w_norms)


def softmax(points, classes, labels):
    error = softmax_error(points @ classes.T, labels)
    slope = error @ classes
    classes -= RATE * (error.T @ points)
    points -= RATE * slope


def raster(width, height, classes):
    """The class that wins at each dot, and whether it wins by its margin."""
    angles = 2 * np.pi * np.arange(classes) / classes
    w = np.stack([np.cos(angles), np.sin(angles)]).astype(np.float32)
    x, y = np.meshgrid(np.arange(width) - width / 2, np.arange(height) - height / 2)
    points = np.stack([x.ravel(), y.ravel()], axis=1).astype(np.float32)
    points /= np.maximum(np.linalg.norm(points, axis=1, keepdims=True), 1e-6)

    def run(times):
        for _ in range(times):
            cosines = points @ w
            winner = cosines.argmax(axis=1)
            best = cosines[np.arange(len(winner)), winner]
            cosines[np.arange(len(winner)), winner] = -2
            (np.cos(np.arccos(np.clip(best, -1, 1)) + MARGIN) > cosines.max(axis=1))

    return run


kind, *parts = workload()
if kind == "step" and parts[0] in ("arcface", "softmax/nobias"):
    step = arcface if parts[0] == "arcface" else softmax
    points, classes, labels = rows(*numbers(parts[1:]))

    def run(times):
        for _ in range(times):
            step(points, classes, labels)

    serve(run)
elif kind == "raster":
    width, height = numbers(parts[0].split("x"))
    serve(raster(width, height, int(parts[1])))
elif kind == "import" and parts[0] == "npy":
    file = npy(*numbers(parts[1:]))

    def run(times):
        for _ in range(times):
            np.load(io.BytesIO(file))

    serve(run)
else:
    cannot()
