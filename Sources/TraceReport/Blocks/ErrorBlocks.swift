import TraceAnalysis
import TraceModel

/// What went wrong in a span.
enum ErrorBlocks {
  /// The exception that it recorded, else its status message; empty where there is neither.
  static func blocks(_ span: Span, _ analysis: SpanAnalysis) -> [ReportBlock] {
    guard let exception = analysis.exception else {
      return span.statusMessage.map { [.code($0, .text)] } ?? []
    }
    let type = exception.type ?? "Exception"
    let words = exception.message.map { "\(type): \($0)" } ?? type
    let trace = exception.stackTrace.map { trace in
      [ReportBlock.fold("Stack trace", [.code(trace, .text)])]
    }
    return [.code(words, .text)] + (trace ?? [])
  }
}
