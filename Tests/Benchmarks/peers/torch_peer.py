import numpy as np
import torch

from losses import METRICS, turned, unit
from serving import RATE, SCALE, cannot, numbers, rows, serve, workload

torch.set_num_threads(1)


def arcface(points, classes, labels):
    cosines = unit(torch, points) @ unit(torch, classes).T
    own = cosines.gather(1, labels[:, None])
    return torch.nn.functional.cross_entropy(SCALE * cosines.scatter(1, labels[:, None], turned(torch, own)), labels)


def softmax(points, classes, labels):
    return torch.nn.functional.cross_entropy(points @ classes.T, labels)


def stepping(loss, optimizer):
    def run(times):
        for _ in range(times):
            optimizer.zero_grad()
            loss().backward()
            optimizer.step()

    return run


def encoder():
    random = torch.Generator().manual_seed(5)
    inputs = torch.rand(1408, 64, generator=random)
    labels = torch.randint(0, 10, (1408,), generator=random)
    tanh = torch.nn.Tanh
    network = torch.nn.Sequential(
        torch.nn.Linear(64, 128), tanh(), torch.nn.Linear(128, 128), tanh(), torch.nn.Linear(128, 2))
    classes = torch.randn(10, 2, generator=random, requires_grad=True)
    place = [0]

    def loss():
        start = place[0] % 1408
        place[0] += 128
        return arcface(network(inputs[start:start + 128]), classes, labels[start:start + 128])

    return stepping(loss, torch.optim.Adam([*network.parameters(), classes], lr=0.005))


kind, *parts = workload()
if kind == "step" and parts[0] in ("arcface", "softmax/nobias"):
    points, classes, labels = map(torch.from_numpy, rows(*numbers(parts[1:])))
    labels = labels.long()
    points.requires_grad_(), classes.requires_grad_()
    of = arcface if parts[0] == "arcface" else softmax
    serve(stepping(lambda: of(points, classes, labels), torch.optim.SGD([points, classes], lr=RATE)))
elif kind == "encoder":
    serve(encoder())
elif kind == "metric" and parts[0] in METRICS:
    points, _, labels = rows(int(parts[1]), 8, 2)
    same = torch.from_numpy((labels[:, None] == labels[None, :]).astype(np.float32))
    points = torch.from_numpy(points).requires_grad_()
    serve(stepping(lambda: METRICS[parts[0]](torch, points, same), torch.optim.SGD([points], lr=RATE)))
else:
    cannot()
