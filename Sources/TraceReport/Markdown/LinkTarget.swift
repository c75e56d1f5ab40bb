import JSONBytes

/// An address that a link may lead to: one of http, https or mailto.
struct LinkTarget {
  private let address: Slice<UnsafeBufferPointer<UInt8>>

  /// Creates a target; nil for all other addresses.
  ///
  /// Browsers ignore control characters and spaces around an address, and line feeds and tabs
  /// within (WHATWG URL, section 4.4). Here the former are dropped and with the latter it is none.
  init?(_ url: UnsafeBufferPointer<UInt8>) {
    guard let first = url.firstIndex(where: { $0 > 0x20 }),
      let last = url.lastIndex(where: { $0 > 0x20 })
    else { return nil }
    address = url[first...last]
    guard address.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }),
      begins(with: "https://") || begins(with: "http://") || begins(with: "mailto:")
    else { return nil }
  }

  /// Whether the address begins with a text in small letters and has more than that.
  private func begins(with prefix: StaticString) -> Bool {
    let count = prefix.utf8CodeUnitCount
    return address.count > count
      && zip(address, UnsafeBufferPointer(start: prefix.utf8Start, count: count)).allSatisfy {
        $0 == $1 || (0x41...0x5A).contains($0) && $0 | 0x20 == $1
      }
  }

  /// Appends the address as the value of an attribute; bytes that no address has become `%XX`.
  func append(to buffer: inout ByteBuffer) {
    for byte in address {
      switch byte {
      case UInt8(ascii: "&"): buffer.append("&amp;")
      case UInt8(ascii: "'"): buffer.append("&#39;")
      case _ where Self.isAllowed(byte): buffer.append(byte: byte)
      default: Self.append(percent: byte, to: &buffer)
      }
    }
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21, 0x23...0x3B, 0x3D, 0x3F...0x5A, 0x5F, 0x61...0x7A, 0x7E: true
    default: false
    }
  }

  private static func append(percent byte: UInt8, to buffer: inout ByteBuffer) {
    buffer.append(byte: UInt8(ascii: "%"))
    for digit in [byte >> 4, byte & 15] {
      buffer.append(byte: digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10)
    }
  }
}
