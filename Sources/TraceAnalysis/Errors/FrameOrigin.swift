/// Whose code a frame of a stack trace runs.
package enum FrameOrigin: Sendable, Hashable {
  case application
  /// An installed package, by the name of its folder or file.
  case package(String)
  case standardLibrary

  /// Judges by the file's path: packages lie in `site-packages` or `dist-packages`, the standard
  /// library in `/lib/python3…/` or inside the interpreter (`<frozen …>`).
  init(path: ArraySlice<UInt8>) {
    if let name = Self.package(in: path) {
      self = .package(name)
    } else if path.starts(with: Self.frozen) || Self.isStandardLibrary(path) {
      self = .standardLibrary
    } else {
      self = .application
    }
  }

  private static let folders = [Array("site-packages".utf8), Array("dist-packages".utf8)]
  private static let frozen = Array("<frozen ".utf8)
  private static let library = Array("/lib/python3".utf8)

  private static func package(in path: ArraySlice<UInt8>) -> String? {
    for folder in folders {
      guard let end = path.end(of: folder), end < path.endIndex, isSeparator(path[end]) else {
        continue
      }
      let rest = path[(end + 1)...]
      let name = rest.prefix { !isSeparator($0) }
      let isFile = name.endIndex == path.endIndex && name.suffix(3).elementsEqual(".py".utf8)
      return String(decoding: isFile ? name.dropLast(3) : name, as: UTF8.self)
    }
    return nil
  }

  private static func isStandardLibrary(_ path: ArraySlice<UInt8>) -> Bool {
    guard let end = path.end(of: library) else { return false }
    let version = path[end...].drop { isVersion($0) }
    return version.first == UInt8(ascii: "/")
  }

  /// The digits of a version; a free-threaded Python adds a `t`.
  private static func isVersion(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "t"): true
    default: false
    }
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\")
  }
}

extension ArraySlice<UInt8> {
  /// Where the first occurrence of a text ends; nil where there is none.
  func end(of text: [UInt8]) -> Int? {
    guard let first = text.first else { return startIndex }
    var rest = self
    while let start = rest.firstIndex(of: first) {
      rest = rest[start...]
      if rest.starts(with: text) { return start + text.count }
      rest = rest.dropFirst()
    }
    return nil
  }
}
