/// An address that stands in a text without the marks of a link, by the rules of GitHub's autolinks.
///
/// One that begins with http://, https:// or www., or a mail address.
struct BareLink {
  enum Kind { case address, host, mail }

  let kind: Kind
  /// Where the address is in the text.
  let range: Range<Int>

  /// Whether the byte at an offset may be the one that tells a link: the colon after a scheme, the
  /// first period of a host, or the `@`.
  @inline(__always)
  static func canBegin(in text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    switch text[index] {
    case UInt8(ascii: ":"):
      index + 3 < text.count && text[index + 1] == UInt8(ascii: "/")
        && text[index + 2] == UInt8(ascii: "/")
    case UInt8(ascii: "."):
      index > 2 && text[index - 1] | 0x20 == UInt8(ascii: "w")
        && text[index - 2] | 0x20 == UInt8(ascii: "w")
        && text[index - 3] | 0x20 == UInt8(ascii: "w")
    case UInt8(ascii: "@"): index > 0 && index + 1 < text.count
    default: false
    }
  }

  /// Reads the link that a byte tells; nil if there is none.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - index: The offset of a byte for which `canBegin` is true.
  ///   - part: The part of the text in which the link has to be.
  init?(in text: UnsafeBufferPointer<UInt8>, at index: Int, within part: Range<Int>) {
    let scanner = BareLinkScanner(text: text, part: part)
    let found: Range<Int>?
    switch text[index] {
    case UInt8(ascii: ":"): (kind, found) = (.address, scanner.address(colon: index))
    case UInt8(ascii: "."): (kind, found) = (.host, scanner.host(period: index))
    default: (kind, found) = (.mail, scanner.mail(at: index))
    }
    guard let found else { return nil }
    range = found
  }

  /// What makes an address of the text.
  var prefix: StaticString {
    switch kind {
    case .address: ""
    case .host: "http://"
    case .mail: "mailto:"
    }
  }
}
