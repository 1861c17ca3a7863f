"""A redraw of points, prototypes and the map under them, as a notebook would show a training run."""
import matplotlib

matplotlib.use("agg")
import matplotlib.pyplot as plt
import numpy as np

from serving import cannot, rows, serve, workload

if workload()[0] not in ("frame", "live"):
    cannot()
points, classes, labels = rows(1797, 10, 2)
figure, axes = plt.subplots(figsize=(8, 4.8), dpi=100)
image = axes.imshow(np.zeros((240, 400), np.int32), extent=(-4, 4, -4, 4), vmin=0, vmax=9, cmap="tab10")
dots = axes.scatter(points[:, 0], points[:, 1], c=labels, s=4, cmap="tab10")
(arrows,) = axes.plot(classes[:, 0], classes[:, 1], "^")
frame = [0]


def run(times):
    for _ in range(times):
        frame[0] += 1
        image.set_data(np.full((240, 400), frame[0] % 10))
        dots.set_offsets(points + 0.01 * (frame[0] % 7))
        figure.canvas.draw()


serve(run)
