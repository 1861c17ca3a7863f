"""hostile.py BINARY: files and options that nobody meant well end with a status and a sentence, never by a signal."""

import json
import os
import resource
import shutil
import struct
import subprocess
import tempfile
import time
import zipfile

from session import arguments, expect, main

BINARY = arguments()[0]
MEMORY = 600 << 20


class Folder:
    def __enter__(self):
        self.path = tempfile.mkdtemp(prefix="wedge-hostile-")
        return self.path

    def __exit__(self, *_):
        shutil.rmtree(self.path)


def limited():
    # The address space, so that what asks for gigabytes fails and is seen.
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def refused(status, words, *argv, bound=True):
    """Runs a command that ends with a status, and says words on standard error and nothing else."""
    result = subprocess.run(
        [BINARY, *argv], stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace",
        timeout=60, check=False, preexec_fn=limited if bound else None,
    )
    expect(result.returncode == status, f"{argv} ended with {result.returncode}: {result.stderr[-300:]}")
    expect(words in result.stderr, f"{argv} said {result.stderr[:300]} without {words}")
    expect(not result.stdout, f"{argv} printed {result.stdout[:100]}")


def write(folder, name, content):
    path = os.path.join(folder, name)
    with open(path, "wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode())
    return path


def array(descr, shape, body=b""):
    head = f"{{'descr': '{descr}', 'fortran_order': False, 'shape': {shape}, }}"
    head += " " * (63 - (len(head) + 10) % 64) + "\n"
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(head)) + head.encode() + body


def devices():
    with Folder() as folder:
        link = os.path.join(folder, "rows.csv")
        os.symlink("/dev/zero", link)
        for argv in (["judge", link], ["evaluate", link], ["train", "--data", link],
                     ["boundary", "--weights", link], ["snapshot", "--state", link],
                     ["record", link, "--check"], ["judge", link, "--labels", link]):
            refused(2, "is a device", *argv)
        refused(2, "is a folder", "judge", folder)


def a_file_that_becomes_shorter():
    with Folder() as folder:
        path = write(folder, "rows.csv", "".join(f"{i % 7},{i % 5},{'ab'[i % 2]}\n" for i in range(1_000_000)))
        process = subprocess.Popen([BINARY, "judge", path], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        time.sleep(0.1)
        os.truncate(path, 1000)
        said = process.communicate(timeout=60)[1].decode()
        # Who had read all of it before, or nothing yet, has another thing to say.
        expect(process.returncode in (0, 2), f"ended with {process.returncode}")
        expect(process.returncode == 0 or path in said, f"said {said}")


def archives():
    with Folder() as folder:
        rows = os.path.join(folder, "rows.npz")
        head = array("<f4", "(524288, 128)")
        for labels, words in ((None, "has no classes"), (array("<i8", "(2,)", bytes(16)), "2 labels for 524288")):
            with zipfile.ZipFile(rows, "w", zipfile.ZIP_DEFLATED) as file:
                with file.open("x.npy", "w") as part:
                    part.write(head)
                    for _ in range(256):
                        part.write(bytes(1 << 20))
                if labels:
                    file.writestr("y.npy", labels)
            expect(os.path.getsize(rows) < 1 << 19, "the archive is not small")
            refused(2, words, "judge", rows)
        for shape, words in (("(9223372036854775807, 2)", "more elements"), ("(3, 2)", "ends after"),
                             ("(0, 2)", "neither of them 0"), ("(2, -1)", "no length")):
            refused(2, words, "judge", write(folder, "rows.npy", array("<f4", shape)))
        refused(2, "rows of 5000 numbers", "judge", write(folder, "wide.npy", array("<f4", "(2, 5000)", bytes(40000))))


def cases():
    with Folder() as folder:
        good = {"id": "a", "loss": "subcenter_arcface", "params": {"K": 2}, "labels": [0, 1],
                "inputs": {"X": [[1, 2], [2, 1]], "W": [[1, 0], [0, 1], [1, 1], [2, 1]]}}
        for change, place in (({"params": {"K": 1e300}}, "params.K"), ({"labels": [0, 7]}, "labels[1]"),
                              ({"params": {"K": 3}}, "inputs.W"),
                              ({"inputs": {"X": [[1, 2], [2]], "W": [[1, 0]]}}, "inputs.X[1]")):
            path = write(folder, "cases.json", json.dumps({"cases": [{**good, **change}]}))
            refused(2, f"cases[0].{place}", "evaluate", path)
        deep = write(folder, "deep.json", "[" * 100_000)
        refused(2, "JSON", "evaluate", deep)
        refused(2, "1000000", "evaluate", write(folder, "steps.json", json.dumps(
            {"trajectories": [{**good, "steps": 1e18, "optimizer": {"name": "gd", "lr": 1}}]})))


def sweeps():
    with Folder() as folder:
        row = {"id": "a", "loss": "arcface", "margin": 0, "scale": 8, "classes": 3, "dimension": 2, "seed": 1,
               "status": "running", "accuracy_train": 1}
        for change, words in (({"classes": 1e308}, "classes 1e+308"), ({"seed": -1}, "seed -1.0"),
                              ({"margin": 1e308}, "margin 1e+308"), ({"dimension": None}, "dimension null")):
            write(folder, "runs.0.jsonl", json.dumps({**row, **change}) + "\n")
            for verb in (["show", folder, "--format", "text"], ["merge", folder], ["export", folder, "--csv"]):
                refused(2, words, "sweep", *verb)
            refused(2, words, "sweep", "--data", "blobs", "--classes", "3", "--steps", "1", "--out", folder)
        write(folder, "runs.0.jsonl", json.dumps(row) + "\n")
        write(folder, "sweep.0.json", json.dumps({"arguments": ["--samples", "100000", "--classes", "1000"]}))
        result = subprocess.run([BINARY, "sweep", "show", folder, "--format", "text"], capture_output=True,
                                timeout=60, check=False, preexec_fn=limited)
        expect(result.returncode == 0, f"a recipe that cannot be ended with {result.returncode}")


def states_and_words():
    with Folder() as folder:
        for text in ("{}", '{"wedge":"state","version":1e308}', '{"wedge":"state","version":2,"engine":1}', "[1e999]"):
            refused(2, "state", "snapshot", "--state", write(folder, "state.json", text))
    refused(64, "w1:", "train", "--from", "w1:arcface,m=0.5:digits,classes=9223372036854775807:seed=7:00")


def options():
    for argv, words in (
        (["train", "--data", "blobs", "--samples", "100000", "--classes", "1000"], "room for 1000 samples"),
        (["train", "--seed", "18446744073709551616"], "18446744073709551615"),
        (["train", "--margin", "1e999"], "finite"), (["train", "--margin", "nan"], "finite"),
        (["snapshot", "--size", "9223372036854775807x2"], "1 to 1000"),
        (["sweep", "--out", "x", "--list", "--grid", "m=0:1:1e-15"], "nine decimals"),
        (["sweep", "--out", "x", "--list", "--grid", "s=log:1:9:9223372036854775807"], "10000"),
        (["sweep", "--out", "x", "--list", "--grid", "C=1e18"], "thousand million"),
        (["sweep", "--out", "x", "--list", "--seeds", "0..18446744073709551615"], "1000000"),
        (["sweep", "--out", "x", "--list", "--grid", "m=0", "--grid", "margin=1"], "each axis once"),
    ):
        refused(64, words, *argv)


main(devices, a_file_that_becomes_shorter, archives, cases, sweeps, states_and_words, options)
