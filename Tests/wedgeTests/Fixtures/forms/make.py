"""make.py: writes one table in many forms, each by the program that people write it with.

    python make.py                      # writes the files beside it
    WEDGE=path/to/wedge python make.py  # and forms.md: what happens to each

Made with numpy 2, pandas 3, polars 2, scipy, pyarrow, h5py, openpyxl, gensim 4 and tensorboardX; the test
reads the files alone and needs none of them. The numbers are eighths, so that every form holds them exactly.
What is refused is converted by the line that the refusal gives, and read again: forms.md says how that ends.
"""

import csv
import gzip
import json
import os
import pathlib
import pickle
import shutil
import subprocess
import sys
import tempfile

import gensim
import h5py
import joblib
import numpy as np
import pandas as pd
import polars as pl
import scipy.io
import scipy.sparse
from sklearn.datasets import dump_svmlight_file
from tensorboardX import SummaryWriter

HERE = pathlib.Path(__file__).parent
rng = np.random.default_rng(20)

CLASSES = ["blue", "green", "red"]
number = np.arange(24) % 3
values = rng.integers(-16, 17, size=(24, 3)) / 8.0
values[np.arange(24), number] += 6.0
words = [CLASSES[n] for n in number]
names = [f"r{(7 * i) % 24:02}" for i in range(24)]
part = ["train"] * 18 + ["test"] * 6
group = [f"p{i % 4}" for i in range(18)] + [f"p{4 + i % 2}" for i in range(6)]
single = values.astype(np.float32)
columns = ["length", "width", "depth"]
lists = values.tolist()

frame = pd.DataFrame(values, columns=columns)
frame["kind"] = words
numbered = frame.assign(kind=number)
full = frame.assign(name=names, part=part, person=group)
vectors = pd.DataFrame({"embedding": lists, "label": words})
records = [{"id": n, "embedding": v, "label": w} for n, v, w in zip(names, lists, words)]

forms = []


def form(name, writer, options="", table="", also=()):
    """A file, who writes it, how it is read, and which of its columns the table has."""
    forms.append((name, writer, options, table))
    return HERE / name


def text(path, content, encoding="utf-8"):
    path.write_bytes(content.encode(encoding))


# pandas, text
frame.to_csv(form("index-false.csv", "pandas to_csv(index=False)"), index=False)
frame.to_csv(form("index.csv", "pandas to_csv()"))
frame.to_csv(form("index-id.csv", "pandas to_csv()", "--id 1", "index"))
frame.assign(sample_weight=[1.0, 0.5] * (len(frame) // 2)).to_csv(
    form("weights.csv", "pandas to_csv(index=False)"), index=False)
frame.to_csv(form("tabs.tsv", "pandas to_csv(sep='\\t')"), index=False, sep="\t")
frame.to_csv(form("semicolons.csv", "pandas to_csv(sep=';')"), index=False, sep=";")
frame.to_csv(form("german.csv", "pandas to_csv(sep=';', decimal=',')"), index=False, sep=";", decimal=",")
frame.to_csv(form("german-headless.csv", "pandas to_csv(sep=';', decimal=',', header=False)"), index=False,
             sep=";", decimal=",", header=False)
frame.to_csv(form("commas-in-quotes.csv", "pandas to_csv(decimal=',')"), index=False, decimal=",")
frame.to_csv(form("bars.csv", "pandas to_csv(sep='|')"), index=False, sep="|")
frame.to_csv(form("blanks.txt", "pandas to_csv(sep=' ')"), index=False, sep=" ")
frame.to_csv(form("all-quoted.csv", "pandas to_csv(quoting=QUOTE_ALL)"), index=False, quoting=csv.QUOTE_ALL)
frame.to_csv(form("headless.csv", "pandas to_csv(header=False)"), index=False, header=False)
frame.to_csv(form("exponents.csv", "pandas to_csv(float_format='%.6e')"), index=False, float_format="%.6e")
frame.to_csv(form("packed.csv.gz", "pandas to_csv(compression='gzip')"), index=False,
             compression={"method": "gzip", "mtime": 0})
frame.to_csv(form("packed.csv.bz2", "pandas to_csv(compression='bz2')"), index=False)
frame.to_csv(form("packed.csv.xz", "pandas to_csv(compression='xz')"), index=False)
frame.to_csv(form("packed.csv.zip", "pandas to_csv(compression='zip')"), index=False)
frame.to_csv(form("bom.csv", "pandas to_csv(encoding='utf-8-sig')"), index=False, encoding="utf-8-sig")
frame.to_csv(form("utf-16.csv", "pandas to_csv(encoding='utf-16')"), index=False, encoding="utf-16")
holed = frame.copy()
holed.loc[4, "width"] = np.nan
holed.to_csv(form("missing.csv", "pandas to_csv() of a missing number"), index=False)
text(form("columns-aligned.txt", "pandas to_string()", "", "index"), frame.to_string() + "\n")
vectors.to_csv(form("lists.csv", "pandas to_csv() of a column of lists"), index=False)
pd.DataFrame({"embedding": [np.array(v) for v in lists], "label": words}).to_csv(
    form("arrays.csv", "pandas to_csv() of a column of arrays"), index=False)
pd.DataFrame({"embedding": [np.arange(2000.0) + i for i in range(6)], "label": words[:6]}).to_csv(
    form("arrays-cut.csv", "pandas to_csv() of a column of long arrays, which NumPy cuts"), index=False)
pd.get_dummies(frame, columns=["kind"]).to_csv(form("dummies.csv", "pandas get_dummies"), index=False)
pd.get_dummies(frame, columns=["kind"], dtype=int).to_csv(
    form("dummies-int.csv", "pandas get_dummies(dtype=int)"), index=False)
thousands = frame.copy()
thousands["length"] = [f"{1000 * (i + 1):,}" for i in range(24)]
thousands.to_csv(form("thousands.tsv", "pandas to_csv() of '{:,}'.format"), index=False, sep="\t")
two = frame.copy()
two.columns = pd.MultiIndex.from_product([["flower"], two.columns])
two.to_csv(form("two-headers.csv", "pandas to_csv() of a MultiIndex"), index=False)
text(form("page.html", "pandas to_html()"), frame.to_html() + "\n")
full.to_csv(form("facts.csv", "pandas to_csv(index=False)", "--id name --split part --group person",
                 "names split groups"), index=False)
full.assign(is_test=[p == "test" for p in part]).drop(columns=["part", "person"]).to_csv(
    form("is-test.csv", "pandas to_csv(index=False) of a column of bool", "--id name --split is_test --label kind",
         "names split"), index=False)
full.drop(columns=["part"]).to_csv(
    form("groups.csv", "pandas to_csv(index=False)", "--group person --id name", "names groups"), index=False)
full.assign(person="p0").to_csv(
    form("group-divided.csv", "pandas to_csv(index=False)", "--id name --split part --group person"), index=False)
full.assign(part=["a", "b"] * 12).to_csv(
    form("part-unknown.csv", "pandas to_csv(index=False)", "--id name --split part --ignore person"), index=False)
frame[:18].to_csv(HERE / "train-half.csv", index=False)
frame[18:].to_csv(HERE / "test-half.csv", index=False)
form("train-half.csv", "pandas to_csv(index=False), in two files", "--test test-half.csv", "split")
frame[18:][["width", "length", "depth", "kind"]].to_csv(HERE / "test-other.csv", index=False)
form("train-half.csv", "pandas to_csv(index=False), the columns in another order",
     "--test test-other.csv")

# pandas, JSON
frame.to_json(form("records.json", "pandas to_json(orient='records')"), orient="records")
frame.to_json(form("lines.jsonl", "pandas to_json(orient='records', lines=True)"), orient="records", lines=True)
frame.to_json(form("lines.jsonl.gz", "pandas to_json(lines=True, compression='gzip')"), orient="records",
              lines=True, compression={"method": "gzip", "mtime": 0})
for orient in ["columns", "index", "split", "table", "values"]:
    frame.to_json(form(f"{orient}.json", f"pandas to_json(orient='{orient}')"), orient=orient)
vectors.assign(id=names)[["id", "embedding", "label"]].to_json(
    form("vectors.jsonl", "pandas to_json(lines=True) of a column of lists", "", "names"), orient="records",
    lines=True)

# pandas, other kinds
frame.to_parquet(form("table.parquet", "pandas to_parquet"))
frame.to_feather(form("table.feather", "pandas to_feather"))
frame.to_pickle(form("table.pkl", "pandas to_pickle"))
frame.to_excel(form("table.xlsx", "pandas to_excel"), index=False)
frame.to_stata(form("table.dta", "pandas to_stata"), write_index=False)
shutil.copy(HERE / "table.parquet", form("parquet-called.csv", "pandas to_parquet, called .csv"))

# numpy
labelled = np.column_stack([values, number])
np.savetxt(form("savetxt.txt", "numpy.savetxt"), labelled)
np.savetxt(form("savetxt-header.txt", "numpy.savetxt(header='a b c label')"), labelled, header="a b c label")
np.savetxt(form("savetxt-words.txt", "numpy.savetxt(header='two lines\\nof words')"), labelled,
           header="two lines\nof words, made by 3 people")
np.savetxt(form("savetxt.csv", "numpy.savetxt(delimiter=',', header='a,b,c,label')"), labelled, delimiter=",",
           header="a,b,c,label")
np.save(form("last.npy", "numpy.save, classes last", "--label last"), labelled)
np.save(form("rows.npy", "numpy.save", "--labels labels.txt"), single)
np.save(form("rows-without.npy", "numpy.save"), single)
np.save(form("half.npy", "numpy.save of float16", "--labels labels.txt"), values.astype(np.float16))
np.save(form("big.npy", "numpy.save of big-endian float64", "--labels labels.txt"), values.astype(">f8"))
np.save(form("fortran.npy", "numpy.save of a transposed array", "--labels labels.txt"), np.asfortranarray(values))
np.save(form("eighths.npy", "numpy.save of longdouble", "--labels labels.txt"), values.astype(np.longdouble))
with gzip.GzipFile(form("rows.npy.gz", "numpy.save into gzip", "--labels labels.txt"), "wb", mtime=0) as file:
    np.save(file, single)
text(HERE / "labels.txt", "\n".join(words) + "\n")
pd.get_dummies(pd.Series(words)).to_csv(HERE / "labels-hot.csv", index=False)
np.save(form("rows.npy", "numpy.save, its labels by pandas get_dummies", "--labels labels-hot.csv"), single)
np.save(HERE / "labels-hot.npy", np.eye(3)[number])
np.save(form("rows.npy", "numpy.save, its labels one-hot", "--labels labels-hot.npy"), single)
np.save(form("object.npy", "numpy.save of objects"), np.array(frame.values, dtype=object), allow_pickle=True)
np.save(form("records.npy", "numpy.save of a structured array"), numbered.to_records(index=False))
np.savez(form("stored.npz", "numpy.savez(x=, y=)"), x=values, y=number)
np.savez_compressed(form("deflated.npz", "numpy.savez_compressed(embeddings=, labels=)"), embeddings=single,
                    labels=np.array(words))
np.savez(form("unnamed.npz", "numpy.savez(x, y)"), values, number)
np.savez(form("hot.npz", "numpy.savez(x=, y=), one-hot"), x=values, y=np.eye(3)[number])
np.savez(form("hot-broken.npz", "numpy.savez(x=, y=), a row of zeros among one-hot"), x=values,
         y=np.eye(3)[number] * (np.arange(24) != 5)[:, None])
np.savez(form("keras.npz", "numpy.savez(x_train=, y_train=, x_test=, y_test=), as Keras", "", "split"),
         x_train=values[:18], y_train=number[:18], x_test=values[18:], y_test=number[18:])
np.savez(form("medical.npz", "numpy.savez(train_images=, train_labels=, val_…, test_…)", "", "split"),
         train_images=values[:18], train_labels=number[:18, None], val_images=values[:3],
         val_labels=number[:3, None], test_images=values[18:], test_labels=number[18:, None])
np.savez(form("facts.npz", "numpy.savez with arrays of names", "--id ids --split part --group person",
              "names split groups"), x=values, y=number, ids=np.array(names), part=np.array(part),
         person=np.array(group), scores=values[:, 0])
scipy.sparse.save_npz(form("sparse.npz", "scipy.sparse.save_npz"), scipy.sparse.csr_matrix(values))
values.astype(np.float32).tofile(form("raw.dat", "numpy tofile"))

# polars
polars = pl.DataFrame({**{c: values[:, i] for i, c in enumerate(columns)}, "kind": words})
polars.write_csv(form("polars.csv", "polars write_csv"))
polars.write_csv(form("polars.tsv", "polars write_csv(separator='\\t')"), separator="\t")
polars.write_csv(form("polars-commas.csv", "polars write_csv(separator=';', decimal_comma=True)"), separator=";",
                 decimal_comma=True)
polars.write_json(form("polars.json", "polars write_json"))
polars.write_ndjson(form("polars.ndjson", "polars write_ndjson"))
polars.write_parquet(form("polars.parquet", "polars write_parquet"))
polars.write_ipc(form("polars.arrow", "polars write_ipc"))

# csv
rows = [[*v, w] for v, w in zip(lists, words)]


def write_rows(name, writer, *arguments, prefix="", **options):
    with open(form(name, writer), "w", newline="") as file:
        file.write(prefix)
        out = csv.writer(file, *arguments, **options)
        out.writerow([*columns, "kind"])
        out.writerows(rows)


write_rows("csv-writer.csv", "csv.writer")
write_rows("csv-unix.csv", "csv.writer(dialect='unix')", "unix")
write_rows("csv-excel-tab.tsv", "csv.writer(dialect='excel-tab')", "excel-tab")
write_rows("csv-nonnumeric.csv", "csv.writer(quoting=QUOTE_NONNUMERIC)", quoting=csv.QUOTE_NONNUMERIC)
write_rows("csv-sep.csv", "csv.writer behind Excel's sep=;", delimiter=";", prefix="sep=;\r\n")
with open(form("csv-escaped.csv", "csv.writer(doublequote=False, escapechar='\\\\')"), "w", newline="") as file:
    out = csv.writer(file, doublequote=False, escapechar="\\")
    out.writerows([[*v, f'a "{w}", once'] for v, w in zip(lists, words)])

# json
text(form("dump.json", "json.dump of a list of dicts", "", "names"), json.dumps(records))
text(form("dump-indented.json", "json.dump(indent=2)", "", "names"), json.dumps(records, indent=2))
text(form("dump-lines.jsonl", "json.dumps, a line each", "", "names"), "".join(json.dumps(r) + "\n" for r in records))
text(form("dump-pairs.json", "json.dump of [numbers, class]"), json.dumps([[v, w] for v, w in zip(lists, words)]))
text(form("dump-columns.json", "json.dump of a dict of lists"),
     json.dumps({**{c: values[:, i].tolist() for i, c in enumerate(columns)}, "kind": words}))
text(form("dump-arrays.json", "json.dump of {'x': …, 'y': …}"), json.dumps({"x": lists, "y": number.tolist()}))
text(form("dump-hot.jsonl", "json.dumps, one-hot classes"),
     "".join(json.dumps({"embedding": v, "label": h}) + "\n"
             for v, h in zip(lists, np.eye(3, dtype=int)[number].tolist())))
text(form("dump-nan.json", "json.dump of NaN"), json.dumps([{"a": float("nan"), "b": 1, "label": "x"}] * 2))
text(form("dump-text.jsonl", "json.dumps of documents", ""),
     "".join(json.dumps({"id": n, "text": f"About {n}.", "embedding": v, "label": w}) + "\n"
             for n, v, w in zip(names, lists, words)))
text(form("dump-text.jsonl", "json.dumps of documents", "--ignore text", "names"), (HERE / "dump-text.jsonl").read_text())

# gensim
keyed = gensim.models.KeyedVectors(3)
keyed.add_vectors(names, single)
keyed.save_word2vec_format(str(form("gensim.vec", "gensim save_word2vec_format", "--labels labels.txt", "names")))
form("gensim.vec", "gensim save_word2vec_format, without classes")
keyed.save_word2vec_format(str(form("glove.txt", "gensim save_word2vec_format(write_header=False)",
                                    "--labels labels.txt", "names")), write_header=False)
keyed.save_word2vec_format(str(form("gensim.bin", "gensim save_word2vec_format(binary=True)")), binary=True)
# gensim writes down what the file is called; no folder of this machine.
os.chdir(HERE)
keyed.save(form("gensim.kv", "gensim KeyedVectors.save").name)
cut = (HERE / "gensim.vec").read_text().splitlines()[:12]
text(form("gensim-cut.vec", "head of gensim's file", "--labels labels.txt"), "\n".join(cut) + "\n")
subprocess.run([sys.executable, "-m", "gensim.scripts.word2vec2tensor", "-i", HERE / "gensim.vec", "-o",
                HERE / "words"], check=True, capture_output=True)
form("words_tensor.tsv", "gensim word2vec2tensor")
form("words_tensor.tsv", "gensim word2vec2tensor", "--labels labels.txt")


# tensorboard's projector
def projector(folder, metadata, header=None):
    with tempfile.TemporaryDirectory() as logs:
        writer = SummaryWriter(logs)
        writer.add_embedding(single, metadata=metadata, metadata_header=header)
        writer.close()
        made = next(pathlib.Path(logs).rglob("tensors.tsv")).parent
        (HERE / folder).mkdir(exist_ok=True)
        for name in ["tensors.tsv", "metadata.tsv"]:
            shutil.copy(made / name, HERE / folder / name)


projector("projector", words)
form("projector/tensors.tsv", "tensorboardX add_embedding")
projector("projector-header", [[n, w] for n, w in zip(names, words)], ["name", "label"])
form("projector-header/tensors.tsv", "tensorboardX add_embedding(metadata_header=)", "--id name", "names")
projector("projector-quotes", [{"blue": '"', "green": '"green"', "red": "green"}[w] for w in words])
form("projector-quotes/tensors.tsv", "tensorboardX add_embedding, quotes in labels", "", "quotes")
projector("projector-short", ["kind"] + words[:-1])
form("projector-short/tensors.tsv", "tensorboardX add_embedding, a line short", "--labels-header on")

# others
dump_svmlight_file(values, number, str(form("svmlight.txt", "sklearn dump_svmlight_file")))
joblib.dump(frame, form("table.joblib", "joblib.dump"))
with open(form("arrays.pickle", "pickle.dump of a dict of arrays"), "wb") as file:
    pickle.dump({"embedding": single, "label": np.array(words)}, file)
scipy.io.savemat(form("table.mat", "scipy savemat"), {"x": values, "y": number})
with h5py.File(form("table.h5", "h5py"), "w") as file:
    file["x"], file["y"] = single, number
    file["names"] = names
r = ['"length" "width" "depth" "kind"'] + [
    f'"{i + 1}" {v[0]:g} {v[1]:g} {v[2]:g} "{w}"' for i, (v, w) in enumerate(zip(lists, words))]
text(form("r-table.txt", "R write.table", "", "rownames"), "\n".join(r) + "\n")
r = ['"","length","width","depth","kind"'] + [
    f'"{i + 1}",{v[0]:g},{v[1]:g},{v[2]:g},"{w}"' for i, (v, w) in enumerate(zip(lists, words))]
text(form("r-table.csv", "R write.csv"), "\n".join(r) + "\n")
text(form("r-table.csv", "R write.csv", "--id 1", "rownames"), "\n".join(r) + "\n")

(HERE / "truth.json").write_text(json.dumps({
    "values": [float(v) for v in values.ravel()], "labels": number.tolist(), "classes": CLASSES, "names": names,
    "isTest": [p == "test" for p in part], "groups": group}) + "\n")

if "WEDGE" in os.environ:
    sys.path.insert(0, str(HERE.parent))
    import page

    page.write(HERE, "forms.md", "What happens to a table, by how it was written", forms)
