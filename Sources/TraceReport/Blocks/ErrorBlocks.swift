import TraceAnalysis
import TraceModel

/// What went wrong in a span.
enum ErrorBlocks {
  /// The exception that it recorded and what its status says beyond that, else its status message,
  /// else the error that its answer names; empty where there is none of them.
  ///
  /// Where `isShort`, frames of libraries are only counted.
  static func blocks(
    _ span: Span,
    _ analysis: SpanAnalysis,
    isShort: Bool = false
  ) -> [ReportBlock] {
    if let exception = analysis.exception { return blocks(exception, span, isShort) }
    if let message = span.statusMessage { return [.code(message, .text)] }
    guard let failure = ModelFailure(of: span, stream: analysis.stream) else { return [] }
    return [
      .code(FailureText.words(failure.code, failure.message), .text),
      .note("The API’s answer says so; the span itself did not fail"),
    ]
  }

  private static func blocks(
    _ exception: SpanException,
    _ span: Span,
    _ isShort: Bool
  ) -> [ReportBlock] {
    let status = span.statusRemark(beyond: exception).map { [ReportBlock.code($0, .text)] } ?? []
    let words =
      [ReportBlock.code(FailureText.words(exception.type, exception.message), .text)] + status
    guard let trace = exception.stackTrace, !trace.isEmpty else { return words }
    let text = isShort ? shortened(trace) : Array(trace.utf8)
    return words + [.fold("Stack trace", [.code(text[...], .text)])]
  }

  /// A stack trace of Python's with a line in place of the frames that run in libraries.
  private static func shortened(_ trace: String) -> [UInt8] {
    guard let traceback = Traceback(trace.utf8) else { return Array(trace.utf8) }
    return traceback.stretches().flatMap { stretch -> [UInt8] in
      guard case .folded(let run) = stretch else { return Array(stretch.text) }
      let names = run.libraries.map(\.name).joined(separator: ", ")
      let origin = names.isEmpty ? "" : " of \(names)"
      return Array("  … \(CountText.text(run.frames, "frame"))\(origin)\n".utf8)
    }
  }
}
