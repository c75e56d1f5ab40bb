/// Why a text is not the JSON that this reader takes, and where.
package struct JSONError: Error, Equatable, Sendable {
  /// What is wrong at the offset.
  package enum Reason: Sendable {
    /// The text stops within a value, or holds none.
    case unexpectedEnd
    /// A byte that no value, comma, colon or bracket can begin with here.
    case unexpectedByte
    /// A number without a digit where one is wanted, or with a needless leading zero.
    case invalidNumber
    /// A backslash that is not followed by an escape of RFC 8259, section 7.
    case invalidEscape
    /// A byte below 0x20 within a string.
    case controlCharacter
    /// Bytes within a string that are neither UTF-8 nor a surrogate in the manner of WTF-8.
    case invalidUTF8
    /// More bytes after the value.
    case trailingBytes
    /// An array or object within more of them than the depth limit allows.
    case tooDeep
    /// A text of 4 GiB or more, or an array or object of 2²⁸ members or more.
    case tooLarge
  }

  /// What is wrong.
  package let reason: Reason
  /// The byte it is wrong at, counted from the first byte of the text; the length of the text where
  /// the text stops too soon.
  package let offset: Int

  /// Creates an error of a reason at an offset in bytes.
  package init(_ reason: Reason, offset: Int) {
    self.reason = reason
    self.offset = offset
  }
}

extension JSONError: CustomStringConvertible {
  /// The reason and the offset in words, such as "unexpected byte at byte 12".
  package var description: String { "\(reason.words) at byte \(offset)" }
}

extension JSONError.Reason {
  fileprivate var words: String {
    switch self {
    case .unexpectedEnd: "unexpected end of the text"
    case .unexpectedByte: "unexpected byte"
    case .invalidNumber: "invalid number"
    case .invalidEscape: "invalid escape"
    case .controlCharacter: "control character in a string"
    case .invalidUTF8: "invalid UTF-8"
    case .trailingBytes: "more text after the value"
    case .tooDeep: "nested too deeply"
    case .tooLarge: "too large"
    }
  }
}
