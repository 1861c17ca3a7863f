/// Files of kinds that are not read, each with the one line of Python that makes one that is.
public struct ForeignFile: Equatable, Sendable {
  /// What it is, such as `a Parquet file`.
  let title: String
  /// The Python that converts IN to OUT.
  let python: String
  /// What the new file ends in.
  let ending: String
  /// Whether its name alone tells, which may mislead.
  private var isByName = false

  /// The kind of a file that is not read; nil where it may be one that is.
  ///
  /// - Parameter tellsByName: whether its name tells too; not where a person said its kind.
  public init?(path: String, bytes: UnsafeRawBufferPointer, tellsByName: Bool = true) {
    let view = ByteView(bytes)
    let name = path.lowercased()
    let ending = name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]) } ?? ""
    if let known = Self.known(view) {
      // A pickle holds whatever its program put there.
      self = known == Self.pickle ? Self.pickled(ending) : known
    } else if tellsByName, let known = Self.byEnding(ending) {
      self = known
      isByName = true
    } else {
      return nil
    }
  }

  /// What to do with such a file.
  ///
  /// - Parameter path: where it lies.
  public func fault(of path: String) -> ImportFault {
    // What neither the shell's double quotes nor Python's single ones change.
    let isPlain = path.unicodeScalars.allSatisfy { scalar in
      scalar.value >= 32 && !"\"'\\$`!".unicodeScalars.contains(scalar)
    }
    let source = isPlain && !path.hasPrefix("-") ? path : "FILE"
    let whole = source.lastIndex(of: ".").map { String(source[..<$0]) } ?? source
    let line = python.replacing("IN", with: "'\(source)'")
      .replacing("OUT", with: "'\(Self.stem(whole, source, ending))'")
    let words = isByName ? "is \(title) by its name (if not, say --data-format)" : "is \(title)"
    return ImportFault(.file, "\(words). Convert it: python3 -c \"\(line)\"")
  }

  /// What the new file is called: what was packed keeps the ending that it had before.
  private static func stem(_ stem: String, _ source: String, _ ending: String) -> String {
    guard !stem.hasSuffix("/"), !stem.isEmpty else { return "\(source).\(ending)" }
    let name = stem.split(separator: "/").last ?? ""
    return ending == packed && name.contains(".")
      ? stem : "\(stem).\(ending == packed ? "csv" : ending)"
  }

  /// The ending of what was packed, which stood before that of the packing.
  private static let packed = ""

  private init(_ title: String, _ python: String, _ ending: String) {
    (self.title, self.python, self.ending) = (title, python, ending)
  }

  private static let records = "to_json(OUT, orient='records', lines=True, double_precision=15)"

  private static let parquet = ForeignFile(
    "a Parquet file", "import pandas; pandas.read_parquet(IN).\(records)", "jsonl")
  private static let feather = ForeignFile(
    "an Arrow or Feather file", "import pandas; pandas.read_feather(IN).\(records)", "jsonl")
  private static let pickle = ForeignFile(
    "a pickle, which may run any program when it is read",
    "import pandas; d = pandas.read_pickle(IN); d = dict(zip('xy', d)) if isinstance(d, tuple) else d; "
      + "pandas.DataFrame({k: list(v) for k, v in d.items()} if hasattr(d, 'items') else d).\(records)",
    "jsonl")
  private static let joblib = ForeignFile(
    "a pickle of joblib, which may run any program when it is read",
    pickle.python.replacing(
      "import pandas; d = pandas.read_pickle(IN)",
      with: "import joblib, "
        + "pandas; d = joblib.load(IN)"), "jsonl")
  private static let keyedVectors = ForeignFile(
    "a pickle of gensim, which may run any program when it is read",
    "import gensim; gensim.models.KeyedVectors.load(IN).save_word2vec_format(OUT)", "vec")

  private static func pickled(_ ending: String) -> ForeignFile {
    ending == "joblib" ? joblib : ending == "kv" ? keyedVectors : pickle
  }

  private static let torch = ForeignFile(
    "a file of PyTorch",
    "import torch, numpy; d = torch.load(IN, map_location='cpu'); numpy.savez(OUT, **{k: "
      + "v.detach().float().numpy() if hasattr(v, 'detach') else v for k, v in (d if hasattr(d, "
      + "'items') else dict(zip('xy', d)) if isinstance(d, (tuple, list)) else {'x': d}).items()})",
    "npz")
  private static let hdf5 = ForeignFile(
    "an HDF5 file",
    "import h5py, numpy; f = h5py.File(IN); numpy.savez(OUT, **{k: f[k].asstr()[()].astype(str) if "
      + "f[k].dtype == object else f[k][()] for k in f})", "npz")
  private static let matlab = ForeignFile(
    "a file of MATLAB",
    "import scipy.io, numpy; numpy.savez(OUT, **{k: v for k, v in scipy.io.loadmat(IN, "
      + "squeeze_me=True).items() if k[0] != '_'})", "npz")
  private static let matlab7 = ForeignFile(
    "a file of MATLAB 7.3",
    "import h5py, numpy; f = h5py.File(IN); numpy.savez(OUT, **{k: f[k][()].T.squeeze() for k in f if "
      + "k[0] != '#'})", "npz")
  private static let sheet = ForeignFile(
    "a spreadsheet", "import pandas; pandas.read_excel(IN).to_csv(OUT, index=False)", "csv")
  private static let safetensors = ForeignFile(
    "a file of safetensors",
    "import safetensors.numpy, numpy; numpy.savez(OUT, **safetensors.numpy.load_file(IN))", "npz")
  private static let stata = ForeignFile(
    "a file of Stata", "import pandas; pandas.read_stata(IN).to_csv(OUT, index=False)", "csv")
  private static let wordVectors = ForeignFile(
    "a binary file of word vectors",
    "import gensim; gensim.models.KeyedVectors.load_word2vec_format(IN, "
      + "binary=True).save_word2vec_format(OUT)", "vec")
  private static let zip = ForeignFile(
    "a ZIP archive without arrays",
    "import zipfile; z = zipfile.ZipFile(IN); open(OUT, 'wb').write(z.read(z.namelist()[0]))",
    packed
  )

  /// Compressed by what zlib does not read, by how the bytes begin.
  private static let compressed: [(magic: [UInt8], title: String, module: String)] = [
    (Array("BZh".utf8), "compressed by bzip2", "bz2"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], "compressed by xz", "lzma"),
  ]

  private static func known(_ bytes: ByteView) -> ForeignFile? {
    let begins = { (text: String) in bytes.hasPrefix(Array(text.utf8)) }
    if begins("PAR1") { return parquet }
    if begins("ARROW1") || begins("FEA1") { return feather }
    if begins("MATLAB 7.3 MAT") { return matlab7 }
    if begins("MATLAB 5.0 MAT") { return matlab }
    if bytes.hasPrefix([0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A]) { return hdf5 }
    if bytes.hasPrefix([0xD0, 0xCF, 0x11, 0xE0]) { return sheet }
    if begins("<stata_dta>") { return stata }
    // Protocols 2 to 5 of pickle; the first object of what PyTorch wrote before 1.6 is a number.
    if bytes.count > 2, bytes[0] == 0x80, (2...5).contains(bytes[1]) {
      return bytes.hasPrefix([0x8A, 0x0A, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20], at: 2)
        ? torch : pickle
    }
    for kind in compressed where bytes.hasPrefix(kind.magic) {
      return ForeignFile(
        kind.title, "import \(kind.module); open(OUT, 'wb').write(\(kind.module).open(IN).read())",
        packed)
    }
    return bytes.hasPrefix([0x50, 0x4B, 3, 4]) ? archived(bytes) : nil
  }

  /// What a ZIP file is, by what lies in it; nil for arrays of NumPy and what is broken.
  private static func archived(_ bytes: ByteView) -> ForeignFile? {
    guard let names = try? ZipArchive(bytes).entries.map(\.name), !names.isEmpty else { return nil }
    if names.contains(where: { $0.hasSuffix("data.pkl") }) { return torch }
    if names.contains(where: { $0.hasSuffix("workbook.xml") || $0 == "content.xml" }) {
      return sheet
    }
    return names.contains(where: { $0.hasSuffix(".npy") }) ? nil : zip
  }

  private static func byEnding(_ ending: String) -> ForeignFile? {
    switch ending {
    case "parquet", "pq": parquet
    case "feather", "arrow": feather
    case "pkl", "pickle", "joblib", "kv": pickled(ending)
    case "pt", "pth": torch
    case "h5", "hdf5", "hdf", "h5ad": hdf5
    case "mat": matlab
    case "xlsx", "xls", "ods": sheet
    case "safetensors": safetensors
    case "dta": stata
    case "bin": wordVectors
    default: nil
    }
  }
}
