import TraceAnalysis
import TraceModel

/// What a diff comes to, in one sentence or two that a reviewer could paste: what changed, by how much,
/// then what cannot be told.
///
/// It says what the verdicts say and nothing else.
struct VerdictSentence {
  private let report: DiffReport
  private let comparison: RunComparison
  private let findings: [Finding]

  init(_ report: DiffReport) {
    self.report = report
    comparison = report.comparison
    findings = Finding.all(of: report.comparison)
  }

  /// The sentences; counts of cases lead to them where `links` knows a way.
  func runs(_ links: CaseLinks? = nil) -> [ReportInline] {
    if let reason = nothing { return [.own(reason)] }
    let decided = decidedSentence
    let rest = restSentence(links)
    if decided.isEmpty && rest.isEmpty { return [.own("Nothing differs that was measured.")] }
    return (decided + (decided.isEmpty || rest.isEmpty ? [] : [.own(" ")]) + rest).merged
  }

  /// Why there is nothing to compare; nil where there is.
  private var nothing: String? {
    let sides = [(report.base, "Base"), (report.head, "Head")].filter { $0.0.traces.isEmpty }
    if sides.count == 2 { return "Nothing to compare: neither base nor head has a trace." }
    if let side = sides.first { return "Nothing to compare: \(side.1.lowercased()) has no trace." }
    if !findings.isEmpty || !comparison.cases.isEmpty { return nil }
    return "Nothing to compare: no case of base is paired with one of head."
  }

  /// The largest changes first.
  private var decidedSentence: [ReportInline] {
    let decided = findings.filter(\.verdict.isDecided).sorted { $1.size < $0.size }
    if decided.isEmpty { return [] }
    let shown = decided.prefix(4).map(\.clause)
    let rest = decided.count - shown.count
    let clauses = shown + (rest > 0 ? [[.own("differs in \(rest) more numbers")]] : [])
    return [.own(comparison.cases.isEmpty ? "No case is paired: head " : "Head ")]
      + clauses.listed + [.own(".")]
  }

  private func restSentence(_ links: CaseLinks?) -> [ReportInline] {
    let parts = [sameClause, undecidedClause, openClause, casesClause(links)].filter { !$0.isEmpty }
    if parts.isEmpty { return [] }
    return (Array(parts.joined(separator: [.own("; ")])) + [.own(".")]).capitalised
  }

  private var sameClause: [ReportInline] {
    let names = Self.names(findings.filter { $0.verdict == .noDifference })
    return names.isEmpty ? [] : [.own("no difference beyond the noise in ")] + names
  }

  private var undecidedClause: [ReportInline] {
    let undecided = findings.filter { $0.verdict == .noDifferenceShown }
    if undecided.isEmpty { return [] }
    return [.own("no difference shown in ")] + Self.names(undecided) + Self.hint(undecided)
  }

  /// What it would take to tell, of those of which it is known.
  private static func hint(_ undecided: [Finding]) -> [ReportInline] {
    let known = undecided.filter { $0.neededCases != nil }
    guard let needed = known.compactMap(\.neededCases).max() else { return [] }
    let which = known.count == undecided.count ? [] : [.own(" of ")] + names(known)
    return [.own(" (to tell")] + which
      + [.own(" would take about \(CountText.text(Int64(needed))) cases)")]
  }

  private var openClause: [ReportInline] {
    let open = findings.filter { $0.verdict.isOpen && $0.cases > 0 }
    return open.isEmpty ? [] : [.own("too few cases to tell about ")] + Self.names(open)
  }

  private func casesClause(_ links: CaseLinks?) -> [ReportInline] {
    let parts = [
      (CaseState.failing, "newly fails", "newly fail"), (.fixed, "is fixed", "are fixed"),
    ].compactMap { state, one, many -> [ReportInline]? in
      let count = comparison.cases.count { $0.flags.contains(state.flag) }
      if count == 0 { return nil }
      let words = CountText.text(count, "case") + " " + (count == 1 ? one : many)
      return [links?.state(state, words) ?? .own(words)]
    }
    return parts.listed
  }

  /// The first few by name, and how many more.
  private static func names(_ findings: [Finding]) -> [ReportInline] {
    let sorted = findings.sorted { $0.rank < $1.rank }
    let rest = sorted.count > 4 ? sorted.count - 3 : 0
    let shown = sorted.prefix(rest > 0 ? 3 : 4).map { [$0.noun] }
    return (shown + (rest > 0 ? [[.own("\(rest) more numbers")]] : [])).listed
  }
}

extension [[ReportInline]] {
  /// `a, b and c`.
  fileprivate var listed: [ReportInline] {
    guard let last, count > 1 else { return first ?? [] }
    return dropLast().joined(separator: [.own(", ")]) + [.own(" and ")] + last
  }
}

extension [ReportInline] {
  /// The tool's own words in one run where they follow each other: what begins a run might be taken for
  /// the beginning of a line.
  fileprivate var merged: [ReportInline] {
    reduce(into: []) { runs, run in
      if case .own(let words) = run, case .own(let before) = runs.last {
        runs[runs.count - 1] = .own(before + words)
      } else {
        runs.append(run)
      }
    }
  }

  /// With a capital where the tool's own words begin with a letter.
  fileprivate var capitalised: [ReportInline] {
    guard case .own(let words) = first else { return self }
    return [.own(words.prefix(1).uppercased() + words.dropFirst())] + dropFirst()
  }
}
