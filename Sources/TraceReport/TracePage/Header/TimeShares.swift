import JSONBytes
import TraceAnalysis
import TraceModel

/// Writes where the time of a trace went: self time by kind, the largest first.
struct TimeShares {
  let shares: [KindShare]
  let busyNS: Int64
  private let durationNS: Int64?
  private let isRunning: Bool
  private let finished: Int

  private static let shown = 5

  init(_ analysed: AnalysedTrace) {
    shares = KindShare.all(analysed)
    busyNS = shares.reduce(0) { $0.addingClamped($1.selfNS) }
    durationNS = analysed.durationNS
    isRunning = analysed.trace.state == .inProgress
    finished = analysed.trace.spans.count { $0.endNS != nil }
  }

  func write(to html: inout ByteBuffer) {
    if durationNS == nil { return writeUnfinished(to: &html) }
    guard busyNS > 0 else { return }
    html.append("<div class=\"went\"><h2>")
    html.appendHTML(title)
    html.append("</h2>")
    ShareBar(shares.map { (kind: $0.kind, length: $0.selfNS) }).write(to: &html)
    html.append("<ul>")
    for share in shares.prefix(Self.shown) { write(share, to: &html) }
    let rest = shares.count - Self.shown
    if rest > 0 { html.append("<li class=\"o\">\(CountText.text(rest, "more kind"))</li>") }
    html.append("</ul></div>\n")
  }

  /// Shares of a time that is not known would say that one span took all of it.
  private func writeUnfinished(to html: inout ByteBuffer) {
    html.append("<div class=\"went\"><h2>")
    html.append(isRunning ? "Still running: " : "Duration unknown: ")
    html.append(CountText.text(finished, "finished span"))
    html.append(isRunning ? " so far</h2></div>\n" : "</h2></div>\n")
  }

  /// With concurrency the parts add up to more than the trace lasted.
  var title: String {
    guard let durationNS else { return "Where the time went" }
    let whole = DurationText(nanoseconds: durationNS).text
    guard Double(busyNS) > 1.001 * Double(durationNS) else { return "Where the \(whole) went" }
    let busy = DurationText(nanoseconds: busyNS).text
    return "Where the time went: share of \(busy) busy time in \(whole)"
  }

  private func write(_ share: KindShare, to html: inout ByteBuffer) {
    html.append("<li>")
    html.appendBadge(share.kind)
    html.append(" <strong>")
    html.appendPercent(Double(share.selfNS) / Double(busyNS))
    html.append("</strong> ")
    html.appendHTML(share.kind.title)
    html.append(" ")
    html.appendDuration(nanoseconds: share.selfNS)
    html.append("</li>")
  }
}
