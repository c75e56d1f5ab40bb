import TraceAnalysis
import TraceModel

extension Span {
  /// The status message, where it says something else than an exception of the span; else nil.
  ///
  /// The Python SDK of OpenTelemetry writes `ValueError: no seat` there, the class without its module.
  func statusRemark(beyond exception: SpanException) -> String? {
    let (type, message) = (exception.type ?? "", exception.message ?? "")
    let name = type.split(separator: ".").last.map(String.init) ?? type
    let known = [message, "\(type): \(message)", "\(name): \(message)"]
    return statusMessage.flatMap { known.contains($0) ? nil : $0 }
  }
}
