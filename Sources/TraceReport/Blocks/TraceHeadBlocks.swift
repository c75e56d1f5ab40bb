import JSONBytes
import TraceAnalysis
import TraceModel

/// The beginning of a trace's report: what it was, what was asked and answered, and its numbers.
struct TraceHeadBlocks {
  private let place: ReportPlace
  private let facts: TraceFacts
  private let texts: TraceTexts

  /// Unicode scalars of a question or answer that are shown.
  private static let saidLimit = 400

  init(_ place: ReportPlace, _ texts: TraceTexts) {
    self.place = place
    self.texts = texts
    facts = TraceFacts(place.analysed)
  }

  private var analysed: AnalysedTrace { place.analysed }
  private var trace: Trace { analysed.trace }

  /// With a title of level 1; `links` lead to other pages.
  func blocks(links: [ReportInline]) -> [ReportBlock] {
    let state = ShownState(trace.state)
    let head: [ReportInline] = [
      .strong("\(state.glyph) \(state.word)"), .own(" · "), .code(trace.id),
    ]
    // A word of the tool's own comes first: so no name makes the anchor of another heading.
    return [.heading(1, [.own("Trace: "), .recorded(trace.name ?? "name not recorded")])]
      + [.paragraph(head)] + (links.isEmpty ? [] : [.paragraph(links)])
      + notes + said + numbers + times
  }

  private var notes: [ReportBlock] {
    if analysed.diagnostics.isEmpty { return [] }
    let items = analysed.diagnostics.map { diagnostic in
      let link = place.link(toSpanOf: diagnostic.spanID)
      return [.own("▲ "), .recorded(diagnostic.message)] + (link.isEmpty ? [] : [.own(" ")] + link)
    }
    return [.list(items)]
  }

  private var said: [ReportBlock] {
    let asked = [.heading(2, "Asked")] + quotation(texts.asked, else: "No request recorded")
    let outcome = TraceOutcome(analysed)
    if let failure = outcome.failure { return asked + blocks(of: failure) }
    let reason =
      trace.state == .inProgress
      ? "Not finished: no answer recorded" : "No answer recorded"
    return asked + [.heading(2, "Answered")] + quotation(texts.answered, else: reason)
      + (outcome.stop.map { [.paragraph([.recorded($0)])] } ?? [])
  }

  /// The beginning of a text, and the way to all of it.
  private func quotation(_ text: String?, else reason: String) -> [ReportBlock] {
    guard let text, !text.isEmpty else { return [.note(reason)] }
    let shown = TextCut(text, limit: Self.saidLimit)
    let quote = ReportBlock.quote(Array(shown.marked.utf8)[...])
    guard shown.isCut, let root = analysed.tree.roots.first else { return [quote] }
    let length = CountText.text(text.unicodeScalars.count, "character")
    return [quote, .paragraph([.own("All \(length) in ")] + place.link(to: root))]
  }

  private func blocks(of failure: TraceFailure) -> [ReportBlock] {
    [
      .heading(2, "Failed"),
      .paragraph([.own("In ")] + place.link(to: failure.span)),
      .quote(Array(failure.words.utf8)[...]),
    ] + failure.notes.map { .paragraph([.recorded($0)]) }
  }
}

extension TraceHeadBlocks {
  private var numbers: [ReportBlock] {
    var table = ReportTable(["Fact", "Value"])
    table.add(.own("Duration"), .own(facts.duration?.text ?? "–, \(noDuration)"))
    table.add(.own("Cost"), .recorded("\(facts.cost ?? ReportInline.unknown), \(facts.costWords)"))
    table.add(.own("Tokens"), .own(tokens ?? "–, no span reports any"))
    table.add(.own("Model calls"), .own("\(facts.modelCalls)"))
    table.add(.own("Tool runs"), .own("\(facts.toolSpans)"))
    let within = "in \(CountText.text(facts.spans, "span")), depth \(facts.depth)"
    table.add(.own("Failed spans"), .own("\(facts.failedSpans) \(within)"))
    addOrigin(to: &table)
    return [.heading(2, "Facts"), .table(table)]
  }

  private var noDuration: String {
    trace.state == .inProgress ? "in progress when it was read" : "no span has an end"
  }

  private var tokens: String? {
    guard let usage = facts.usage else { return nil }
    let parts = [usage.input.map { ($0, "in") }, usage.output.map { ($0, "out") }]
      .compactMap { $0.map { "\(CountText.text($0)) \($1)" } }
    let total = facts.tokens ?? "–"
    return parts.isEmpty ? total : "\(total) (\(parts.joined(separator: ", ")))"
  }

  private func addOrigin(to table: inout ReportTable) {
    let start = MomentText(milliseconds: trace.requestTimeMS)
    table.add(.own("Started"), .own("\(start.date) \(start.time) UTC"))
    let origin: [(String, String?)] = [
      ("Experiment", trace.experiment.title), ("Run", trace.runID),
      ("User", trace.user), ("Source", SourceName.text(of: trace)),
    ]
    for (label, value) in origin {
      if let value { table.add(.own(label), .recorded(value)) }
    }
    if let session = trace.sessionID {
      table.add(.own("Session"), .link(session, to: "../\(MarkdownSessionPage.path(of: session))"))
    }
  }

  private var times: [ReportBlock] {
    let shares = TimeShares(analysed)
    guard shares.busyNS > 0 else { return [] }
    var table = ReportTable(["Kind", "Self time#", "Share, %#"])
    for share in shares.shares {
      table.add(
        .recorded(share.kind.title),
        .own(DurationText(nanoseconds: share.selfNS).text),
        .own(PercentText.bare(Double(share.selfNS) / Double(shares.busyNS)))
      )
    }
    return [.heading(2, shares.title), .table(table)]
  }
}
