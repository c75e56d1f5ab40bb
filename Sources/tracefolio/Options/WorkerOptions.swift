import ArgumentParser

/// How many traces a command works on at once.
struct WorkerOptions: ParsableArguments {
  @Option(help: "How many traces are worked on at once; by default one a processor.")
  var workers: Int?

  func validate() throws {
    if let workers, workers < 1 { throw ValidationError("--workers must be at least 1.") }
    if let workers, workers > 256 { throw ValidationError("--workers must be at most 256.") }
  }

  /// At least 1.
  var count: Int { workers ?? Processors.count }
}
