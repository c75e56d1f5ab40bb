/// What is told of each value on a walk through a value and all within it, in stored order.
///
/// An object is `beginObject`, then `key` and a value in turn, then `endObject`; an array is
/// `beginArray`, the values, `endArray`; every other value is `scalar`. A conforming type may hold a
/// `ByteBuffer` of its own, which is why it need not be copyable.
@usableFromInline
package protocol JSONVisitor: ~Copyable {
  /// An object begins, with a number of members, duplicates among them.
  mutating func beginObject(count: Int)
  /// The key of a member, whose value is next.
  mutating func key(_ token: JSONToken)
  /// The innermost object ends.
  mutating func endObject()
  /// An array begins, with a number of elements.
  mutating func beginArray(count: Int)
  /// The innermost array ends.
  mutating func endArray()
  /// A null, a truth value, a number or a string.
  mutating func scalar(_ token: JSONToken)
}
