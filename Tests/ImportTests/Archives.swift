@testable import Import

/// An array as NumPy writes it.
func npy(_ type: String, _ shape: [Int], _ elements: [UInt8]) -> [UInt8] {
  let lengths = shape.map { "\($0)," }.joined(separator: " ")
  var head = "{'descr': '\(type)', 'fortran_order': False, 'shape': (\(lengths)), }"
  while (head.utf8.count + 11) % 64 != 0 { head += " " }
  head += "\n"
  let count = head.utf8.count
  return [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(count % 256), UInt8(count / 256)]
    + Array(head.utf8) + elements
}

/// Rows of 32-bit floats.
func npy(_ rows: [[Float]]) -> [UInt8] {
  npy("<f4", [rows.count, rows.first?.count ?? 0], rows.flatMap { $0.flatMap(bytes) })
}

/// Numbers one by one.
func npy(_ numbers: [Float]) -> [UInt8] { npy("<f4", [numbers.count], numbers.flatMap(bytes)) }

private func bytes(_ number: Float) -> [UInt8] {
  (0..<4).map { UInt8(truncatingIfNeeded: number.bitPattern >> (8 * UInt32($0))) }
}

/// Named arrays as `numpy.savez` stores them.
func npz(_ arrays: [(name: String, array: [UInt8])]) -> [UInt8] {
  zip(arrays.map { ("\($0.name).npy", $0.array) })
}

/// A ZIP file of parts that are not compressed.
func zip(_ parts: [(name: String, bytes: [UInt8])]) -> [UInt8] {
  var (file, directory): ([UInt8], [UInt8]) = ([], [])
  func word(_ value: Int, _ width: Int) -> [UInt8] {
    (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
  for (name, array) in parts {
    let name = Array(name.utf8)
    let checksum = array.withUnsafeBytes { Int(zlib.checksum(0, $0)) }
    // Version, flags, method, time and date, checksum, both sizes, lengths of name and extra field.
    let common =
      word(20, 2) + word(0, 2) + word(0, 2) + word(0, 4) + word(checksum, 4)
      + word(array.count, 4) + word(array.count, 4) + word(name.count, 2) + word(0, 2)
    directory +=
      [0x50, 0x4B, 1, 2] + word(20, 2) + common + word(0, 10) + word(file.count, 4) + name
    file += [0x50, 0x4B, 3, 4] + common + name + array
  }
  return file + directory + [0x50, 0x4B, 5, 6] + word(0, 4) + word(parts.count, 2)
    + word(parts.count, 2) + word(directory.count, 4) + word(file.count, 4) + word(0, 2)
}

/// The fault that a file has, or what was taken of it and what was left.
func outcome(_ bytes: [UInt8], _ name: String, _ request: ImportRequest = ImportRequest()) -> String
{
  do {
    let parts = try table(bytes, name, request).parts
    return "\(parts.numbers); \(parts.classes); \(parts.left.joined(separator: ", "))"
  } catch let error as ImportFault {
    return "\(error.location(in: name)) \(error.fault)"
  } catch {
    return "\(error)"
  }
}

func outcome(
  _ text: String, _ name: String = "data.csv", ignoring ignored: String = "",
  header: Bool? = nil, label: ImportRequest.LabelColumn = .usual
) -> String {
  outcome(
    Array(text.utf8), name,
    ImportRequest(label: label, hasHeader: header, ignored: IgnoredParts(ignored)))
}

/// Six rows of two numbers, two classes, with more fields before and after.
func sixRows(
  head: String? = nil, before: (Int) -> String = { _ in "" }, after: (Int) -> String = { _ in "" },
  separator: String = ","
) -> String {
  let rows = (0..<6).map { row in
    "\(before(row))\(Double(row % 2) + 0.25)\(separator)\(Double(row * row % 5) + 0.5)\(after(row))"
  }
  return ((head.map { [$0] } ?? []) + rows).joined(separator: "\n") + "\n"
}

/// The class of a row.
func kind(_ row: Int) -> String { row % 2 == 0 ? "red" : "blue" }
