import TraceAnalysis

/// What a page of a diff says before its numbers: which runs, how they were paired.
struct DiffHead {
  private let report: DiffReport

  init(_ report: DiffReport) { self.report = report }

  /// Such as `base against head`.
  var title: String { "\(report.base.name) against \(report.head.name)" }

  /// Runs with the start of their first trace, models, sources.
  var runs: [ReportInline] {
    let (base, head) = (report.base, report.head)
    let isOneSource = base.source == head.source
    return side(base, "base", withSource: !isOneSource, isSecond: false) + [.own(" · ")]
      + side(head, "head", withSource: !isOneSource, isSecond: true)
      + (isOneSource ? [.own(" · "), .recorded(TextCut(base.source, limit: 120).marked)] : [])
  }

  private func side(
    _ side: DiffSide,
    _ role: String,
    withSource: Bool,
    isSecond: Bool
  ) -> [ReportInline] {
    var parts: [[ReportInline]] = [
      [.own(CountText.text(side.traces.count, "trace"))]
    ]
    if let start = start(of: side, isSecond: isSecond) { parts.append([.own(start)]) }
    if !side.models.isEmpty { parts.append([.recorded(side.modelText)]) }
    if withSource { parts.append([.recorded(TextCut(side.source, limit: 120).marked)]) }
    return [.own("\(role): ")] + parts.joined(separator: [.own(", ")])
  }

  /// The date is repeated only where it changes.
  private func start(of side: DiffSide, isSecond: Bool) -> String? {
    guard let start = side.startMS.map({ MomentText(milliseconds: $0) }) else { return nil }
    let first = report.base.startMS.map { MomentText(milliseconds: $0) }
    let isRepeated = isSecond && first?.isSameDay(as: start) == true
    let time = start.time.prefix(8)
    return isRepeated ? "\(time)" : "\(start.date) \(time)"
  }

  /// What is odd about the sources, in sentences.
  var remarks: [String] {
    [(report.base, "Base"), (report.head, "Head")].flatMap { side, role in
      let judges = CountText.text(side.judges, "trace")
      return side.remarks.map { "\(role): \(TextCut($0, limit: 300).marked)" }
        + (side.judges > 0 ? ["\(role): \(judges) of judges left out."] : [])
    }
  }

  /// How cases were paired, leading to the page that lists them; without a format leading nowhere.
  func pairing(_ format: SiteFormat?) -> [ReportInline] {
    let counts = PairingCounts(report)
    let page = format.map { "\(DiffPlace.pairing).\($0.fileExtension)" }
    let unpaired = counts.unpaired.map { text, anchor -> [ReportInline] in
      guard let page, let anchor else { return [.own(text)] }
      return [.link(text, to: "\(page)#\(anchor)")]
    }
    let link = page.map { [[ReportInline.link("How cases were paired", to: $0)]] } ?? []
    let parts: [[ReportInline]] = [[.recorded(counts.pairedText)]] + unpaired + link
    return Array(parts.joined(separator: [.own(" · ")]))
  }
}
