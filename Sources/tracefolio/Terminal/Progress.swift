import Synchronization

/// Tells on standard error how far a command has come.
///
/// A line that renews itself where a person watches, a line now and then in a log, nothing when quiet.
/// Counts instead of clocks decide when: the output does not depend on the machine's speed.
final class Progress: Sendable {
  private enum Style { case quiet, bar, log }

  private let style: Style
  private let total: Int
  /// What is counted, in the plural.
  private let unit: String
  private let done = Atomic<Int>(0)
  private let shown = Mutex(0)

  init(total: Int, of unit: String = "traces", isQuiet: Bool) {
    self.total = total
    self.unit = unit
    style = isQuiet ? .quiet : StandardError.isTerminal ? .bar : .log
  }

  /// Counts one more; any task may call it.
  func advance() {
    let count = done.add(1, ordering: .relaxed).newValue
    guard style != .quiet, count == total || count % step == 0 else { return }
    shown.withLock { last in
      guard count > last else { return }
      last = count
      show(count)
    }
  }

  /// Clears the line.
  func finish() {
    if style == .bar { StandardError.write("\r\u{1B}[K") }
  }

  private var step: Int {
    style == .bar ? max(1, total / 200) : max(1000, total / 10)
  }

  private func show(_ count: Int) {
    let text = "\(count) of \(total) \(unit)"
    StandardError.write(style == .bar ? "\r\(bar(count)) \(text)" : text + "\n")
  }

  private func bar(_ count: Int) -> String {
    let width = 30
    let filled = total > 0 ? count * width / total : width
    return "[" + String(repeating: "#", count: filled)
      + String(repeating: ".", count: width - filled) + "]"
  }
}
