import os

from serving import cannot, numbers, serve, threads, workload
from texts import csv

os.environ["POLARS_MAX_THREADS"] = str(threads())
import polars

kind, *parts = workload()
if kind != "import" or parts[0] != "csv":
    cannot()
text = csv(*numbers(parts[1:]))


def run(times):
    for _ in range(times):
        frame = polars.read_csv(text)
        frame["label"].cast(polars.Categorical).to_physical().to_numpy()
        frame.drop("label").cast(polars.Float32).to_numpy()


serve(run)
