import JSONBytes
import TraceModel

/// A span in the form that JSON and Protocol Buffers meet in: its values are plain JSON.
struct SpanDraft: Hashable, Sendable {
  /// A key, and the number of its value.
  struct Attribute: Hashable, Sendable {
    let key: String
    let value: Int
  }

  struct Event: Hashable, Sendable {
    var name = ""
    /// Nil where it has none that can be read.
    var timeNS: Int64?
    /// The number of the object of its attributes; nil where it has none.
    var attributes: Int?
  }

  struct Link: Hashable, Sendable {
    var traceID = ""
    var spanID = ""
    /// The number of the object of its attributes; nil where it has none.
    var attributes: Int?
  }

  var spanID = ""
  var parentID: String?
  var name = ""
  /// Nanoseconds since the Unix epoch; 0 where there is none that can be read.
  var startNS: Int64 = 0
  /// Nanoseconds since the Unix epoch; nil where there is none.
  var endNS: Int64?
  var status = SpanStatus.unset
  /// The code of a status that is not known; nil for the known ones.
  var unknownStatus: String?
  var message: String?
  var attributes: [Attribute] = []
  var events: [Event] = []
  var links: [Link] = []
  /// A JSON array of every value that has a number.
  var values: [UInt8] = []
  /// Members that hold something else than they should, each once.
  private(set) var misread: [String] = []
  private var noted: Set<ExactText> = []

  /// Notes a member that holds something else than it should.
  mutating func note(_ member: String) {
    if noted.insert(ExactText(member)).inserted { misread.append(member) }
  }

  /// Notes the code of a status: 0, 1 or 2.
  mutating func setStatus(_ code: Int64) {
    switch code {
    case 0: status = .unset
    case 1: status = .ok
    case 2: status = .error
    default: unknownStatus = String(code)
    }
  }
}

/// Puts a draft's values together, each of which gets a number.
struct DraftValues: ~Copyable {
  private var buffer = ByteBuffer(capacity: 1024)
  private var count = 0

  init() { buffer.append("[") }

  /// Has a value written; gives its number.
  mutating func add<E: Error>(_ write: (inout ByteBuffer) throws(E) -> Void) throws(E) -> Int {
    if count > 0 { buffer.append(",") }
    try write(&buffer)
    count += 1
    return count - 1
  }

  /// The JSON array of the values.
  consuming func finish() -> [UInt8] {
    buffer.append("]")
    return buffer.bytes()
  }
}
