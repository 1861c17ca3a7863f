import Import
import Testing

@Suite struct ForeignFileTests {
  private func fault(_ path: String, _ bytes: [UInt8], tellsByName: Bool = true) -> String? {
    bytes.withUnsafeBytes { raw in
      ForeignFile(path: path, bytes: raw, tellsByName: tellsByName)?.fault(of: path).fault
    }
  }

  /// What a file is stands at its beginning, whatever it is called.
  @Test(arguments: [
    ("PAR1", "read_parquet"), ("ARROW1", "read_feather"), ("FEA1", "read_feather"),
    ("MATLAB 5.0 MAT-file", "loadmat"), ("MATLAB 7.3 MAT-file", "h5py"), ("BZh9", "bz2"),
    ("<stata_dta>", "read_stata"),
  ]) func theBeginningTellsTheKind(_ beginning: String, _ python: String) {
    for path in ["a.csv", "a", "-", "my rows.npy"] {
      let words = fault(path, Array(beginning.utf8) + [0, 1, 2], tellsByName: false)
      #expect(words?.contains(python) == true, "\(path)")
    }
  }

  @Test func bytesThatAreNoTextTellTheKind() {
    #expect(fault("a", [0x89, 0x48, 0x44, 0x46, 13, 10, 26, 10])?.contains("h5py") == true)
    #expect(fault("a", [0x80, 4, 0x95, 0])?.contains("read_pickle") == true)
    #expect(fault("a.joblib", [0x80, 4, 0x95, 0])?.contains("joblib.load") == true)
    let old: [UInt8] = [0x80, 2, 0x8A, 0x0A, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20]
    #expect(fault("a", old)?.contains("torch.load") == true)
    #expect(fault("a", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0])?.contains("lzma") == true)
  }

  @Test func aZipFileIsWhatLiesInIt() {
    #expect(fault("a.npz", zip([("a/data.pkl", [1])]))?.contains("torch.load") == true)
    #expect(fault("a.zip", zip([("xl/workbook.xml", [1])]))?.contains("read_excel") == true)
    #expect(fault("a.csv.zip", zip([("a.csv", [1])]))?.contains("zipfile") == true)
    #expect(fault("a.npz", npz([("x", npy([[1, 2]]))])) == nil)
  }

  @Test(arguments: [
    "parquet", "pq", "feather", "arrow", "pkl", "pickle", "joblib", "pt", "pth", "h5", "hdf5",
    "mat",
    "xlsx", "xls", "ods", "safetensors", "dta", "bin",
  ]) func aNameTellsTheKindUnlessAPersonDoes(_ ending: String) {
    let (path, text) = ("rows.\(ending)", Array("1,2,a\n3,4,b\n".utf8))
    let words = fault(path, text)
    #expect(words?.contains("python3 -c") == true && words?.contains(path) == true)
    #expect(words?.contains("--data-format") == true)
    #expect(fault(path, text, tellsByName: false) == nil)
  }

  @Test func aLineCanBeGivenToAShell() {
    let bytes = Array("PAR1".utf8)
    #expect(fault("my rows.parquet", bytes)?.contains("'my rows.parquet'") == true)
    for path in ["it's.parquet", "a\"b.parquet", "$(id).parquet", "`id`.parquet", "a\\.parquet"] {
      let words = fault(path, bytes)
      #expect(words?.contains("read_parquet('FILE')") == true, "\(path)")
    }
  }

  @Test func whatIsReadIsNotForeign() {
    for name in ["a.csv", "a.txt", "a.json", "a.npy", "a.vec", "a"] {
      #expect(fault(name, Array("1 2 a\n".utf8)) == nil)
    }
  }
}
