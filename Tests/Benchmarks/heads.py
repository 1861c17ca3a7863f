"""Makes a table of rows that a pretrained network might give, trains linear heads on it with PyTorch over
margins and scales, and says how alike Wedge's maps are: rank correlations of the means over three seeds.

heads.py WEDGE [FOLDER] [--steps N]

The table has 100 classes in 128 columns and 4,000 rows; the last 20 classes are never trained on. PyTorch
has a split, a start and batches of its own, so that nothing but the setting is shared.
"""
import argparse
import json
import math
import os
import subprocess
import tempfile

import numpy as np
import torch
from torch.nn import functional as F

CLASSES, UNSEEN, WIDTH, ROWS = 100, 20, 128, 40
MARGINS = {"arcface": [0, 0.15, 0.3, 0.45, 0.6], "cosface": [0, 0.15, 0.3, 0.45, 0.6]}
SCALES = [4, 8, 16, 32, 64]
SEEDS = [0, 1, 2]
BATCH, RATE = 128, 0.005


def table():
    """Classes in few of the columns' directions, in the others nothing but noise, of unequal size."""
    draw = np.random.default_rng(21)
    latent = draw.normal(size=(CLASSES, 16))
    mixing = draw.normal(size=(16, WIDTH)) / 4
    nuisance = draw.normal(size=(24, WIDTH)) / math.sqrt(24)
    labels = np.repeat(np.arange(CLASSES), ROWS)
    rows = (latent[labels] + 0.75 * draw.normal(size=(len(labels), 16))) @ mixing
    rows += 2 * draw.normal(size=(len(labels), 24)) @ nuisance + 0.3 * draw.normal(size=rows.shape)
    return rows.astype(np.float32), labels


def logits(loss, margin, scale, cosines, labels):
    own = cosines.gather(1, labels[:, None])
    if loss == "cosface":
        moved = own - margin
    else:
        angle = torch.acos(own.clamp(-1 + 1e-7, 1 - 1e-7))
        moved = torch.where(angle <= math.pi - margin, torch.cos(angle + margin), own - margin * math.sin(margin))
    return scale * cosines.scatter(1, labels[:, None], moved)


def tar(embeddings, labels):
    """The share of pairs of one class that is accepted where 1 % of the others are."""
    cosines = F.normalize(embeddings) @ F.normalize(embeddings).T
    first, second = torch.triu_indices(len(labels), len(labels), 1)
    same, values = labels[first] == labels[second], cosines[first, second]
    others = values[~same].sort(descending=True).values
    return (values[same] > others[int(0.01 * len(others))]).float().mean().item()


def trained(rows, labels, loss, margin, scale, seed, steps):
    """Accuracy held out and TAR of the unseen, of a linear head trained from a seed."""
    torch.manual_seed(seed)
    known = labels < CLASSES - UNSEEN
    order = torch.randperm(len(rows))
    held = torch.zeros(len(rows), dtype=torch.bool)
    held[order[: len(rows) // 4]] = True
    x, y = rows[known & ~held], labels[known & ~held]
    head = torch.nn.Linear(WIDTH, WIDTH)
    weight = torch.nn.Parameter(torch.randn(CLASSES - UNSEEN, WIDTH))
    optimizer = torch.optim.Adam([*head.parameters(), weight], lr=RATE)
    for _ in range(steps):
        batch = torch.randint(len(x), (BATCH,))
        cosines = F.normalize(head(x[batch])) @ F.normalize(weight).T
        value = F.cross_entropy(logits(loss, margin, scale, cosines, y[batch]), y[batch])
        optimizer.zero_grad()
        value.backward()
        optimizer.step()
    with torch.no_grad():
        x, y = rows[known & held], labels[known & held]
        right = ((F.normalize(head(x)) @ F.normalize(weight).T).argmax(1) == y).float().mean().item()
        return right, tar(head(rows[~known]), labels[~known])


def reference(folder, steps):
    """The means of PyTorch's maps, kept in the folder."""
    path = os.path.join(folder, f"pytorch-{steps}.json")
    if not os.path.exists(path):
        rows, labels = (torch.from_numpy(each) for each in table())
        means = [
            (loss, margin, scale, list(np.mean(
                [trained(rows, labels, loss, margin, scale, seed, steps) for seed in SEEDS], axis=0)))
            for loss, margins in MARGINS.items() for margin in margins for scale in SCALES]
        with open(path, "w", encoding="utf-8") as file:
            json.dump(means, file)
    with open(path, encoding="utf-8") as file:
        return {(loss, margin, scale): means for loss, margin, scale, means in json.load(file)}


def maps(wedge, folder, steps, encoder):
    rows, labels = table()
    path = os.path.join(folder, "table.npz")
    np.savez(path, x=rows, y=labels)
    grid = ["--grid", "m=" + ",".join(map(str, MARGINS["arcface"])), "--grid", "s=" + ",".join(map(str, SCALES))]
    out = os.path.join(folder, encoder)
    words = ["--data", path, "--encoder", encoder, "--dimension", str(WIDTH), "--unseen", str(UNSEEN),
             "--init", "random"]
    subprocess.run(
        [wedge, "sweep", "--loss", "arcface,cosface", *words, *grid, "--seeds", "0..2", "--steps", str(steps),
         "--jobs", "2", "--out", out], check=True)
    found = {}
    merged = subprocess.run([wedge, "sweep", "merge", out], check=True, capture_output=True, text=True).stdout
    for line in merged.splitlines():
        row = json.loads(line)
        numbers = (row["accuracy_test"], row["tar_at_far_0_01_unseen"])
        found.setdefault((row["loss"], row["margin"], row["scale"]), []).append(numbers)
    return {key: np.mean(values, axis=0) for key, values in found.items()}


def correlation(first, second):
    """Spearman's: that of the ranks, ties in the middle."""
    def ranks(values):
        values = np.asarray(values)
        return np.array([(values < each).sum() + ((values == each).sum() - 1) / 2 for each in values])
    return np.corrcoef(ranks(first), ranks(second))[0, 1]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("wedge")
    parser.add_argument("folder", nargs="?")
    parser.add_argument("--steps", type=int, default=600)
    parser.add_argument("--encoder", default="linear", choices=["linear", "mlp"])
    options = parser.parse_args()
    torch.set_num_threads(1)
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or temporary
        expected = reference(folder, options.steps)
        measured = maps(options.wedge, folder, options.steps, options.encoder)
    for loss in MARGINS:
        keys = [key for key in expected if key[0] == loss]
        for index, name in enumerate(["accuracy held out", "TAR at FAR 1 % of the unseen"]):
            ours, theirs = ([found[key][index] for key in keys] for found in (measured, expected))
            spread = f"PyTorch {min(theirs):.3f}–{max(theirs):.3f}, Wedge {min(ours):.3f}–{max(ours):.3f}"
            print(f"{loss:8} {name:30} {correlation(ours, theirs):.2f}   {spread}")


if __name__ == "__main__":
    main()
