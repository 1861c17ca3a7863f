"""Runs the whole sweep that `wedge advise` stands for on four data sets: with margins between its own too, and
with more seeds. What advice reads of each row is kept for AdviceComparisonTests.

advice.py WEDGE FOLDER [NAME…] -o Tests/wedgeTests/Fixtures/advice.json     (FOLDER keeps what is finished)
"""
import argparse
import json
import os
import subprocess

import numpy as np

import heads

LOSSES = ["arcface", "cosface"]
# Options, and what advice aims at there.
SETS = {
    "digits": (["--data", "digits", "--classes", "10"], "accuracy_test"),
    "iris": (["--data", "iris"], "accuracy_test"),
    "identities": (["--data", "identities"], "tar_at_far_0_01_unseen"),
    "table": (["--encoder", "linear", "--dimension", "128", "--unseen", "20"], "tar_at_far_0_01_unseen"),
}
STEPS = 300


def halved(values):
    """The values with one between each two."""
    values = sorted(values)
    return sorted(values + [float(f"{(low + high) / 2:.4g}") for low, high in zip(values, values[1:])])


def swept(wedge, folder, name):
    options, aim = SETS[name]
    if name == "table":
        rows, labels = heads.table()
        path = os.path.join(folder, "table.npz")
        np.savez(path, x=rows, y=labels)
        options = ["--data", path, *options]
    out = os.path.join(folder, name)
    words = [*options, "--steps", str(STEPS), "--out", out, "--jobs", "2"]
    rows = {}
    for loss in LOSSES:
        told = subprocess.run(
            [wedge, "advise", *words, "--loss", loss, "--json"], check=True, stdout=subprocess.PIPE, text=True)
        advice = json.loads(told.stdout)
        settings = advice["losses"][loss]["settings"]
        margins = halved({each["margin"] for each in settings})
        scales = sorted({each["scale"] for each in settings})
        grid = ["--grid", "m=" + ",".join(map(str, margins)), "--grid", "s=" + ",".join(map(str, scales))]
        subprocess.run([wedge, "sweep", *words, "--loss", loss, *grid, "--seeds", "0..4"], check=True)
        rows[loss] = []
    merged = subprocess.run([wedge, "sweep", "merge", out], check=True, stdout=subprocess.PIPE, text=True).stdout
    for row in map(json.loads, merged.splitlines()):
        numbers = [row["margin"], row["scale"], row["seed"], row[aim], row["class_gap_min_degrees"]]
        rows[row["loss"]].append([each and round(each, 4) for each in numbers])
    rows = {loss: sorted(values) for loss, values in rows.items()}
    unseen = len(advice["unseen"])
    return {"classes": advice["classes"], "dimension": advice["dimension"], "unseen": unseen, "rows": rows}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("wedge")
    parser.add_argument("folder")
    parser.add_argument("names", nargs="*", default=list(SETS))
    parser.add_argument("-o", "--output", required=True)
    options = parser.parse_args()
    found = {name: swept(options.wedge, options.folder, name) for name in options.names}
    with open(options.output, "w", encoding="utf-8") as file:
        json.dump(found, file, separators=(",", ":"), sort_keys=True)
        file.write("\n")


main()
