import Hashing
import TraceModel

/// An id as OpenTelemetry has it: lower-case hexadecimal digits, not all of them 0.
struct OTLPIdentifier {
  let hexadecimal: String
  /// The id that it was made from; nil where that is the same text.
  let original: String?

  /// A trace's id, 16 bytes: its own digits, behind MLflow's `tr-` or alone.
  ///
  /// Any other id gives the first bytes of its SHA-256, and so does one that a trace before has, too,
  /// together with how many those are.
  init(of trace: Trace) {
    if trace.occurrence == 0 {
      self.init(trace: trace.id)
    } else {
      let digits = Self.hash("\(trace.id)#\(trace.occurrence)", bytes: 16)
      self.init(hexadecimal: digits, original: trace.id)
    }
  }

  /// The id of a trace that a link names.
  init(trace id: String) {
    let digits = id.hasPrefix("tr-") ? String(id.dropFirst(3)) : id
    self.init(digits, of: id, bytes: 16)
  }

  /// A span's id, 8 bytes.
  init(span id: String) { self.init(id, of: id, bytes: 8) }

  private init(_ digits: String, of id: String, bytes: Int) {
    let isSound = Self.isIdentifier(digits, bytes: bytes)
    let hexadecimal = isSound ? digits : Self.hash(id, bytes: bytes)
    self.init(hexadecimal: hexadecimal, original: hexadecimal == id ? nil : id)
  }

  private init(hexadecimal: String, original: String?) {
    self.hexadecimal = hexadecimal
    self.original = original
  }

  private static func isIdentifier(_ text: String, bytes: Int) -> Bool {
    let digits = "0123456789abcdef".utf8
    return text.utf8.count == 2 * bytes && text.utf8.allSatisfy(digits.contains)
      && text.utf8.contains { $0 != UInt8(ascii: "0") }
  }

  private static func hash(_ text: String, bytes: Int) -> String {
    var hash = SHA256()
    hash.update(text.utf8)
    return String(hash.finish().hexadecimal.prefix(2 * bytes))
  }
}
