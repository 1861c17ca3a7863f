import CDeflate
import Cells
import Import
import Training

/// A person's own rows from files, as the options say how to read them.
struct TableFile {
  let path: String
  /// A file with a class a row; nil where they stand among the rows.
  var labels: String?
  var request = ImportRequest()

  /// What the endings of the files that can be read are.
  static var endings: String {
    ImportFormat.allCases.map { ".\($0.rawValue)" }.joined(separator: " ")
  }

  /// - Throws: `InputError` with the place, the value and the remedy.
  func read() throws(InputError) -> DataTable {
    var request = request
    let labels = labels ?? companion
    if labels != nil { request.label = .none }
    var table = try imported(request)
    if let labels {
      do {
        try table.take(try importedClasses(labels))
      } catch let fault as ImportFault {
        throw InputError(fault.location(in: labels), fault.fault)
      } catch let error as InputError {
        throw error
      } catch {
        throw InputError(labels, "\(error)")
      }
    }
    guard !table.labels.isEmpty else {
      throw InputError(path, "has no classes. Give them with --labels FILE, or as array 'y'.")
    }
    guard table.classNames.count >= 2 else {
      throw InputError(labels ?? path, "has one class only. Give two at least.")
    }
    try checkPrototypes(table)
    return DataTable(
      name: sanitized(String(path.split(separator: "/").last ?? "")), width: table.width,
      values: table.values, labels: table.labels, classTitles: table.classNames.map(sanitized),
      prototypes: table.prototypes)
  }

  /// The metadata that the Embedding Projector keeps beside its tensors.
  private var companion: String? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard let name = parts.last, name.contains("tensors"), name.hasSuffix(".tsv") else {
      return nil
    }
    let beside = name.replacing("tensors", with: "metadata")
    let companion = (parts.dropLast() + [beside[...]]).joined(separator: "/")
    return InputFile.isThere(companion) ? companion : nil
  }

  private func imported(_ request: ImportRequest) throws(InputError) -> ImportedTable {
    let file = try MappedFile(path)
    let progress = ReadingProgress(path)
    defer { progress.clear() }
    var request = request
    request.progress = { progress.show($0) }
    if let start = file.bytes.baseAddress {
      nonisolated(unsafe) let start = start
      request.passed = { MappedFile.release(from: start, upTo: $0) }
    }
    guard let format = ImportFormat(path: path, bytes: file.bytes) else {
      throw InputError(path, "is of no kind that can be read. Give a file in \(Self.endings).")
    }
    let table: ImportedTable
    do {
      table = try importedTable(file.bytes, format, request, unpacking: Self.unpacking)
    } catch {
      throw InputError(error.location(in: path), error.fault)
    }
    try file.checkUnchanged()
    return table
  }

  private func importedClasses(_ labels: String) throws -> ImportedLabels {
    let file = try MappedFile(labels)
    let format = ImportFormat(path: labels, bytes: file.bytes) ?? .csv
    let classes = try importedLabels(file.bytes, format, request)
    try file.checkUnchanged()
    return classes
  }

  private func checkPrototypes(_ table: ImportedTable) throws(InputError) {
    let expected = table.classNames.count * table.width
    guard table.prototypes.isEmpty || table.prototypes.count == expected else {
      throw InputError(
        "\(path): array 'W'",
        "has \(table.prototypes.count / table.width) rows for \(table.classNames.count) classes. "
          + "Give a row a class, in the order of the labels.")
    }
  }

  private static var unpacking: Unpacking {
    Unpacking(inflate: inflate) { wedge_checksum($0, $1.baseAddress, $1.count) }
  }

  private static func inflate(
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
}
