"""make.py: writes the files beside it with numpy and pandas, and what they hold as .expected files.

An .expected file is JSON: width, the bits of every number as a 32-bit float, labels, class names.
Made with numpy 2.x and pandas 2.x; run it in this folder to make them anew.
"""

import io
import json
import pathlib
import zipfile

import numpy as np
import pandas as pd

HERE = pathlib.Path(__file__).parent
rng = np.random.default_rng(7)


def expect(name, values, labels=None, names=None, prototypes=None):
    values = np.asarray(values)
    with np.errstate(over="ignore"):
        bits = values.astype(np.float32).reshape(len(values), -1)
    record = {
        "width": bits.shape[1],
        "bits": [int(v) for v in bits.ravel().view(np.uint32)],
        "labels": [] if labels is None else [int(v) for v in labels],
        "names": names or [],
        "prototypes": [] if prototypes is None
        else [int(v) for v in prototypes.astype(np.float32).ravel().view(np.uint32)],
    }
    (HERE / (name + ".expected")).write_text(json.dumps(record) + "\n")


values = rng.normal(size=(12, 3)) * 10.0 ** rng.integers(-8, 8, size=(12, 3))
labels = rng.integers(0, 3, 12)
labels[:3] = [0, 1, 2]
names = ["0", "1", "2"]
words = np.array(["versicolor", "setosa", "virginica"])[labels]
order = sorted(set(words))
word_labels = [order.index(word) for word in words]

for dtype in ["<f2", "<f4", "<f8", ">f2", ">f4", ">f8"]:
    array = (values if dtype[1:] != "f2" else rng.normal(size=(12, 3))).astype(dtype)
    name = f"{dtype[1:]}{'little' if dtype[0] == '<' else 'big'}.npy"
    np.save(HERE / name, array)
    expect(name, array)
for dtype in ["i1", "<i2", ">i4", "<i8", "u1", "<u2", ">u4", "<u8", "?"]:
    array = rng.integers(0, 100, size=(6, 2)).astype(dtype)
    name = f"{dtype.strip('<>').replace('?', 'bool')}.npy"
    np.save(HERE / name, array)
    expect(name, array)
np.save(HERE / "fortran.npy", np.asfortranarray(values))
expect("fortran.npy", values)
cube = np.asfortranarray(rng.normal(size=(4, 3, 2)).astype(np.float32))
np.save(HERE / "cube.npy", cube)
expect("cube.npy", np.ascontiguousarray(cube))

np.savez(HERE / "stored.npz", x=values, y=labels)
expect("stored.npz", values, labels, names)
weights = rng.normal(size=(3, 3)).astype(np.float32)
np.savez_compressed(HERE / "deflated.npz", embeddings=np.repeat(values, 4, axis=0),
                    labels=np.repeat(words, 4), W=weights)
expect("deflated.npz", np.repeat(values, 4, axis=0), np.repeat(word_labels, 4), order, weights)

frame = pd.DataFrame(values, columns=["length", "width, cm", 'the "depth"'])
frame["species"] = words
frame.to_csv(HERE / "header.csv", index=False)
expect("header.csv", values, word_labels, order)
frame.to_csv(HERE / "plain.tsv", index=False, header=False, sep="\t")
expect("plain.tsv", values, word_labels, order)
frame.to_csv(HERE / "semicolon.csv", index=False, sep=";")
expect("semicolon.csv", values, word_labels, order)
quoted = frame.copy()
quoted["species"] = ['a "b"\nc, d' if word == "setosa" else word for word in words]
quoted.to_csv(HERE / "quoted.csv", index=False, quoting=1)
shown = ['a "b"\nc, d' if word == "setosa" else word for word in order]
by_raw = sorted(range(3), key=lambda i: 'a "b"\nc, d' if order[i] == "setosa" else order[i])
expect("quoted.csv", values, [by_raw.index(v) for v in word_labels], [shown[i] for i in by_raw])
frame.rename(columns={"species": "label"}).to_json(HERE / "columns.jsonl", orient="records",
                                                   lines=True, double_precision=15)
read = pd.read_json(HERE / "columns.jsonl", lines=True, precise_float=True)
expect("columns.jsonl", read.iloc[:, :3].to_numpy(), word_labels, order)
with open(HERE / "arrays.jsonl", "w") as file:
    for row, label in zip(values.tolist(), labels.tolist()):
        file.write(json.dumps({"embedding": row, "label": label}) + "\n")
expect("arrays.jsonl", values, labels, names)

np.save(HERE / "labels.npy", words)
(HERE / "labels.expected").write_text(json.dumps({"labels": word_labels, "names": order}) + "\n")
pd.Series(words).to_csv(HERE / "labels.tsv", index=False, header=False)
frame.iloc[:, :3].to_csv(HERE / "tensors.tsv", index=False, header=False, sep="\t")
expect("tensors.tsv", values)
pd.DataFrame({"number": range(12), "species": words}).to_csv(HERE / "metadata.tsv", index=False,
                                                             sep="\t")
