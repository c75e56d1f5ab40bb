import ArgumentParser

/// How a command speaks and when it fails.
struct ReportingOptions: ParsableArguments {
  @Flag(name: [.customShort("q"), .long], help: "Say nothing but errors on standard error.")
  var quiet = false

  @Flag(help: "Exit with status 1 if anything in the source was odd, repaired or missing.")
  var strict = false

  /// Runs the work of a command, words its errors and sets the exit status.
  ///
  /// - Parameter work: Gives the number of diagnostics.
  /// - Throws: An exit status, or an error of ArgumentParser's own.
  func reportingErrors(_ work: () async throws -> Int) async throws {
    let diagnostics: Int
    do {
      diagnostics = try await work()
    } catch let interrupted as Interrupted {
      throw ExitCode(128 + interrupted.signal)
    } catch {
      guard let message = ErrorMessage(error) else { throw error }
      StandardError.write(message.text)
      throw ExitCode(2)
    }
    if strict, diagnostics > 0 {
      StandardError.write("error: --strict: \(diagnostics) odd things were found\n")
      throw ExitCode(1)
    }
  }
}
