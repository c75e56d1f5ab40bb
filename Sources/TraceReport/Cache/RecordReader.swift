import JSONBytes

/// Reads the items of an array one after the other.
///
/// An item of another type than it should be spoils the whole, which is asked at the end.
struct RecordReader {
  private var items: JSONElements.Iterator
  private(set) var isSpoilt = false

  init(_ array: JSONValue) {
    items = array.elements.makeIterator()
    isSpoilt = array.kind != .array
  }

  /// Whether all items were read and none was wrong.
  var isDone: Bool {
    var rest = items
    return !isSpoilt && rest.next() == nil
  }

  /// Nil for `null`.
  mutating func text() -> String? { next { $0.string } }

  mutating func integer() -> Int64? { next { $0.int64 } }

  mutating func bool() -> Bool { required(next { $0.bool }, false) }

  mutating func requiredText() -> String { required(text(), "") }

  mutating func requiredInteger() -> Int64 { required(integer(), 0) }

  /// Never negative, nor so large that sums of it could overflow.
  mutating func count() -> Int {
    let number = requiredInteger()
    if !(0...Int64(Int32.max)).contains(number) { spoil() }
    return Int(number)
  }

  /// Never negative.
  mutating func duration() -> Int64? {
    let number = integer()
    if let number, number < 0 { spoil() }
    return number
  }

  /// Never negative.
  mutating func requiredDuration() -> Int64 { required(duration(), 0) }

  /// A value that only some texts stand for.
  mutating func value<Value>(_ make: (String) -> Value?, else other: Value) -> Value {
    required(make(requiredText()), other)
  }

  /// The items of an array that follow one another in the same way.
  mutating func list<Item>(_ each: (inout RecordReader) -> Item) -> [Item] {
    guard let array = items.next() else {
      isSpoilt = true
      return []
    }
    var reader = RecordReader(array)
    var list: [Item] = []
    while !reader.isSpoilt, !reader.isDone { list.append(each(&reader)) }
    isSpoilt = isSpoilt || reader.isSpoilt
    return list
  }

  /// Makes the whole good for nothing.
  mutating func spoil() { isSpoilt = true }

  private mutating func next<Item>(_ read: (JSONValue) -> Item?) -> Item? {
    guard let value = items.next() else {
      isSpoilt = true
      return nil
    }
    if value.isNull { return nil }
    let item = read(value)
    if item == nil { isSpoilt = true }
    return item
  }

  private mutating func required<Item>(_ item: Item?, _ other: Item) -> Item {
    if item == nil { isSpoilt = true }
    return item ?? other
  }
}
