import TraceAnalysis
import TraceModel

extension PairSurroundings {
  /// What lies around the page of a case of a diff, whose neighbours are those of the list of cases.
  ///
  /// - Parameters:
  ///   - place: Place in ``RunComparison/cases``.
  ///   - report: The diff.
  ///   - traces: Those of the case.
  ///   - format: What the pages are written in.
  package init(
    ofCase place: Int,
    in report: DiffReport,
    _ traces: CaseTraces,
    format: SiteFormat
  ) {
    let cases = report.comparison.cases
    let paired = report.comparison.pairing.cases[cases[place].place]
    self.init(
      number: cases[place].place + 1,
      reportTitle: DiffHead(report).title,
      reportAddress: "../\(DiffPlace.overview).\(format.fileExtension)",
      proof: PairProof(paired.rule, demanded: report.match, similarity: paired.similarity),
      base: PairTrace(id: traces.base.trace.id, address: nil),
      head: PairTrace(id: traces.head.trace.id, address: nil)
    )
    let address = { "../" + CaseText.path(place: cases[$0].place, in: format) }
    previousAddress = place > 0 ? address(place - 1) : nil
    nextAddress = place + 1 < cases.count ? address(place + 1) : nil
    labels = PairLabel.all(of: cases[place].flags)
    repeats = PairRepeat.all(cases[place], traces)
  }
}

extension PairLabel {
  static func all(of flags: CaseChange.Flags) -> [PairLabel] {
    let labels: [(CaseChange.Flags, PairLabel)] = [
      (.newlyFailing, .newlyFailing), (.fixed, .fixed), (.failingStill, .stillFailing),
      (.answerChanged, .changedAnswer), (.toolsChanged, .changedTools),
    ]
    let found = labels.filter { flags.contains($0.0) }.map(\.1)
    // What newly fails has regressed: one word is enough.
    let isRegressed = flags.contains(.regressed) && !flags.contains(.newlyFailing)
    return (isRegressed ? [.regressed] : []) + found
  }
}

extension PairRepeat {
  fileprivate static func all(_ change: CaseChange, _ traces: CaseTraces) -> [PairRepeat] {
    let base = sides(change.base, traces.furtherBase)
    let head = sides(change.head, traces.furtherHead)
    return (0..<max(base.count, head.count)).map { place in
      PairRepeat(
        base: place < base.count ? base[place] : nil,
        head: place < head.count ? head[place] : nil
      )
    }
  }

  private static func sides(_ side: CaseSide, _ summaries: [TraceSummary]) -> [Side] {
    zip(side.traces.dropFirst(), summaries).map { key, summary in
      Side(PairTrace(id: key.id, address: nil), summary)
    }
  }
}
