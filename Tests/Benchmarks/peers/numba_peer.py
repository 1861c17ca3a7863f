import math

import numba
import numpy as np

from serving import MARGIN, RATE, SCALE, cannot, numbers, rows, serve, threads, workload


@numba.njit(fastmath=True)
def arcface(points, classes, labels, scale, margin, rate, times):
    count, number = len(points), len(classes)
    w, norms = np.empty_like(classes), np.empty(number, np.float32)
    logits = np.empty(number, np.float32)
    cos_m, sin_m = np.float32(math.cos(margin)), np.float32(math.sin(margin))
    for _ in range(times):
        pull = np.zeros_like(classes)
        for j in range(number):
            norms[j] = math.sqrt(classes[j, 0] ** 2 + classes[j, 1] ** 2)
            w[j] = classes[j] / norms[j]
        for i in range(count):
            norm = math.sqrt(points[i, 0] ** 2 + points[i, 1] ** 2)
            x, y, label = points[i, 0] / norm, points[i, 1] / norm, labels[i]
            own = x * w[label, 0] + y * w[label, 1]
            sine = math.sqrt(max(1 - own * own, np.float32(1e-12)))
            total = np.float32(0)
            for j in range(number):
                cosine = x * w[j, 0] + y * w[j, 1]
                if j == label:
                    cosine = own * cos_m - sine * sin_m
                logits[j] = math.exp(scale * (cosine - 1))
                total += logits[j]
            gx, gy = np.float32(0), np.float32(0)
            for j in range(number):
                error = logits[j] / total
                if j == label:
                    error = (error - 1) * (cos_m + own / sine * sin_m)
                error *= scale / count
                gx += error * w[j, 0]
                gy += error * w[j, 1]
                pull[j, 0] += error * x
                pull[j, 1] += error * y
            along = gx * x + gy * y
            points[i, 0] -= rate * (gx - along * x) / norm
            points[i, 1] -= rate * (gy - along * y) / norm
        for j in range(number):
            along = pull[j, 0] * w[j, 0] + pull[j, 1] * w[j, 1]
            classes[j] -= rate * (pull[j] - along * w[j]) / norms[j]


@numba.njit(fastmath=True, parallel=True)
def sweep(points, classes, labels, settings, rate, steps):
    """Runs under every setting, shared out over the threads."""
    for index in numba.prange(len(settings)):
        here, there = points.copy(), classes.copy()
        arcface(here, there, labels, settings[index, 0], settings[index, 1], rate, steps)


@numba.njit(fastmath=True)
def raster(width, height, w, cos_m, sin_m, times):
    """A row at a time, all classes over it, so that the inner loop is vectorised."""
    winners = np.empty((height, width), np.int32)
    flags = np.empty((height, width), np.bool_)
    best, second = np.empty(width, np.float32), np.empty(width, np.float32)
    half = np.float32(width / 2)
    for _ in range(times):
        for row in range(height):
            y, winner = np.float32(row - height / 2), winners[row]
            best[:], second[:] = np.float32(-1e9), np.float32(-1e9)
            for j in range(len(w)):
                wx, wy = w[j, 0], w[j, 1]
                for column in range(width):
                    logit = (np.float32(column) - half) * wx + y * wy
                    above = logit > best[column]
                    second[column] = max(second[column], min(best[column], logit))
                    winner[column] = j if above else winner[column]
                    best[column] = max(best[column], logit)
            for column in range(width):
                x, top = np.float32(column) - half, best[column]
                # cos(t + m) of the winner against the second's cosine, both times the length.
                sine = math.sqrt(max(x * x + y * y - top * top, np.float32(0)))
                flags[row, column] = top * cos_m - sine * sin_m > second[column]
    return winners, flags


kind, *parts = workload()
if kind == "step" and parts[0] == "arcface" and parts[3] == "2":
    points, classes, labels = rows(*numbers(parts[1:]))
    settings = np.float32(SCALE), np.float32(MARGIN), np.float32(RATE)
    serve(lambda times: arcface(points, classes, labels, *settings, times))
elif kind == "sweep":
    margins, scales, steps = numbers(parts[0].split("x"))
    settings = np.array(
        [(4 + 2 * b, 0.05 * a) for a in range(margins) for b in range(scales)], np.float32)
    numba.set_num_threads(threads())
    points, classes, labels = rows(512, 8, 2)

    def run(times):
        for _ in range(times):
            sweep(points, classes, labels, settings, np.float32(RATE), steps)

    serve(run)
elif kind == "raster":
    width, height = numbers(parts[0].split("x"))
    angles = 2 * np.pi * np.arange(int(parts[1])) / int(parts[1])
    w = np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)
    turn = np.float32(math.cos(MARGIN)), np.float32(math.sin(MARGIN))
    serve(lambda times: raster(width, height, w, *turn, times))
else:
    cannot()
