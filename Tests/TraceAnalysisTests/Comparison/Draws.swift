import Foundation
import TestSupport
import TraceAnalysis

/// Cases that were drawn at random: each has a size of its own, which base and head share, and what
/// varies from run to run.
struct Draws {
  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  /// Durations whose logarithms spread by 0.6 from case to case.
  ///
  /// - Parameters:
  ///   - count: How many.
  ///   - spread: Standard deviation of the logarithm of head / base.
  ///   - factor: How many times as much head truly takes.
  /// - Returns: One pair a case.
  mutating func durations(_ count: Int, spread: Double = 0.35, factor: Double = 1) -> [ValuePair] {
    (0..<count).map { _ in
      let size = 7 + 0.6 * normal()
      let noise = spread / 2.squareRoot()
      return ValuePair(
        base: exp(size + noise * normal()),
        head: factor * exp(size + noise * normal())
      )
    }
  }

  /// Whole numbers of tokens, of which half stay the same.
  mutating func tokens(_ count: Int) -> [ValuePair] {
    durations(count, spread: 0.4).map { pair in
      let base = (pair.base / 10).rounded()
      return ValuePair(base: base, head: unit() < 0.5 ? base : (pair.head / 10).rounded())
    }
  }

  /// Dollars, of which one case in ten has none.
  mutating func costs(_ count: Int) -> [ValuePair] {
    durations(count, spread: 0.5).map { pair in
      unit() < 0.1
        ? ValuePair(base: 0, head: 0) : ValuePair(base: pair.base * 3e-6, head: pair.head * 3e-6)
    }
  }

  /// Passes and failures; hard cases fail more often than easy ones.
  mutating func passes(_ count: Int) -> [ValuePair] {
    (0..<count).map { _ in
      let rate = unit().squareRoot()
      return ValuePair(base: unit() < rate ? 1 : 0, head: unit() < rate ? 1 : 0)
    }
  }

  /// Scores of 0 to 1 in tenths, many of them full.
  mutating func scores(_ count: Int) -> [ValuePair] {
    (0..<count).map { _ in
      let middle = 0.85 + 0.2 * normal()
      return ValuePair(base: tenths(middle), head: tenths(middle))
    }
  }

  /// Marks of 1 to 5.
  mutating func marks(_ count: Int) -> [ValuePair] {
    (0..<count).map { _ in
      let middle = 3.5 + normal()
      return ValuePair(base: mark(middle), head: mark(middle))
    }
  }

  private mutating func tenths(_ middle: Double) -> Double {
    (min(1, max(0, middle + 0.15 * normal())) * 10).rounded() / 10
  }

  private mutating func mark(_ middle: Double) -> Double {
    min(5, max(1, (middle + 0.7 * normal()).rounded()))
  }

  private mutating func unit() -> Double { Double.random(in: 0..<1, using: &random) }

  /// Box and Muller (1958).
  private mutating func normal() -> Double {
    (-2 * log(1 - unit())).squareRoot() * cos(2 * .pi * unit())
  }
}
