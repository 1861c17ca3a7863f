import CDeflate
import Foundation
import Import

/// What `make.py` says that a file holds.
struct Expected: Decodable {
  var width: Int
  var bits: [UInt32]
  var labels: [Int32]
  var names: [String]
  var prototypes: [UInt32]
}

func fixture(_ name: String) throws -> [UInt8] {
  let folder = Bundle.module.resourceURL?.appendingPathComponent("Fixtures")
  let url = folder?.appendingPathComponent(name) ?? URL(fileURLWithPath: name)
  return [UInt8](try Data(contentsOf: url))
}

func expected(_ name: String) throws -> Expected {
  try JSONDecoder().decode(Expected.self, from: Data(fixture("\(name).expected")))
}

/// The fixtures that hold a table.
let tableFixtures: [String] = [
  "f2little.npy", "f4little.npy", "f8little.npy", "f2big.npy", "f4big.npy", "f8big.npy", "i1.npy",
  "i2.npy", "i4.npy", "i8.npy", "u1.npy", "u2.npy", "u4.npy", "u8.npy", "bool.npy", "fortran.npy",
  "cube.npy", "stored.npz", "deflated.npz", "header.csv", "plain.tsv", "semicolon.csv",
  "quoted.csv", "columns.jsonl", "arrays.jsonl", "tensors.tsv",
]

func inflate(
  _ packed: UnsafeRawBufferPointer, _ size: Int,
  _ take: @escaping (UnsafeRawBufferPointer) -> Bool
) -> Bool {
  var take = take
  return withUnsafeMutablePointer(to: &take) { context in
    wedge_inflate(
      packed.baseAddress, packed.count, size,
      { context, bytes, count in
        let take = context?.assumingMemoryBound(to: ((UnsafeRawBufferPointer) -> Bool).self)
        return take?.pointee(UnsafeRawBufferPointer(start: bytes, count: count)) ?? false
      }, context)
  }
}

var zlib: Unpacking {
  Unpacking(inflate: inflate) { wedge_checksum($0, $1.baseAddress, $1.count) }
}

func table(
  _ bytes: [UInt8], _ name: String, _ request: ImportRequest = ImportRequest()
) throws -> ImportedTable {
  try bytes.withUnsafeBytes { raw in
    guard let format = ImportFormat(path: name, bytes: raw) else {
      throw ImportFault(.file, "has no format")
    }
    return try importedTable(raw, format, request, unpacking: zlib)
  }
}

func table(text: String, _ name: String = "data.csv", label: ImportRequest.LabelColumn = .usual)
  throws -> ImportedTable
{
  try table([UInt8](text.utf8), name, ImportRequest(label: label))
}

/// The fault that a text has.
func fault(
  _ text: String, _ name: String = "data.csv", label: ImportRequest.LabelColumn = .usual
) -> String {
  do {
    _ = try table(text: text, name, label: label)
    return "none"
  } catch let error as ImportFault {
    return "\(error.location(in: name)) \(error.fault)"
  } catch {
    return "\(error)"
  }
}

/// How a fixture has to be read: some have no classes of their own.
func request(for name: String) -> ImportRequest {
  ImportRequest(label: name == "tensors.tsv" ? .none : .usual)
}
