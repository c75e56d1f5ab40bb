/// What one case gave in base and in head, in one unit; the mean where a case was run several times.
package struct ValuePair: Sendable, Equatable {
  package var base: Double
  package var head: Double

  package init(base: Double, head: Double) {
    self.base = base
    self.head = head
  }

  /// Head less base.
  package var difference: Double { head - base }

  var isFinite: Bool { base.isFinite && head.isFinite }
}
