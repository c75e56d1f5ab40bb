import Foundation
import Testing

/// Diffs of the evaluation that MLflow 3.17.2 recorded twice: two runs in one store, and a run a store.
struct DiffedStores {
  static let pair = Repository.path("Tests/Fixtures/eval/pair.db.gz")
  static let base = Repository.path("Tests/Fixtures/eval/base.db.gz")
  static let head = Repository.path("Tests/Fixtures/eval/head.db.gz")
  static let runs = ["--base", "run=base", "--head", "run=head"]

  /// What the program that made the stores put into them.
  struct Expected: Decodable {
    let questions: Int
    let newlyFailing: [String]
    let newlyFixed: [String]
    let failingInBoth: [String]
    let rewordedAnswersInHead: [String]
    let measured: [String: [String: Measured]]
    let changedToolSequence: Sequence

    struct Measured: Decodable {
      let retrieveMsMean: Double
      let inputTokens: Int
      let outputTokens: Int
      let totalCost: Double
      let durationMsMean: Double
    }

    struct Sequence: Decodable {
      let question: String
    }
  }

  static func expected() throws -> Expected {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let path = Repository.path("Tests/Fixtures/eval/expected_diff.json")
    return try decoder.decode(Expected.self, from: Data(contentsOf: URL(filePath: path)))
  }

  /// A site and what was said.
  struct Diffed {
    let outcome: Outcome
    let site: FolderContents
    /// The object of `diff.json`.
    let json: RecordedJSON
  }

  /// Runs `diff` with arguments and an output folder.
  static func diff(_ arguments: [String]) async throws -> Diffed {
    let box = try TemporaryFolder()
    let outcome = try await Tool.run(["diff"] + arguments + ["-o", "site"], in: box.path)
    try #require(outcome.status == 0 || outcome.status == 1, "\(outcome.errors)")
    let site = try box.contents("site")
    let json = try RecordedJSON(#require(site.files["diff.json"]))
    return Diffed(outcome: outcome, site: site, json: json)
  }
}
