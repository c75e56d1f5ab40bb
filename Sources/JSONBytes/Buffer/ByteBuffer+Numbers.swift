extension ByteBuffer {
  /// Appends an integer in decimal digits, with a minus sign if it is negative.
  package mutating func append(decimal number: Int64) {
    if number < 0 { append(byte: ASCII.minus) }
    append(decimal: number.magnitude)
  }

  /// Appends an integer in decimal digits, with a minus sign if it is negative.
  package mutating func append(decimal number: Int) { append(decimal: Int64(number)) }

  /// Writes the digits from the last to the first at the end of the room for twenty of them, which
  /// the largest number has, and moves them to its front.
  package mutating func append(decimal number: UInt64) {
    let room = 20
    withSpare(room) { spare in
      var rest = number
      var first = room
      repeat {
        first &-= 1
        spare[first] = ASCII.zero &+ UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      } while rest > 0
      spare.update(from: spare + first, count: room &- first)
      return room &- first
    }
  }

  /// Appends the shortest text that reads back as the same number: JSON, or for what JSON does not
  /// have the `NaN`, `Infinity` and `-Infinity` of Python's json module.
  package mutating func append(json number: Double) {
    if number.isFinite {
      append(number.description)
    } else if number.isNaN {
      append("NaN")
    } else {
      append(number < 0 ? "-Infinity" : "Infinity")
    }
  }
}
