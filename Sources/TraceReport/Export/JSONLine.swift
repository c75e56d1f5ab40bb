import JSONBytes
import TraceModel

/// A JSON object on one line, growing member by member in the order of the calls.
struct JSONLine: ~Copyable {
  private var buffer: ByteBuffer
  private let style: JSONStyle
  /// True once a number that JSON does not know was written as null.
  private(set) var hasReplacedNumbers = false
  /// True right behind an opening bracket, where no comma belongs.
  private var isFresh = true

  init(style: JSONStyle, capacity: Int = 4096) {
    self.style = style
    buffer = ByteBuffer(capacity: capacity)
  }

  /// Appends the line and its line feed to another buffer.
  consuming func move(to target: inout ByteBuffer) {
    write(to: &target)
    target.append(byte: UInt8(ascii: "\n"))
  }

  /// Appends what is written so far to another buffer.
  func write(to target: inout ByteBuffer) { buffer.withBytes { target.append($0) } }

  /// A copy of what is written so far.
  func bytes() -> [UInt8] { buffer.bytes() }

  mutating func key(_ key: StaticString) {
    comma()
    buffer.append("\"")
    buffer.append(key)
    buffer.append("\":")
    isFresh = true
  }

  mutating func key(_ key: String) {
    comma()
    buffer.appendJSONString(key)
    buffer.append(":")
    isFresh = true
  }

  mutating func object(_ body: (inout JSONLine) -> Void) {
    open("{")
    body(&self)
    close("}")
  }

  /// A list whose items are of different kinds.
  mutating func array(_ body: (inout JSONLine) -> Void) {
    open("[")
    body(&self)
    close("]")
  }

  mutating func list<Items: Sequence>(
    _ items: Items,
    _ each: (inout JSONLine, Items.Element) -> Void
  ) {
    open("[")
    for item in items { each(&self, item) }
    close("]")
  }

  mutating func null() {
    comma()
    buffer.append("null")
  }

  mutating func string(_ text: String?) {
    guard let text else { return null() }
    comma()
    buffer.appendJSONString(text)
  }

  /// UTF-8, a lone surrogate in its three-byte form.
  mutating func string(utf8: [UInt8]?) {
    guard let utf8 else { return null() }
    comma()
    buffer.appendJSONString(utf8[...])
  }

  mutating func integer(_ number: Int64?) {
    guard let number else { return null() }
    comma()
    buffer.append(decimal: number)
  }

  mutating func number(_ number: Double?) {
    guard let number else { return null() }
    if style.nonStandardNumbersAsNull, !number.isFinite {
      hasReplacedNumbers = true
      return null()
    }
    comma()
    buffer.append(json: number)
  }

  /// A value that a closure writes.
  mutating func value(_ write: (inout ByteBuffer) -> Void) {
    comma()
    write(&buffer)
  }

  mutating func bool(_ value: Bool) {
    comma()
    buffer.append(value ? "true" : "false")
  }

  /// A recorded value; a text that is not JSON becomes a string.
  mutating func payload(_ payload: Payload?) {
    switch payload {
    case nil: null()
    case .text(let bytes):
      comma()
      buffer.appendJSONString(bytes)
    case .json(let value): json(value)
    }
  }

  mutating func json(_ value: JSONValue?) {
    guard let value else { return null() }
    comma()
    value.write(to: &buffer, style: style)
    if style.nonStandardNumbersAsNull, value.hasNonStandardNumbers { hasReplacedNumbers = true }
  }

  private mutating func comma() {
    if !isFresh { buffer.append(",") }
    isFresh = false
  }

  private mutating func open(_ bracket: StaticString) {
    comma()
    buffer.append(bracket)
    isFresh = true
  }

  private mutating func close(_ bracket: StaticString) {
    buffer.append(bracket)
    isFresh = false
  }
}
