/// The regularised incomplete beta function with the parameters ν/2 and ½.
struct IncompleteBeta {
  private let halves: Int
  /// The beta function of ν/2 and ½.
  private let whole: Double

  /// - Parameter halves: ν, at least 1.
  init(halves: Int) {
    self.halves = halves
    // From B(½, ½) = π or B(1, ½) = 2 by B(a + 1, ½) = B(a, ½) · a / (a + ½).
    var place = halves % 2 == 0 ? 2 : 1
    var whole = halves % 2 == 0 ? 2 : Double.pi
    while place < halves {
      whole *= Double(place) / Double(place + 1)
      place += 2
    }
    self.whole = whole
  }

  /// The function at x, given with 1 − x; both lie between 0 and 1.
  func value(_ x: Double, _ rest: Double) -> Double {
    let a = Double(halves) / 2
    let front = power(x.squareRoot()) * rest.squareRoot() / whole
    if x < (a + 1) / (a + 2.5) { return front * fraction(x, a, 0.5) / a }
    return 1 - front * fraction(rest, 0.5, a) / 0.5
  }

  private func power(_ root: Double) -> Double {
    (0..<halves).reduce(1) { product, _ in product * root }
  }

  /// The continued fraction (DLMF 8.17.22), evaluated after Lentz and Thompson.
  private func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    var (c, d) = (1.0, 1 / (1 - (a + b) * x / (a + 1)))
    var value = d
    for step in 1...400 {
      let m = Double(step)
      for term in [
        m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
        -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
      ] {
        d = 1 / (1 + term * d)
        c = 1 + term / c
        value *= c * d
      }
      if (c * d - 1).magnitude < 1e-15 { break }
    }
    return value
  }
}
