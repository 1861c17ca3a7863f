import io

import pandas

from serving import cannot, numbers, serve, workload
from texts import csv

kind, *parts = workload()
if kind != "import" or parts[0] != "csv":
    cannot()
text = csv(*numbers(parts[1:]))


def run(times):
    for _ in range(times):
        frame = pandas.read_csv(io.BytesIO(text), engine="c")
        pandas.factorize(frame["label"])
        frame.drop(columns="label").to_numpy("float32")


serve(run)
