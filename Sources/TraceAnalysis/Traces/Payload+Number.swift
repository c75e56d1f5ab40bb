import JSONBytes
import TraceModel

extension Payload {
  /// The whole number that is recorded as one or as its digits; nil for anything else.
  var wholeNumber: Int64? { json?.int64 ?? string.flatMap { Int64($0) } }
}
