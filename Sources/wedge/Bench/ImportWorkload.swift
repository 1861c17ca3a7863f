import Import
import Training

/// Workloads that read files, which lie in memory.
enum ImportWorkload {
  static func named(
    _ name: String, format: String, rows: Int, width: Int, _ fault: UsageError
  ) throws -> Workload {
    let table = BenchData.table(count: rows, classes: 10, dimension: width)
    switch format {
    case "csv": return reading(name, text(of: table), .csv, ImportRequest(hasHeader: true))
    case "npy": return reading(name, array(of: table), .npy, ImportRequest(label: .none))
    default: throw fault
    }
  }

  /// The check value is how many numbers were read.
  private static func reading(
    _ name: String, _ bytes: [UInt8], _ format: ImportFormat, _ request: ImportRequest
  ) -> Workload {
    var request = request
    request.reserved = LargePages.advise
    let reading = request
    @Sendable func read() -> Int {
      bytes.withUnsafeBytes { bytes in
        let table = try? importedTable(bytes, format, reading, unpacking: TableFile.unpacking)
        return table?.values.count ?? 0
      }
    }
    return Workload(name, check: { Double(read()) }) { times in
      for _ in 0..<times { _ = read() }
    }
  }

  /// A row of names, then numbers and a class a row.
  private static func text(of table: DataTable) -> [UInt8] {
    let names = (0..<table.width).map { "x\($0)," }.joined() + "label\n"
    var text = Array(names.utf8)
    for (row, label) in table.labels.enumerated() {
      for axis in 0..<table.width {
        text += Array("\(table.values[row * table.width + axis]),".utf8)
      }
      text += Array("class \(label)\n".utf8)
    }
    return text
  }

  /// As NumPy writes it: the head filled up to whole 64 bytes, then floats.
  private static func array(of table: DataTable) -> [UInt8] {
    var head =
      "{'descr': '<f4', 'fortran_order': False, 'shape': (\(table.count), \(table.width)), }"
    while (10 + head.utf8.count + 1) % 64 != 0 { head += " " }
    head += "\n"
    let size = UInt16(head.utf8.count)
    var bytes: [UInt8] = [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 1, 0]
    bytes += [UInt8(size & 255), UInt8(size >> 8)] + Array(head.utf8)
    table.values.withUnsafeBytes { bytes += $0 }
    return bytes
  }
}
