import JSONBytes

/// A number with a fixed number of decimals, in whole numbers only.
struct ScaledNumber: Sendable, Equatable {
  /// The number times 10^`places`.
  let digits: UInt64
  let places: Int

  init(digits: UInt64, places: Int) {
    self.digits = digits
    self.places = places
  }

  /// A quotient rounded half up to three significant digits.
  ///
  /// Nil where the rounded quotient is not below the limit.
  init?(_ value: UInt64, per unit: UInt64, below limit: UInt64) {
    var (places, scale): (Int, UInt64) = (3, 1000)
    while places > 0 {
      places -= 1
      scale /= 10
      let (scaled, overflows) = value.multipliedReportingOverflow(by: scale)
      if overflows { continue }
      let rounded = scaled / unit + (scaled % unit >= unit - unit / 2 ? 1 : 0)
      if rounded >= 1000 && places > 0 { continue }
      guard rounded < limit * scale else { return nil }
      self.init(digits: rounded, places: places)
      return
    }
    return nil
  }

  /// The same number without needless decimals.
  var shortened: ScaledNumber {
    var (digits, places) = (digits, places)
    while places > 0, digits % 10 == 0 {
      digits /= 10
      places -= 1
    }
    return ScaledNumber(digits: digits, places: places)
  }

  /// Such as `0.05`, `12.3` or `999`.
  func write(to text: inout ByteBuffer) {
    var scale: UInt64 = 1
    for _ in 0..<places { scale *= 10 }
    text.append(decimal: digits / scale)
    if places == 0 { return }
    text.append(".")
    text.append(decimal: digits % scale, places: places)
  }
}

extension ByteBuffer {
  /// Appends digits with zeros before them, so that there are at least `places`.
  mutating func append(decimal number: UInt64, places: Int) {
    var bound: UInt64 = 1
    for _ in 1..<max(1, places) {
      bound *= 10
      if number < bound { append("0") }
    }
    append(decimal: number)
  }
}

extension String {
  /// The text that a closure writes.
  init(_ write: (inout ByteBuffer) -> Void) {
    var buffer = ByteBuffer(capacity: 64)
    write(&buffer)
    self = buffer.string()
  }
}
