import JSONBytes

/// Finds how far a bare link goes.
struct BareLinkScanner {
  let text: UnsafeBufferPointer<UInt8>
  /// Where the link has to be.
  let part: Range<Int>

  /// The longest name of a host (RFC 1035, section 2.3.4), which bounds how far is looked.
  private static let longestHost = 255

  /// The address whose scheme ends at a colon.
  func address(colon: Int) -> Range<Int>? {
    var start = colon
    while start > part.lowerBound, text[start - 1].isASCIILetter, colon - start < 6 { start -= 1 }
    let scheme = text[start..<colon].map { $0 | 0x20 }
    guard scheme.elementsEqual("http".utf8) || scheme.elementsEqual("https".utf8),
      start == 0 || !text[start - 1].isASCIIAlphanumeric
    else { return nil }
    return range(from: start, host: colon + 3)
  }

  /// The address without a scheme whose `www` ends at a period.
  func host(period: Int) -> Range<Int>? {
    let start = period - 3
    guard start >= part.lowerBound, start == 0 || isBoundary(text[start - 1]) else { return nil }
    return range(from: start, host: period + 1)
  }

  /// The mail address of which a byte is the `@`.
  func mail(at index: Int) -> Range<Int>? {
    var start = index
    while start > part.lowerBound, isLocal(text[start - 1]) { start -= 1 }
    var end = index + 1
    var periods = 0
    while end < part.upperBound, text[end].isASCIIAlphanumeric || isMailHostMark(end) {
      if text[end] == UInt8(ascii: ".") { periods += 1 }
      end += 1
    }
    guard start < index, periods > 0, text[end - 1].isASCIIAlphanumeric else { return nil }
    return start..<end
  }

  // MARK: Hosts

  private func range(from start: Int, host: Int) -> Range<Int>? {
    guard host < part.upperBound, isHost(text[host]), hasHost(at: host) else { return nil }
    var end = host
    while end < part.upperBound, text[end] > 0x20, text[end] != 0x7F, text[end] != UInt8(ascii: "<")
    {
      end += 1
    }
    return start..<trimmedEnd(from: host, to: end)
  }

  /// Whether a name begins at an offset whose last two parts have no underscore.
  private func hasHost(at start: Int) -> Bool {
    var underscores = (0, 0)
    var end = start
    while end < min(part.upperBound, start + Self.longestHost) {
      switch text[end] {
      case UInt8(ascii: "_"): underscores.1 += 1
      case UInt8(ascii: "."): underscores = (underscores.1, 0)
      case let byte where isHost(byte): break
      default: return underscores == (0, 0)
      }
      end += 1
    }
    return underscores == (0, 0)
  }

  // MARK: Ends

  /// The end of an address without the punctuation after it.
  ///
  /// A closing parenthesis belongs to the address if it closes one in it.
  private func trimmedEnd(from start: Int, to end: Int) -> Int {
    var end = end
    var surplus = text[start..<end].reduce(0) { count, byte in
      count + (byte == UInt8(ascii: ")") ? 1 : byte == UInt8(ascii: "(") ? -1 : 0)
    }
    while end > start + 1 {
      switch text[end - 1] {
      case UInt8(ascii: ")"):
        guard surplus > 0 else { return end }
        surplus -= 1
        end -= 1
      case UInt8(ascii: ";"): end = entityStart(from: start, to: end - 1) ?? end - 1
      case let byte where isPunctuation(byte): end -= 1
      default: return end
      }
    }
    return end
  }

  /// Where what looks like an entity begins, such as `&copy;`; nil if nothing does.
  private func entityStart(from start: Int, to semicolon: Int) -> Int? {
    var index = semicolon
    while index > start + 1, text[index - 1].isASCIIAlphanumeric { index -= 1 }
    guard index < semicolon, text[index - 1] == UInt8(ascii: "&") else { return nil }
    return index - 1
  }

  // MARK: Bytes

  private func isHost(_ byte: UInt8) -> Bool {
    byte.isASCIIAlphanumeric || byte >= 0x80 || byte == UInt8(ascii: "-")
  }

  /// Whether a byte other than a letter or a digit is in the host of a mail address: a period only
  /// before one of these.
  private func isMailHostMark(_ index: Int) -> Bool {
    switch text[index] {
    case UInt8(ascii: "-"), UInt8(ascii: "_"): true
    case UInt8(ascii: "."): index + 1 < part.upperBound && text[index + 1].isASCIIAlphanumeric
    default: false
    }
  }

  private func isLocal(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "_"), UInt8(ascii: "-"): true
    default: byte.isASCIIAlphanumeric
    }
  }

  private func isBoundary(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "("): true
    default: false
    }
  }

  private func isPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "."), UInt8(ascii: ","),
      UInt8(ascii: ":"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"),
      UInt8(ascii: "'"), UInt8(ascii: "\""):
      true
    default: false
    }
  }
}
