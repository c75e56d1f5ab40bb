import JSONBytes
import TraceModel

/// A piece of a document, equal to every other one of the same bytes.
struct ExactBytes: Hashable {
  let bytes: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  /// The one text that all values have that mean the same; a text that is not JSON is itself.
  init(canonical payload: Payload) {
    guard let json = payload.json else {
      self.init(payload.utf8 ?? [])
      return
    }
    var buffer = ByteBuffer(capacity: 128)
    json.canonical(to: &buffer)
    self.init(buffer.bytes()[...])
  }

  /// All bytes at once: an array hashes them one by one.
  func hash(into hasher: inout Hasher) {
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
  }
}
