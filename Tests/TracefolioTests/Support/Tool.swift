import Foundation
import Synchronization

/// What a finished process left behind.
struct Outcome {
  /// Exit status; negative for the number of a signal.
  let status: Int32
  let output: Data
  let errors: String

  var text: String { String(decoding: output, as: UTF8.self) }
}

/// The built command, run as a process.
enum Tool {
  /// The binary that was built with these tests.
  static let binary = URL(filePath: CommandLine.arguments[0])
    .resolvingSymlinksInPath()
    .deletingLastPathComponent()
    .appending(path: "tracefolio")
    .path(percentEncoded: false)

  /// Runs the command, by default in the package's folder.
  ///
  /// It finds nothing on standard input, and in its environment what is given here and what coverage
  /// needs.
  static func run(
    _ arguments: [String],
    in folder: String = Repository.root,
    environment: [String: String] = [:],
    binary: String = Tool.binary
  ) async throws -> Outcome {
    try await launch(binary, arguments, in: folder, environment: environment)
  }

  /// Runs a program of the machine, with the environment of the tests.
  static func program(_ name: String, _ arguments: [String]) async throws -> Outcome {
    try await launch(
      "/usr/bin/env",
      [name] + arguments,
      in: Repository.root,
      environment: ProcessInfo.processInfo.environment
    )
  }

  /// Runs a shell script, in which `"$0"` is the command.
  static func shell(_ script: String, in folder: String) async throws -> Outcome {
    try await launch(
      "/bin/sh",
      ["-c", script, binary],
      in: folder,
      environment: ["PATH": "/usr/bin:/bin"]
    )
  }

  private static func launch(
    _ executable: String,
    _ arguments: [String],
    in folder: String,
    environment: [String: String]
  ) async throws -> Outcome {
    // Files instead of pipes: no output is too long for them.
    let streams = try TemporaryFolder()
    let process = Process()
    process.executableURL = URL(filePath: executable)
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder)
    process.environment = environment.merging(coverage) { given, _ in given }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try streams.create("output")
    process.standardError = try streams.create("errors")
    try await finish(process)
    let status = process.terminationStatus
    return Outcome(
      status: process.terminationReason == .exit ? status : -status,
      output: try streams.data("output"),
      errors: try streams.text("errors")
    )
  }

  /// One process is started at a time: on a machine under load Foundation crashed in several starts at once.
  private static let starting = Mutex(())

  private static func finish(_ process: Process) async throws {
    try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
      process.terminationHandler = { _ in done.resume() }
      do {
        try starting.withLock { _ in try process.run() }
      } catch {
        process.terminationHandler = nil
        done.resume(throwing: error)
      }
    }
  }

  /// Where a binary built for coverage writes its profile: not in a test's folder.
  private static var coverage: [String: String] {
    ProcessInfo.processInfo.environment.filter { $0.key == "LLVM_PROFILE_FILE" }
  }
}
