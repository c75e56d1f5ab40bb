import Foundation
import JSONBytes
import Testing

/// The public JSON test suite (github.com/nst/JSONTestSuite).
///
/// Its files are not kept here. To run it, clone it and name its folder of texts:
/// `TRACEFOLIO_JSON_TEST_SUITE=…/JSONTestSuite/test_parsing swift test`
@Suite("The public JSON test suite")
struct JSONTestSuiteTests {
  private static let folder = ProcessInfo.processInfo.environment["TRACEFOLIO_JSON_TEST_SUITE"]

  /// What Python's json module writes and reads, though JSON does not have it.
  private static let readBesides: Set = [
    "n_number_NaN.json", "n_number_infinity.json", "n_number_minus_infinity.json",
  ]

  @Test(
    "Texts that must be read are read, texts that must be refused are refused",
    .enabled(
      if: folder != nil,
      "set TRACEFOLIO_JSON_TEST_SUITE to the suite's folder test_parsing to run it"
    )
  )
  func suite() throws {
    let folder = URL(filePath: try #require(Self.folder))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    for name in names {
      let text = try Data(contentsOf: folder.appending(path: name))
      let error = refusal(of: Array(text))
      switch name.first {
      case "y": #expect(error == nil, "\(name)")
      case "n": #expect((error != nil) != Self.readBesides.contains(name), "\(name)")
      default: break  // i_: left to the reader; that it does not stop the program is enough
      }
    }
    #expect(names.count { $0.hasPrefix("y_") } >= 95)
    #expect(names.count { $0.hasPrefix("n_") } >= 188)
  }
}
