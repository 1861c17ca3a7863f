"""The files that importers read: numbers and a class a row, in memory."""
import io

import numpy as np

from serving import rows


def csv(count, width):
    points, _, labels = rows(count, 10, width)
    names = ",".join([f"x{axis}" for axis in range(width)] + ["label"])
    lines = [",".join([*map(str, row), f"class {label}"]) for row, label in zip(points, labels)]
    return ("\n".join([names, *lines]) + "\n").encode()


def npy(count, width):
    file = io.BytesIO()
    np.save(file, rows(count, 10, width)[0])
    return file.getvalue()
