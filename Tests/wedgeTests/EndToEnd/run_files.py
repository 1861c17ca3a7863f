"""run_files.py BINARY: what a run is written into is what other programs read."""

import array
import ast
import json
import math
import os
import subprocess
import tempfile
import zipfile

from session import arguments, expect, main


def wedge(*words):
    return subprocess.run(
        arguments()[:1] + list(words), capture_output=True, text=True, timeout=120, check=False)


def arrays(path):
    """The arrays of numbers of a .npz, by name, with their shapes; without NumPy."""
    found = {}
    with zipfile.ZipFile(path) as file:
        expect(file.testzip() is None, "a checksum is wrong")
        for name in file.namelist():
            data = file.read(name)
            expect(data[:8] == b"\x93NUMPY\x01\x00" and data.index(b"\n") % 64 == 63, f"{name} is no .npy")
            length = 10 + int.from_bytes(data[8:10], "little")
            header = ast.literal_eval(data[10:length].decode())
            kind = header["descr"]
            if kind.startswith("<U"):
                text = data[length:].decode("utf-32-le")
                width = int(kind[2:])
                values = [text[at:at + width].rstrip("\0") for at in range(0, len(text), width)]
            else:
                values = array.array({"<f4": "f", "<f8": "d", "<i8": "q"}[kind], data[length:]).tolist()
            found[name.removesuffix(".npy")] = (values, header["shape"])
    return found


def a_run_is_its_arrays():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "run.npz")
        words = ["train", "--steps", "40", "--loss", "arcface", "--unseen", "2", "--export", path, "--json"]
        report = json.loads(wedge(*words).stdout)
        found = arrays(path)
        embeddings, (count, width) = found["embeddings"]
        prototypes, (classes, _) = found["prototypes"]
        split, labels = found["split"][0], found["labels"][0]
        expect(count == 1797 and width == 2 and classes == 8 and len(found["class_names"][0]) == 10, "shapes")
        right = 0
        for row in (row for row in range(count) if split[row] == "train"):
            x, y = embeddings[2 * row:2 * row + 2]
            cosines = [(x * u + y * v) / math.hypot(u, v) for u, v in zip(prototypes[::2], prototypes[1::2])]
            right += cosines.index(max(cosines)) == labels[row]
        share = right / split.count("train")
        expect(abs(share - report["accuracy_train"]) < 1e-9, f"{share} for {report['accuracy_train']}")
        expect(json.loads(found["configuration"][0][0])["loss"] == "arcface", "no configuration")
        again = wedge(*words)
        expect(again.returncode == 1 and "--force" in again.stderr, "replaced without a word")


def embeddings_follow_from_rows_and_layers():
    with tempfile.TemporaryDirectory() as folder:
        path, table = os.path.join(folder, "run.npz"), os.path.join(folder, "rows.csv")
        rows = [(1000 + 30 * (row % 3) + row % 7, (row % 3) ** 2 / 500 + row % 5 / 9000) for row in range(90)]
        with open(table, "w", encoding="utf-8") as file:
            file.writelines(f"{a},{b},r{row},{'abc'[row % 3]}\n" for row, (a, b) in enumerate(rows))
        words = ["--data", table, "--id", "3", "--encoder", "linear", "--standardize", "--unseen", "1"]
        result = wedge("train", "--steps", "30", *words, "--export", path, "--json")
        expect(result.returncode == 0 and json.loads(result.stdout)["standardize"] is True, result.stderr)
        found = arrays(path)
        (weights, (inputs, outputs)), (biases, _) = found["layer0_weight"], found["layer0_bias"]
        expect((inputs, outputs) == (2, 2) and len(set(found["names"][0])) == 90, "names or shapes")
        prototypes, told = found["prototypes"][0], found["embeddings"][0]
        for place, name in enumerate(found["names"][0]):
            row = rows[int(name[1:])]
            own = [biases[k] + sum(row[i] * weights[2 * i + k] for i in range(2)) for k in range(2)]
            logits = [[8 * (x * u + y * v) / math.hypot(x, y) / math.hypot(u, v)
                       for u, v in zip(prototypes[::2], prototypes[1::2])]
                      for x, y in (own, told[2 * place:2 * place + 2])]
            expect(max(abs(a - b) for a, b in zip(*logits)) < 1e-5, f"{name}: {logits}")
        judged = wedge("judge", path, "--losses", "arcface", "--worst", "2", "--json")
        expect(judged.returncode == 0 and '"r' in judged.stdout, judged.stderr)
        expect("array 'prototypes' (2 rows for 3 classes)" in judged.stderr, judged.stderr)
        judged = wedge("judge", path, "--split", "split", "--losses", "arcface", "--json")
        expect(judged.returncode == 0 and json.loads(judged.stdout)["rows"] < 90, judged.stderr)


def arrays_and_embeddings_are_read_by_judge():
    with tempfile.TemporaryDirectory() as folder:
        run, table = os.path.join(folder, "run.npz"), os.path.join(folder, "X.csv")
        words = ["train", "--steps", "40", "--export", run, "--embeddings-out", table, "--json"]
        report = json.loads(wedge(*words).stdout)
        judged = json.loads(wedge("judge", run, "--losses", "arcface", "--json").stdout)
        expect(judged["rows"] == report["samples_train"] + report["samples_test"], f"{judged['rows']} rows")
        judged = json.loads(wedge("judge", table, "--split", "split", "--losses", "arcface", "--json").stdout)
        expect(judged["means"] == "training", f"means {judged['means']}")


def gaussians_are_written_with_their_spread():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "run.npz")
        report = json.loads(wedge("train", "--loss", "lgm", "--steps", "200", "--export", path, "--json").stdout)
        found = arrays(path)
        spreads, shape = found["log_variances"]
        expect(shape == found["prototypes"][1] and any(spreads), f"shape {shape}")
        means, embeddings, right = found["prototypes"][0], found["embeddings"][0], 0
        rows = [row for row, part in enumerate(found["split"][0]) if part == "test"]
        for row in rows:
            costs = [sum(((embeddings[2 * row + axis] - means[at + axis]) ** 2 * math.exp(-spreads[at + axis])
                          + spreads[at + axis]) / 2 for axis in range(2)) for at in range(0, len(means), 2)]
            right += costs.index(min(costs)) == found["labels"][0][row]
        expect(abs(right / len(rows) - report["accuracy_test"]) < 1e-9, f"{right} of {len(rows)} right")


def prototypes_are_read_by_boundary():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "W.csv")
        expect(wedge("train", "--steps", "5", "--loss", "softmax", "--weights-out", path).returncode == 0, "train")
        result = wedge("boundary", "--loss", "softmax", "--weights", path, "--json")
        expect(result.returncode == 0 and len(json.loads(result.stdout)["classes"]) == 8, result.stderr)


main(
    a_run_is_its_arrays,
    embeddings_follow_from_rows_and_layers,
    arrays_and_embeddings_are_read_by_judge,
    gaussians_are_written_with_their_spread,
    prototypes_are_read_by_boundary,
)
