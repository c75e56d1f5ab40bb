import Foundation
import Testing

/// Runs a command that must fail with this message, and nothing else, on standard error.
func expectFailure(
  _ arguments: [String],
  in folder: String,
  _ message: String,
  sourceLocation: SourceLocation = #_sourceLocation
) async throws {
  let failed = try await Tool.run(arguments, in: folder)
  #expect(failed.errors == message, sourceLocation: sourceLocation)
  #expect(failed.output.isEmpty, sourceLocation: sourceLocation)
  #expect(failed.status == 2, sourceLocation: sourceLocation)
}

extension TemporaryFolder {
  /// Runs a build over a site that is there already: it must fail with this message and leave every
  /// byte of this folder as it was, with nothing added.
  func expectFailingBuild(
    _ arguments: [String],
    _ message: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    try put(try await BuiltSite.small.value, below: "site")
    let before = try contents()
    let entries = try entries()
    let command = ["build"] + arguments + (arguments.contains("-o") ? [] : ["-o", "site"])
    try await expectFailure(command, in: path, message, sourceLocation: sourceLocation)
    #expect(try contents().differing(from: before) == [], sourceLocation: sourceLocation)
    #expect(try self.entries() == entries, sourceLocation: sourceLocation)
  }
}
