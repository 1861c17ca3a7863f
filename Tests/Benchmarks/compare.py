"""Runs one workload after the other: Wedge and its peers stay loaded, one works at a time, in turns.

compare.py WEDGE LIMIT [--rounds N] [--markdown] [WORKLOAD…]
"""
import argparse
import importlib.metadata
import importlib.util
import os
import platform
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
# Which peers can do a workload, by its kind; a word behind a colon is set in their environment.
PEERS = {
    "step": ["numpy", "numba", "jax", "jax:JAX_STEPPED", "torch"],
    "encoder": ["jax", "jax:JAX_STEPPED", "torch"],
    "metric": ["jax", "jax:JAX_STEPPED", "torch"],
    "sweep": ["numba", "jax"],
    "raster": ["numpy", "numba"],
    "frame": ["matplotlib"],
    "live": ["matplotlib"],
    "judge": ["judge"],
    "import": ["numpy", "pandas", "polars"],
}
TITLES = {
    "limit": "C limit", "jax": "jax scan", "jax:JAX_STEPPED": "jax jit", "judge": "numpy",
    "matplotlib": "matplotlib redraw",
}
PACKAGES = ["numpy", "jax", "torch", "numba", "matplotlib", "pandas", "polars"]
USUAL = [
    "step:arcface:64:8:2", "step:arcface:512:8:2", "step:arcface:4096:100:2", "step:arcface:16384:1000:2",
    "step:softmax/nobias:4096:100:2", "step:arcface:512:100:128", "encoder:digits", "metric:contrastive:512",
    "metric:triplet/batch_hard:512", "sweep:16x16x200", "sweep:16x16x200:2", "raster:400x240:8",
    "raster:400x240:100", "raster:400x240:1000", "frame:200x60", "live:200x60", "judge:100000:128:1000",
    "import:csv:100000:10", "import:npy:100000:128",
]


def threads(workload):
    """Threads that a workload names at its end; one where it names none."""
    parts = workload.split(":")
    return int(parts[2]) if parts[0] == "sweep" and len(parts) == 3 else 1


def environment(threads, extra):
    values = dict(os.environ)
    for name in ["OMP", "MKL", "OPENBLAS", "NUMBA", "RAYON"]:
        values[f"{name}_NUM_THREADS"] = str(threads)
    values.update({word: "1" for word in extra})
    return values


class Served:
    """A program that does a batch for each line that it is sent, on as many cores as it has threads."""

    def __init__(self, name, command, threads, extra=()):
        self.title, self.isParallel, self.times, self.memory = TITLES.get(name, name), threads > 1, [], 0
        cores = sorted(os.sched_getaffinity(0))[-threads:]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment(threads, extra),
            preexec_fn=lambda: os.sched_setaffinity(0, cores))
        self.is_ready = self.process.stdout.readline().split()[:1] == ["ready"]
        if self.is_ready:
            # The most memory from now on: making the data is no part of the work.
            with open(f"/proc/{self.process.pid}/clear_refs", "w") as file:
                file.write("5")

    def run(self):
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        wall, processor = map(float, self.process.stdout.readline().split())
        self.times.append(wall if self.isParallel else processor)

    def end(self):
        with open(f"/proc/{self.process.pid}/status") as file:
            lines = [line.split() for line in file]
        self.memory = next((int(words[1]) / 1024 for words in lines if words[0] == "VmHWM:"), 0)
        self.process.stdin.close()
        self.process.wait()


def median(numbers):
    return sorted(numbers)[len(numbers) // 2]


class Row:
    """A workload's times, and how many times as long each other one took, round by round."""

    def __init__(self, workload, own, others):
        self.workload, self.memory = workload, own.memory
        self.time = median(own.times)
        self.spread = 50 * (max(own.times) - min(own.times)) / self.time
        self.limit, self.peers = None, []
        for each in others:
            ratio = median([theirs / ours for theirs, ours in zip(each.times, own.times)])
            if each.title == "C limit":
                self.limit = ratio
            else:
                self.peers.append((ratio, each.title, each.memory))
        self.peers.sort()

    @property
    def words(self):
        peers = [f"{title} ×{number(ratio)}" for ratio, title, _ in self.peers]
        memory = f"{self.memory:.0f}" + (f" / {self.peers[0][2]:.0f}" if self.peers else "")
        return [
            self.workload, duration(self.time), f"±{self.spread:.0f} %",
            "–" if self.limit is None else number(self.limit), ", ".join(peers) or "–", memory]


def number(ratio):
    return f"{ratio:.2f}" if ratio < 3 else f"{ratio:.1f}" if ratio < 30 else f"{ratio:.0f}"


def duration(nanoseconds):
    for size, unit in [(1e9, "s"), (1e6, "ms"), (1e3, "µs")]:
        if nanoseconds >= size:
            return f"{nanoseconds / size:.3g} {unit}"
    return f"{nanoseconds:.0f} ns"


def measure(wedge, limit, workload, rounds):
    count = threads(workload)
    own = Served("wedge", [wedge, "bench", "serve", workload], count)
    if not own.is_ready:
        sys.exit(f"wedge cannot do '{workload}'.")
    others = [Served("limit", [limit, workload], count)] if limit else []
    for peer in PEERS[workload.split(":")[0]]:
        name, *extra = peer.split(":")
        command = [sys.executable, os.path.join(HERE, "peers", f"{name}_peer.py"), workload, str(count)]
        others.append(Served(peer, command, count, extra))
    others = [each for each in others if each.is_ready]
    for _ in range(rounds):
        for each in [own, *others]:
            each.run()
    for each in [own, *others]:
        each.end()
    return Row(workload, own, others)


def processor():
    with open("/proc/cpuinfo") as file:
        facts = dict(line.strip().split("\t: ") for line in map(lambda line: line.replace("\t\t", "\t"), file)
                     if "\t: " in line)
    family, model = facts.get("cpu family", "?"), facts.get("model\t", facts.get("model", "?"))
    return f"{facts.get('model name', platform.machine())} (family {family}, model {model})"


def heading(wedge, rounds):
    level = subprocess.run(
        [wedge, "bench", "--json", "startup"], capture_output=True, text=True).stdout
    level = next((name for name in ["v4", "v3", "baseline"] if f'"{name}"' in level), "?")
    present = [name for name in PACKAGES if importlib.util.find_spec(name)]
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in present)
    return (
        f"{processor()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, level {level}; Python "
        f"{platform.python_version()}, {versions}. Time of the processor a unit, by the clock where a sweep has two "
        f"threads; median of {rounds} rounds in turns, ± half the range; ×n: takes n times as long, median of the "
        "rounds' ratios; MB: most memory of Wedge / of the fastest peer.")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("wedge")
    parser.add_argument("limit", help="the C limit's program; empty where there is none")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--markdown", action="store_true", help="print a table for the README")
    parser.add_argument("workloads", nargs="*")
    options = parser.parse_intermixed_args()
    print(heading(options.wedge, options.rounds))
    if options.markdown:
        print("\n| work | Wedge | ± | of the C limit | peers | MB |\n|---|---|---|---|---|---|", flush=True)
    for workload in options.workloads or USUAL:
        words = measure(options.wedge, options.limit, workload, options.rounds).words
        if options.markdown:
            print(f"| `{words[0]}` | " + " | ".join(words[1:]) + " |", flush=True)
        else:
            print(f"{words[0]:32} {words[1]:>8} {words[2]:>7}  C {words[3]:>5}  {words[4]}  {words[5]} MB", flush=True)


main()
