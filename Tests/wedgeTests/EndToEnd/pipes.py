"""pipes.py BINARY: who reads may have had enough, as `head` has; that is nobody's fault."""

import os
import subprocess
import tempfile

from session import arguments, expect, main


def quiet(name, *words):
    def test():
        with tempfile.TemporaryDirectory() as folder:
            reading, writing = os.pipe()
            os.close(reading)
            command = [arguments()[0], *words]
            result = subprocess.run(
                command, stdout=writing, stderr=subprocess.PIPE, cwd=folder, timeout=60, check=False
            )
            os.close(writing)
        expect(result.stderr == b"", f"said {result.stderr}")
        expect(result.returncode == 141, f"ended with {result.returncode}")

    test.__name__ = name
    return test


main(
    quiet("help", "--help"),
    quiet("losses", "losses", "--json"),
    quiet("train", "train", "--data", "blobs", "--steps", "1", "--json"),
    quiet("snapshot", "snapshot", "--data", "blobs", "--steps", "1"),
    quiet("figure", "figure", "--data", "blobs", "--steps", "1", "--force", "-o", "/dev/stdout"),
    quiet("list", "sweep", "--loss", "arcface", "--grid", "m=0:1:0.1", "--out", "runs", "--list"),
)
