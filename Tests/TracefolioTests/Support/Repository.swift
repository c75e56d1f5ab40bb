import Foundation

/// Places in the package's folder.
enum Repository {
  /// The package's folder, without a slash at the end.
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .path(percentEncoded: false)
    .trimmingSuffix("/")

  /// A store of MLflow 3.17.2, relative to ``root``.
  static let fixture = "Tests/Fixtures/mlflow-3.17.2-sqlite/mlflow.db"

  static func path(_ relative: String) -> String { root + "/" + relative }

  static func text(_ relative: String) throws -> String {
    try String(contentsOfFile: path(relative), encoding: .utf8)
  }

  /// Paths of the files below a folder that end in `suffix`, relative to it and sorted.
  static func files(below folder: String, suffix: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: path(folder))
      .filter { $0.hasSuffix(suffix) }
      .sorted()
  }
}

/// Traces of the fixture, each named for the program that made it.
enum FixtureTrace {
  static let bookingAgent = "tr-78f0e6211e3d1e925d3c3c81ded3dc17"
  static let streamWithUsage = "tr-85b4ff4266d1922907714a8c7f5c9ee9"
  static let errorInAgent = "tr-fd407409129801b5cb828192f9842336"
  static let hostileMarkup = "tr-bd1920c209c2fba3041c071ea88e1681"
  static let terminalControls = "tr-696f1f8a6ef140926be48f44d7f4e4e5"
  static let damaged = "tr-96acf77a4076e9f2f883350f8b9fd0be"

  /// Traces that show much between them.
  static let telling = [bookingAgent, streamWithUsage, errorInAgent, hostileMarkup]
}

extension String {
  func trimmingSuffix(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}
