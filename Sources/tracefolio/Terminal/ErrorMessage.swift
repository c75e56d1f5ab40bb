import Glibc
import SiteAssets
import SiteWriter
import TraceSources

/// An error in words: what is wrong with what, what was found, and what to do next.
struct ErrorMessage: Equatable {
  /// The file or option it is about, then what is wrong with it.
  let headline: String
  /// Nil where the headline says it all.
  var found: String?
  let advice: String

  /// The whole message, a line each, control characters made visible.
  var text: String {
    let lines = [
      "error: \(headline)", found.map { "  found: \($0)" }, "  try:   \(advice)",
    ]
    return lines.compactMap { $0.map(TerminalText.visible) }.joined(separator: "\n") + "\n"
  }
}

extension ErrorMessage {
  /// The message of anything that a command throws of its own; nil for ArgumentParser's errors.
  init?(_ error: any Error) {
    switch error {
    case let error as TraceSourceError: self.init(error)
    case let error as SiteWriterError: self.init(error)
    case let error as SiteAssetsError: self.init(error)
    case let error as TemplateError: self.init(error)
    case let error as PricesError: self.init(error)
    case let error as OutputError:
      self.init(
        headline: "standard output: cannot be written",
        found: Self.reason(error.errno),
        advice: "write to a file on a disk that has room"
      )
    case let error as TraceNotFound:
      self.init(
        headline: "\(error.sources.joined(separator: ", ")): has no trace \(error.id)",
        advice:
          "tracefolio export \(error.sources.joined(separator: " ")) lists all traces with their ids"
      )
    case let error as NothingSelected:
      self.init(
        headline: "\(error.source): no trace is selected",
        found: "no trace that all selecting options hold for; the output was left as it is",
        advice: "fewer selecting options, or check their spelling"
      )
    case let error as UnknownGate:
      self.init(
        headline: "--fail-on \(error.name): neither a metric nor an assessment of the two runs",
        found: error.assessments.isEmpty
          ? "no assessments" : "assessments \(error.assessments.joined(separator: ", "))",
        advice: "worse for everything, or one of the metrics in tracefolio diff --help"
      )
    default: return nil
    }
  }

  static func reason(_ number: Int32) -> String { String(cString: strerror(number)) }
}

/// A trace that was asked for by id and is in none of the sources.
struct TraceNotFound: Error {
  let sources: [String]
  let id: String
}

/// Options that select nothing: more likely a slip than the wish for an empty report.
struct NothingSelected: Error {
  let source: String
}
