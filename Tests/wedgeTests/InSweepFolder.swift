import Foundation

@testable import wedge

/// Calls back with a folder of a sweep, which is gone afterwards.
func inSweepFolder(_ body: (SweepFolder) throws -> Void) throws {
  let path = FileManager.default.temporaryDirectory
    .appendingPathComponent("wedge-\(UUID().uuidString)").path
  defer { try? FileManager.default.removeItem(atPath: path) }
  let folder = SweepFolder(path: path)
  try folder.make()
  try body(folder)
}
