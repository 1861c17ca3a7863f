#!/usr/bin/env python3
"""Holds losses against pytorch-metric-learning on random cases, in double precision.

    python3 -m venv VENV && VENV/bin/pip install torch pytorch-metric-learning
    VENV/bin/python Tests/wedgeTests/Fixtures/peers.py WEDGE [--cases 200]
    VENV/bin/python Tests/wedgeTests/Fixtures/peers.py --fixture 2 > Tests/wedgeTests/Fixtures/peers.json

The first prints the largest deviation of a loss and of its gradient, of the cases that WEDGE (the built
binary) evaluates; the second writes some of the same cases for the tests. Where a peer departs on purpose
(a factor, a constant beside a sum) the case is corrected for it, and it is said beside the loss.
"""

import json
import math
import subprocess
import sys
import tempfile

import torch
from pytorch_metric_learning import losses as peers

torch.set_default_dtype(torch.float64)


def unit(x):
    """Rows of length 1."""
    return torch.nn.functional.normalize(x)


def prototypes(
    name, params, rows_per_class, make, weight, factor=lambda classes: 1, prepare=lambda w: w,
    arrays=("X", "W"),
):
    """A loss with prototypes: `weight` sets them in the peer, rows first."""

    def case(random, number):
        count, classes, width = 5, 4, 2 + number % 3
        x = torch.randn(count, width, generator=random)
        w = prepare(torch.randn(classes * rows_per_class, width, generator=random))
        labels = torch.randint(classes, (count,), generator=random)
        loss = make(classes, width)
        x.requires_grad_()
        w.requires_grad_()
        weight(loss, w)
        value = factor(classes) * loss(x, labels)
        gradients = torch.autograd.grad(value, [x, w])
        return {
            "loss": name, "params": params, "inputs": {"X": x.tolist(), "W": w.tolist()},
            "labels": labels.tolist(),
            "expect": {
                "loss": value.item(),
                "grads": {
                    key: slope.tolist()
                    for key, slope in zip("XW", gradients, strict=True) if key in arrays
                },
            },
        }

    return case


def examples(name, params, make, prepare=lambda x: x, slopes=True):
    """A loss that compares: at least two classes, each with two examples."""

    def case(random, number):
        width = 2 + number % 3
        labels = torch.tensor([0, 0, 1, 1, 2, 2, number % 3])
        x = prepare(torch.randn(len(labels), width, generator=random)).requires_grad_()
        loss = make()
        value = loss(x, labels)
        (gradient,) = torch.autograd.grad(value, [x])
        return {
            "loss": name, "params": params, "inputs": {"X": x.tolist()},
            "labels": labels.tolist(),
            "expect": {
                "loss": value.item(), "grads": {"X": gradient.tolist()} if slopes else {},
            },
        }

    return case


def assign(name, transposed):
    """Puts a leaf in the place of a module's parameter, so that the gradient reaches it."""

    def put(loss, w):
        del loss._parameters[name]
        setattr(loss, name, w.t() if transposed else w)

    return put


CASES = {
    "coco (NormalizedSoftmaxLoss)": prototypes(
        "coco", {"alpha": 6.25}, 1,
        lambda c, d: peers.NormalizedSoftmaxLoss(c, d, temperature=1 / 6.25), assign("W", True)),
    "proxy_nca (softmax over all proxies)": prototypes(
        "proxy_nca", {"scale": 3.0, "variant": "all"}, 1,
        lambda c, d: peers.ProxyNCALoss(c, d, softmax_scale=3), assign("proxies", False)),
    "proxy_anchor": prototypes(
        "proxy_anchor", {"alpha": 32.0, "delta": 0.1}, 1,
        lambda c, d: peers.ProxyAnchorLoss(c, d, margin=0.1, alpha=32), assign("proxies", False)),
    "soft_triple (without the centres' distances)": prototypes(
        "soft_triple", {"K": 3, "la": 20.0, "gamma": 0.1, "delta": 0.01, "tau": 0.0, "eps": 0.0}, 3,
        lambda c, d: peers.SoftTripleLoss(c, d, centers_per_class=3, la=20, gamma=0.1, margin=0.01),
        assign("fc", True)),
    "multi_similarity (every pair)": examples(
        "multi_similarity",
        {"alpha": 2.0, "beta": 50.0, "lambda": 0.5, "epsilon": 0.1, "mining": "none"},
        lambda: peers.MultiSimilarityLoss(alpha=2, beta=50, base=0.5)),
    "lifted_structure": examples(
        "lifted_structure", {"alpha": 1.0, "normalize": True},
        lambda: peers.LiftedStructureLoss(neg_margin=1)),
    "nt_xent (negatives)": examples(
        "nt_xent", {"tau": 0.07, "normalize": True, "variant": "negatives"},
        lambda: peers.NTXentLoss(temperature=0.07)),
    "supcon": examples(
        "supcon", {"tau": 0.1, "normalize": True, "variant": "out"},
        lambda: peers.SupConLoss(temperature=0.1)),
    # It scales prototypes to length 1 between its steps, and not within their gradient.
    "p2sgrad (C/2 of it; by X)": prototypes(
        "p2sgrad", {}, 1, lambda c, d: peers.P2SGradLoss(d, c), assign("weight", True),
        factor=lambda classes: classes / 2, prepare=unit, arrays=("X",)),
    "angular (value; negatives as they are)": examples(
        "angular", {"alpha": math.radians(40), "normalize": False, "variant": "npair"},
        lambda: peers.AngularLoss(alpha=40), prepare=unit, slopes=False),
    "margin": examples(
        "margin", {"alpha": 0.2, "nu": 0.0, "normalize": True},
        lambda: peers.MarginLoss(margin=0.2, nu=0, beta=1.2)),
    "ranked_list (adds 1e-5 to each sum)": examples(
        "ranked_list",
        {"alpha": 1.2, "m": 0.4, "T_n": 10.0, "T_p": 0.0, "lambda": 0.5, "normalize": True,
         "variant": "through"},
        lambda: peers.RankedListLoss(margin=0.4, Tn=10, imbalance=0.5, alpha=1.2, Tp=0)),
    "tuplet_margin": examples(
        "tuplet_margin", {"s": 64.0, "beta": math.radians(5.73), "normalize": True},
        lambda: peers.TupletMarginLoss(margin=5.73, scale=64)),
    "circle_pair (anchor)": examples(
        "circle_pair", {"gamma": 80.0, "m": 0.4, "normalize": True, "variant": "anchor"},
        lambda: peers.CircleLoss(m=0.4, gamma=80)),
}


# Where the peer adds a small number on purpose.
APPROXIMATE = ("ranked_list", "p2sgrad")


def made(count):
    """So many cases of each loss, named as they are listed."""
    result = []
    for place, (title, make) in enumerate(CASES.items()):
        random = torch.Generator().manual_seed(1000 + place)
        for number in range(count):
            case = {"id": f"{title} {number}", "title": title, **make(random, number)}
            if case["loss"] in APPROXIMATE:
                case["flag"] = "approximate"
            result.append(case)
    return result


def flat(value):
    if isinstance(value, dict):
        return [number for key in sorted(value) for number in flat(value[key])]
    return [number for each in value for number in flat(each)] if isinstance(value, list) else [value]


def deviations(cases, answers):
    table = {}
    for case in cases:
        answer, expected = answers[case["id"]], case["expect"]
        loss = abs(answer["loss"] - expected["loss"]) / max(1, abs(expected["loss"]))
        here = flat({key: answer["grads"][key] for key in expected["grads"]})
        there = flat(expected["grads"])
        scale = max([1] + [abs(number) for number in there])
        slope = max([0] + [abs(x - y) for x, y in zip(here, there, strict=True)]) / scale
        before = table.get(case["title"], (0, 0))
        table[case["title"]] = (max(before[0], loss), max(before[1], slope))
    return table


def main():
    if "--fixture" in sys.argv:
        cases = made(int(sys.argv[sys.argv.index("--fixture") + 1]))
        lines = ",\n".join(json.dumps(case, ensure_ascii=False, separators=(",", ":")) for case in cases)
        print('{\n"schema":1,\n"cases":[\n' + lines + "\n]}")
        return
    count = int(sys.argv[sys.argv.index("--cases") + 1]) if "--cases" in sys.argv else 200
    cases = made(count)
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump({"schema": 1, "cases": cases}, file)
        file.flush()
        answers = json.loads(subprocess.check_output([sys.argv[1], "evaluate", file.name]))["cases"]
    for title, (loss, slope) in deviations(cases, answers).items():
        print(f"{title:46s} {count} cases  loss {loss:.1e}  gradient {slope:.1e}")


main()
