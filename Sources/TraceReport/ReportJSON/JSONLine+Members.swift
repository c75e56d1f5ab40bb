/// Members of an object, key and value at once.
extension JSONLine {
  mutating func text(_ key: StaticString, _ value: String?) {
    self.key(key)
    string(value)
  }

  mutating func count(_ key: StaticString, _ value: Int) {
    self.key(key)
    integer(Int64(value))
  }

  mutating func integer(_ key: StaticString, _ value: Int64?) {
    self.key(key)
    integer(value)
  }

  /// Null for what is no finite number.
  mutating func number(_ key: StaticString, _ value: Double?) {
    self.key(key)
    number(value)
  }

  mutating func object(_ key: StaticString, _ body: (inout JSONLine) -> Void) {
    self.key(key)
    object(body)
  }

  mutating func list<Items: Sequence>(
    _ key: StaticString,
    _ items: Items,
    _ each: (inout JSONLine, Items.Element) -> Void
  ) {
    self.key(key)
    list(items, each)
  }

  /// How many items there are, and the first of them: lists never end in silence.
  mutating func capped<Items: Collection>(
    _ key: StaticString,
    _ items: Items,
    most: Int,
    _ each: (inout JSONLine, Items.Element) -> Void
  ) {
    object(key) { json in
      json.count("count", items.count)
      json.list("listed", items.prefix(most), each)
    }
  }
}
