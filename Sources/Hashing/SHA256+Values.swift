/// Values of several fields, each so that no two sequences of fields give the same message: a text
/// comes with its length, and what is missing differs from everything that is there.
extension SHA256 {
  /// Adds a text by its UTF-8.
  package mutating func add(_ text: String?) {
    guard var text else { return add(length: -1) }
    text.withUTF8 { utf8 in
      add(length: utf8.count)
      update(UnsafeRawBufferPointer(utf8))
    }
  }

  /// Adds bytes.
  package mutating func add(bytes: [UInt8]?) {
    guard let bytes else { return add(length: -1) }
    add(length: bytes.count)
    bytes.withUnsafeBytes { update($0) }
  }

  /// Adds a number.
  package mutating func add(_ number: Int64?) {
    add(length: number == nil ? -1 : 8)
    if let number { add(length: Int(number)) }
  }

  /// Adds a list, item by item.
  package mutating func add<Item>(_ items: [Item], _ each: (Item, inout SHA256) -> Void) {
    add(length: items.count)
    for item in items { each(item, &self) }
  }

  private mutating func add(length: Int) {
    withUnsafeBytes(of: Int64(length).littleEndian) { update($0) }
  }
}
