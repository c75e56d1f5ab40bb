/// The kinds of JSON value; the two truth values are kinds of their own.
@usableFromInline
package enum JSONKind: UInt8, Sendable {
  case null, `false`, `true`, number, string, array, object
}
