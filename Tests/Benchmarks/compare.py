"""Runs one workload after the other: Wedge and its peers stay loaded, one works at a time, in turns.

compare.py WEDGE [--rounds N] [WORKLOAD…]
"""
import os
import platform
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
# Which peers can do a workload, by its kind.
PEERS = {
    "step": ["numpy_peer", "numba_peer", "jax_peer", "torch_peer"],
    "encoder": ["jax_peer", "torch_peer"],
    "metric": ["jax_peer", "torch_peer"],
    "sweep": ["jax_peer"],
    "raster": ["numpy_peer", "numba_peer"],
    "frame": ["matplotlib_peer"],
}
USUAL = [
    "step:arcface:64:8:2", "step:arcface:512:8:2", "step:arcface:4096:100:2", "step:arcface:16384:1000:2",
    "step:softmax/nobias:4096:100:2", "step:arcface:512:100:128", "encoder:digits", "metric:contrastive:512",
    "metric:triplet/batch_hard:512", "sweep:16x16x200", "raster:400x240:8", "raster:400x240:100",
    "raster:400x240:1000", "frame:200x60",
]


class Served:
    """A program that does a batch for each line that it is sent."""

    def __init__(self, name, command):
        self.name = name
        self.times = []
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        words = self.process.stdout.readline().split()
        self.is_ready = words[:1] == ["ready"]

    def run(self):
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        self.times.append(float(self.process.stdout.readline().split()[1]))

    def end(self):
        self.process.stdin.close()
        self.process.wait()

    @property
    def median(self):
        return sorted(self.times)[len(self.times) // 2]


def measure(wedge, workload, rounds):
    served = [Served("wedge", [wedge, "bench", "serve", workload])]
    for peer in PEERS[workload.split(":")[0]]:
        command = [sys.executable, os.path.join(HERE, "peers", peer + ".py"), workload]
        served.append(Served(peer.removesuffix("_peer"), command))
    served = [each for each in served if each.is_ready]
    for _ in range(rounds):
        for each in served:
            each.run()
    for each in served:
        each.end()
    return served


def row(workload, served):
    own, peers = served[0], served[1:]
    spread = (max(own.times) - min(own.times)) / own.median
    text = [f"{workload:32} {own.median / 1000:10.2f} µs ±{50 * spread:3.0f} %"]
    text += [f"{each.name} ×{each.median / own.median:.1f}" for each in sorted(peers, key=lambda each: each.median)]
    return "  ".join(text)


def main():
    arguments = sys.argv[1:]
    wedge, arguments = arguments[0], arguments[1:]
    rounds = 9
    if arguments[:1] == ["--rounds"]:
        rounds, arguments = int(arguments[1]), arguments[2:]
    print(f"{platform.machine()}, {os.cpu_count()} cores; processor time of a unit, median of {rounds} rounds in turns;")
    print("×n: the peer takes n times as long.")
    for workload in arguments or USUAL:
        print(row(workload, measure(wedge, workload, rounds)), flush=True)


main()
