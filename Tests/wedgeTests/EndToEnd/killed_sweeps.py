"""killed_sweeps.py BINARY: whatever ends a sweep, no finished run is lost and the merged result is the same bytes."""

import glob
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import tempfile
import time

from session import expect, main, arguments

BINARY = arguments()[0]
GRID = ["--data", "blobs", "--classes", "3", "--loss", "arcface,normface", "--grid", "m=0:0.4:0.1",
        "--grid", "s=4,16", "--seeds", "0..3", "--steps", "60"]
RUNS = 5 * 2 * 4 + 2 * 4
KILLS = 24


def command(folder, *more, grid=GRID):
    return [BINARY, "sweep", *grid, "--out", folder, *more]


def run(*argv, expected=0, **more):
    result = subprocess.run(argv, capture_output=True, text=True, timeout=300, check=False, **more)
    expect(result.returncode == expected, f"{argv[1:3]} ended with {result.returncode}: {result.stderr[:300]}")
    return result.stdout


def merged(folder):
    return run(BINARY, "sweep", "merge", folder)


def complete_lines(folder):
    """The finished runs as bytes, and every file's beginning up to its last complete line."""
    lines, beginnings = {}, {}
    for path in glob.glob(folder + "/runs.*.jsonl"):
        with open(path, "rb") as file:
            text = file.read()
        beginnings[path] = text[: text.rfind(b"\n") + 1]
        for line in beginnings[path].split(b"\n"):
            try:
                lines[json.loads(line)["id"]] = line
            except ValueError:
                pass
    return lines, beginnings


class Folder:
    def __enter__(self):
        # In memory where there is such a place: a run here takes less time than a disk does.
        memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
        self.path = tempfile.mkdtemp(prefix="wedge-sweep-", dir=memory)
        return self.path

    def __exit__(self, *_):
        shutil.rmtree(self.path)


def reference():
    with Folder() as folder:
        run(*command(folder))
        text = merged(folder)
        expect(len(text.splitlines()) == RUNS, f"{len(text.splitlines())} rows")
        return text


def the_split_does_not_matter():
    whole = reference()
    with Folder() as folder:
        for shard in (3, 1, 0, 2):
            run(*command(folder, "--shard", f"{shard}/4"))
        expect(len(glob.glob(folder + "/runs.*.jsonl")) == 4, "no file a shard")
        expect(merged(folder) == whole, "four shards differ")
    with Folder() as folder:
        run(*command(folder, "--jobs", "2"))
        expect(merged(folder) == whole, "two jobs differ")
    with Folder() as folder:
        listed = run(*command(folder, "--list")).splitlines()
        expect(len(listed) == RUNS, f"{len(listed)} commands")
        for line in listed:
            run(BINARY, *line.split()[1:])
        expect(run(*command(folder, "--list")) == "", "finished runs are listed")
        expect(merged(folder) == whole, "single runs differ")


def a_row_is_what_train_says():
    with Folder() as folder:
        run(*command(folder))
        for line in merged(folder).splitlines()[::9]:
            row = json.loads(line)
            options = [] if row["margin"] is None else ["--margin", str(row["margin"])]
            said = json.loads(run(
                BINARY, "train", "--json", "--data", "blobs", "--classes", "3", "--loss", row["loss"],
                "--scale", str(row["scale"]), "--seed", str(row["seed"]), "--steps", "60", *options))
            # A row says more: its id, what it was asked for, and of which data it is.
            told = {key: row.get(key, "no such key") for key in said}
            expect(told == said, f"{told} is not {said}")


def again_is_nothing_to_do():
    with Folder() as folder:
        run(*command(folder))
        before = complete_lines(folder)
        run(*command(folder))
        expect(complete_lines(folder) == before, "finished runs were run again")


def torn_lines_are_done_again():
    whole = reference()
    for cut in (1, 200, 700):
        with Folder() as folder:
            run(*command(folder))
            path = folder + "/runs.0.jsonl"
            os.truncate(path, os.path.getsize(path) - cut)
            run(*command(folder))
            expect(merged(folder) == whole, f"torn by {cut} bytes")


def killed():
    """Kills at random moments, the next sweep going on where the last one was ended."""
    chance = random.Random(8)
    whole = reference()
    kills = {signal.SIGKILL: 0, signal.SIGTERM: 0}
    spent = 0.25
    while sum(kills.values()) < KILLS:
        with Folder() as folder:
            while sum(kills.values()) < KILLS:
                number = chance.choice(list(kills))
                jobs = chance.choice("12")
                before, beginnings = complete_lines(folder)
                process = subprocess.Popen(
                    command(folder, "--jobs", jobs), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
                time.sleep(chance.random() * spent)
                process.send_signal(number)
                said = process.communicate(timeout=60)[1]
                after = complete_lines(folder)[0]
                for path, beginning in beginnings.items():
                    with open(path, "rb") as file:
                        expect(file.read(len(beginning)) == beginning, "a finished line changed")
                expect(all(after.get(key) == line for key, line in before.items()), "a run was lost")
                expect(process.returncode in (0, 75, -number), f"ended with {process.returncode}: {said}")
                if process.returncode == 0:
                    break
                kills[number] += 1
            run(*command(folder))
            expect(merged(folder) == whole, "the result differs after kills")
    print(f"      {kills[signal.SIGKILL]} KILL, {kills[signal.SIGTERM]} TERM", flush=True)


def asked_to_stop_it_finishes_the_run_in_hand():
    slow = ["--grid", "m=0.1,0.2,0.3", "--classes", "4", "--steps", "400", "--seeds", "0..3"]
    for number in (signal.SIGTERM, signal.SIGUSR1, signal.SIGINT):
        with Folder() as folder:
            process = subprocess.Popen(command(folder, grid=slow), stderr=subprocess.PIPE)
            while not complete_lines(folder)[0]:
                time.sleep(0.02)
            process.send_signal(number)
            process.communicate(timeout=60)
            expect(process.returncode == 75, f"{number} ended it with {process.returncode}")
            with open(folder + "/runs.0.jsonl", "rb") as file:
                expect(file.read().endswith(b"}\n"), "the run in hand was not finished")


def a_full_disk_loses_nothing():
    whole = reference()
    with Folder() as folder:
        def small():
            resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

        process = subprocess.run(
            command(folder), capture_output=True, text=True, preexec_fn=small, timeout=60, check=False)
        expect(process.returncode == 1, f"ended with {process.returncode}")
        expect("runs.0.jsonl cannot be written" in process.stderr, process.stderr)
        expect(len(complete_lines(folder)[0]) > 5, "nothing was kept")
        run(*command(folder))
        expect(merged(folder) == whole, "the result differs after a full disk")


def a_file_that_is_taken_away_ends_it():
    for is_replaced in (False, True):
        with Folder() as folder:
            path = folder + "/runs.0.jsonl"
            process = subprocess.Popen(command(folder), stderr=subprocess.PIPE, text=True)
            while not complete_lines(folder)[0]:
                time.sleep(0.005)
            if is_replaced:
                with open(folder + "/other", "w", encoding="utf-8"):
                    os.rename(folder + "/other", path)
            else:
                os.rename(path, folder + "/away.jsonl")
            said = process.communicate(timeout=60)[1]
            words = "lacks rows that were written to it: it was replaced" if is_replaced else "moved or removed"
            expect(process.returncode == 1 and words in said, f"{process.returncode}: {said}")


def nothing_is_written_among_rows():
    slow = ["--grid", "m=0.1,0.2,0.3", "--steps", "20000", "--data", "blobs", "--classes", "3"]
    with Folder() as folder:
        subprocess.run(["sh", "-c", '"$@" 2>&-', "sh", *command(folder, grid=slow)], timeout=60, check=True)
        with open(folder + "/runs.0.jsonl", encoding="utf-8") as file:
            for line in file:
                json.loads(line)


def a_refinement_is_the_same_in_shards():
    more = GRID + ["--refine", "10"]
    with Folder() as folder, Folder() as other:
        run(*command(folder, grid=more))
        expect(len(merged(folder).splitlines()) == RUNS + 10, "ten further runs")
        run(*command(other, "--shard", "0/2", grid=more), expected=75)
        run(*command(other, "--shard", "1/2", grid=more))
        run(*command(other, "--shard", "0/2", grid=more))
        expect(merged(other) == merged(folder), "shards refine otherwise")


def contradictions_are_told():
    with Folder() as folder:
        run(*command(folder))
        path = folder + "/runs.0.jsonl"
        with open(path, encoding="utf-8") as file:
            line = json.loads(file.readline())
        line["accuracy_train"] = 2
        with open(folder + "/runs.1.jsonl", "w", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")
        result = subprocess.run([BINARY, "sweep", "merge", folder], capture_output=True, text=True, check=False)
        expect(result.returncode == 2 and "runs.1.jsonl:1" in result.stderr, result.stderr)


main(
    the_split_does_not_matter,
    a_row_is_what_train_says,
    again_is_nothing_to_do,
    torn_lines_are_done_again,
    killed,
    asked_to_stop_it_finishes_the_run_in_hand,
    a_full_disk_loses_nothing,
    a_file_that_is_taken_away_ends_it,
    nothing_is_written_among_rows,
    a_refinement_is_the_same_in_shards,
    contradictions_are_told,
)
