import Foundation
import JSONBytes
import Testing

/// Files of the package that tests read.
enum Fixture {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The bytes of a file, named from the package's folder.
  static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: root.appending(path: path)))
  }

  static func json(_ path: String) throws -> JSONValue { try JSONDocument(bytes(path)).root }
}

extension JSONValue {
  /// The numbers of a list.
  var numbers: [Double] { elements.compactMap(\.double) }
}

/// True where two numbers are the same to one in 10⁹.
func isClose(_ found: Double?, _ expected: Double?) -> Bool {
  guard let found, let expected else { return found == nil && expected == nil }
  return abs(found - expected) <= 1e-9 * max(abs(expected), 1e-12)
}
