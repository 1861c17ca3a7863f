"""What every peer shares: the data of a workload, and the protocol of `wedge bench serve`."""
import sys
import time

import numpy as np

SCALE, MARGIN, RATE = 16.0, 0.3, 0.05


def rows(count, classes, dimension):
    """Rows about directions of their classes, in an order that says nothing of them."""
    random = np.random.default_rng(17)
    labels = random.permutation(count) % classes
    if dimension == 2:
        angles = 2 * np.pi * np.arange(classes) / classes
        centers = 2 * np.stack([np.cos(angles), np.sin(angles)], axis=1)
    else:
        centers = 2 * random.normal(size=(classes, dimension)) / np.sqrt(dimension)
    spread = 0.6 / np.sqrt(dimension)
    points = centers[labels] + spread * random.normal(size=(count, dimension))
    return points.astype(np.float32), centers.astype(np.float32), labels.astype(np.int32)


def workload():
    """The parts of the name of what is to be done."""
    return sys.argv[1].split(":")


def threads():
    """How many threads may work."""
    return int(sys.argv[2]) if len(sys.argv) > 2 else 1


def numbers(parts):
    return [int(part) for part in parts]


def serve(run, each=1):
    """Prints `ready N`, then for every line the nanoseconds of a unit, by the clock and of the processor.

    run(N) does N times as many units as `each` says.
    """
    units = 1
    while True:
        # Once before, so that no compilation is timed, whatever it depends on.
        run(units)
        start = time.perf_counter()
        run(units)
        taken = time.perf_counter() - start
        if taken >= 0.02 or units > 1 << 20:
            break
        units = max(units + 1, min(8 * units, int(units * 0.025 / max(taken, 1e-9))))
    print(f"ready {units * each}", flush=True)
    for _ in sys.stdin:
        wall, processor = time.perf_counter_ns(), time.process_time_ns()
        run(units)
        wall, processor = time.perf_counter_ns() - wall, time.process_time_ns() - processor
        print(wall // (units * each), processor // (units * each), flush=True)


def cannot():
    print("no such workload here", flush=True)
    sys.exit(0)
