import Foundation
import Testing

/// Stores that lie with the tests.
enum Fixture {
  static let folder: URL = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures")

  /// A store that MLflow 3.17.2 wrote, with the files beside it.
  static let database = folder.appending(path: "mlflow-3.17.2-sqlite/mlflow.db").path

  /// What MLflow's own client says of that store.
  static func oracle() throws -> Oracle {
    try Oracle(folder.appending(path: "mlflow-3.17.2-sqlite.oracle.json"))
  }
}

/// Stores of other versions of MLflow, in the folder that the environment variable
/// `TRACEFOLIO_CORPUS` names.
enum Corpus {
  static let folder = ProcessInfo.processInfo.environment["TRACEFOLIO_CORPUS"]
    .map { URL(filePath: $0) }

  static let isAbsent: Comment = "TRACEFOLIO_CORPUS names no folder with stores of other versions."

  static func database(_ version: String) throws -> String {
    try #require(folder).appending(path: "mlflow-\(version)-sqlite/mlflow.db").path
  }

  static func oracle(_ version: String) throws -> Oracle {
    try Oracle(#require(folder).appending(path: "mlflow-\(version)-sqlite.oracle.json"))
  }
}
