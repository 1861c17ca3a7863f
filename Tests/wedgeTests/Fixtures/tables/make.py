"""make.py: real tables as packages ship them, and what Wedge makes of each.

    python make.py                      # copies the files, and writes what pandas reads of them
    WEDGE=path/to/wedge python make.py  # and tables.md: what happens to each

From scikit-learn 1.9 (BSD), palmerpenguins 0.1.6 (CC0), vega_datasets 0.9 (BSD; public data) and mlxtend 0.25
(BSD). Those marked in `CUT` have their first rows alone. A file that is refused stands again with the options that
the refusal names.
"""

import gzip
import importlib.util
import json
import os
import pathlib
import shutil
import sys

import pandas as pd

HERE = pathlib.Path(__file__).parent
CUT = {"digits.csv.gz": 200, "penguins-raw.csv": 60, "cars.json": 60, "seattle-weather.csv": 200,
       "airports.csv": 120}


def shipped(package, path, name=None):
    source = pathlib.Path(importlib.util.find_spec(package).origin).parent / path
    name = name or source.name
    target = HERE / name
    rows = CUT.get(name)
    if not rows:
        shutil.copyfile(source, target)
    elif name.endswith(".json"):
        target.write_text(json.dumps(json.loads(source.read_text())[:rows], indent=1) + "\n")
    elif name.endswith(".gz"):
        lines = gzip.open(source).read().splitlines(keepends=True)[:rows]
        with open(target, "wb") as file, gzip.GzipFile("", "wb", fileobj=file, mtime=0) as packed:
            packed.write(b"".join(lines))
    else:
        target.write_bytes(b"".join(source.read_bytes().splitlines(keepends=True)[:rows + 1]))
    return target


entries = []
truth = {}


def table(package, path, reads, name=None):
    """A file, and by its options what pandas reads of it: a frame with the classes last; None where refused."""
    file = shipped(package, path, name)
    for options, read in reads.items():
        entries.append((file.name, f"{package}/{path}" + (f", first {CUT[file.name]} rows" if file.name in CUT else ""),
                        options, ""))
        if read is None:
            continue
        frame = read(file)
        values, labels = frame.iloc[:, :-1].astype(float), frame.iloc[:, -1]
        truth[f"{file.name} {options}".strip()] = {
            "rows": len(frame), "sums": [float(v) for v in values.abs().sum()],
            "classes": {f"{k:g}" if isinstance(k, float) else str(k): int(v) for k, v in labels.value_counts().sort_index().items()}}


def last(file, **options):
    return pd.read_csv(file, **{"header": None, **options})


def by(file, label, left=(), names=()):
    frame = pd.read_json(file) if file.suffix == ".json" else pd.read_csv(file)
    frame = frame.drop(columns=[*left, *names])
    return frame[[c for c in frame if c != label] + [label]]


sk = "datasets/data/"
table("sklearn", sk + "iris.csv", {"": lambda f: last(f, skiprows=1)})
table("sklearn", sk + "wine_data.csv", {"": lambda f: last(f, skiprows=1)})
table("sklearn", sk + "digits.csv.gz", {"": last})
table("sklearn", sk + "diabetes_data_raw.csv.gz", {
    "": None, "--label 2": lambda f: last(f, sep=r"\s+").iloc[:, [0, *range(2, 10), 1]]})
table("sklearn", sk + "linnerud_exercise.csv", {"": None})
table("palmerpenguins", "data/penguins.csv", {
    "": None, "--ignore island,sex": None,
    "--ignore island,sex,missing-rows": lambda f: by(f, "species", ["island", "sex"]).dropna()})
table("palmerpenguins", "data/penguins-raw.csv", {
    "": None,
    "--label Island --id 7 --ignore 1,2,3,4,6,8,9,Sex,Comments,missing-rows":
        lambda f: by(f, "Island", ["studyName", "Sample Number", "Species", "Region", "Stage", "Clutch Completion",
                                   "Date Egg", "Sex", "Comments"], ["Individual ID"]).dropna()})
table("vega_datasets", "_data/iris.json", {"": lambda f: by(f, "species")}, "vega-iris.json")
table("vega_datasets", "_data/anscombe.json", {"": lambda f: by(f, "Series")})
table("vega_datasets", "_data/barley.json", {
    "": None, "--ignore site": lambda f: by(f, "variety", ["site"]),
    "--label site --ignore variety": lambda f: by(f, "site", ["variety"])})
table("vega_datasets", "_data/burtin.json", {
    "": None, "--label Gram_Staining --id Bacteria --ignore Genus":
        lambda f: by(f, "Gram_Staining", ["Genus"], ["Bacteria"])})
table("vega_datasets", "_data/cars.json", {
    "": None, "--label Origin --id Name --ignore Year,Miles_per_Gallon,Horsepower":
        lambda f: by(f, "Origin", ["Year", "Miles_per_Gallon", "Horsepower"], ["Name"])})
table("vega_datasets", "_data/crimea.json", {"": None})
table("vega_datasets", "_data/driving.json", {"": None, "--ignore year": lambda f: by(f, "side", ["year"])})
table("vega_datasets", "_data/seattle-weather.csv", {
    "": None, "--ignore date": lambda f: by(f, "weather", ["date"]),
    "--id date": lambda f: by(f, "weather", [], ["date"])})
table("vega_datasets", "_data/stocks.csv", {
    "": None, "--label symbol --ignore date": lambda f: by(f, "symbol", ["date"])})
table("vega_datasets", "_data/airports.csv", {
    "": None, "--label state --id iata --ignore name,city,country":
        lambda f: by(f, "state", ["name", "city", "country"], ["iata"])})
table("mlxtend", "data/data/autompg.csv.gz", {
    "": None, "--ignore 8": None, "--label 7 --id 8": lambda f: last(f).iloc[:, [0, 1, 2, 3, 4, 5, 8, 6]]})
table("mlxtend", "data/data/iris.csv.gz", {"": last}, "mlxtend-iris.csv.gz")
table("mlxtend", "data/data/three_blobs.csv.gz", {"": last})
table("mlxtend", "data/data/wine.csv", {"": last}, "mlxtend-wine.csv")

(HERE / "truth.json").write_text(json.dumps(truth, indent=1) + "\n")
if "WEDGE" in os.environ:
    sys.path.insert(0, str(HERE.parent))
    import page

    page.write(HERE, "tables.md", "What happens to tables as packages ship them", entries)
