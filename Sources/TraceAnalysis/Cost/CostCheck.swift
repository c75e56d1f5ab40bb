import TraceModel

/// Holds what was counted against the cost that the store states for the whole trace.
struct CostCheck {
  private(set) var differs = false
  private(set) var diagnostics: [Diagnostic] = []

  init(_ trace: Trace, _ counted: CostSum, _ pricesDate: String?) {
    guard let stated = trace.statedCost?.total else { return }
    if Self.isSame(counted.totalUSD ?? 0, stated) { return }
    differs = true
    let words = "Counted \(Self.words(counted, pricesDate)), the store states $\(stated)."
    diagnostics = [Diagnostic(.costDiffers, words)]
  }

  /// Sums of dollars differ in their last digits by the order in which they are added.
  static func isSame(_ a: Double, _ b: Double) -> Bool {
    a == b || abs(a - b) <= 1e-9 * max(abs(a), abs(b))
  }

  private static func words(_ counted: CostSum, _ date: String?) -> String {
    guard let total = counted.totalUSD else { return "nothing" }
    guard let table = counted.priceTableUSD, let date else { return "$\(total)" }
    let part = counted.statedUSD == nil ? "" : ", $\(table) of it"
    return "$\(total)\(part) by prices of \(date)"
  }
}
