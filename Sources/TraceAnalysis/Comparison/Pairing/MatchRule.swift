import JSONBytes
import TraceModel

/// What `--match` demands two traces to have in common.
package enum MatchRule: Sendable {
  /// The value of a tag, or else of a metadata entry.
  case tag(String)
  /// A value within the inputs of the root span.
  case input(InputPath)

  /// Reads `tag:KEY` or `input:JSON.PATH`; nil for anything else.
  package init?(_ text: String) {
    if text.hasPrefix("tag:"), text.utf8.count > 4 {
      self = .tag(String(text.dropFirst(4)))
    } else if text.hasPrefix("input:"), let path = InputPath(String(text.dropFirst(6))) {
      self = .input(path)
    } else {
      return nil
    }
  }

  /// What a trace has there; nil where it has nothing.
  func value(in trace: Trace, inputs: Payload?) -> String? {
    switch self {
    case .tag(let key): trace.tag(key) ?? trace.metadataValue(key)
    case .input(let path): inputs?.json.flatMap(path.value).map(Self.canonicalText)
    }
  }

  private static func canonicalText(_ value: JSONValue) -> String {
    var buffer = ByteBuffer(capacity: 64)
    value.canonical(to: &buffer)
    return buffer.string()
  }
}
