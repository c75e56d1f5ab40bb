import TraceAnalysis
import TraceModel

/// The numbers of traces that have a label in common: runs and experiments first, then users, names of
/// traces and tags.
struct GroupsPage {
  private let summaries: [TraceSummary]
  private let evaluations: [EvaluationRun]
  private let links: PageLinks

  init(_ report: Report, _ links: PageLinks) {
    summaries = report.counted.map(\.summary)
    evaluations = report.statistics.evaluations
    self.links = links
  }

  var blocks: [ReportBlock] {
    let groups = Self.labels.map { label in
      [ReportBlock.heading(2, label.title)] + table(of: label)
    }
    let runs = EvaluationTable(links).blocks(evaluations)
    return (groups.prefix(1) + [runs] + groups.dropFirst()).flatMap(\.self) + [.note(Self.rules)]
  }

  private static let rules = """
    The error rate is the share of failed among finished traces, with the 95 % interval after Wilson. A \
    trace that has several of a kind counts for each.
    """

  private struct Label {
    let title: String
    let noun: String
    let filter: TraceFilter
    let reason: String
    let values: @Sendable (TraceLabels) -> [String]
  }

  private static let labels = [
    Label(
      title: "Runs",
      noun: "Run",
      filter: .run,
      reason: "No runs: no trace belongs to one."
    ) { $0.runs },
    Label(
      title: "Experiments",
      noun: "Experiment",
      filter: .experiment,
      reason: "No experiments: the source names none."
    ) { $0.experiment.title.map { [$0] } ?? [] },
    Label(
      title: "Users",
      noun: "User",
      filter: .user,
      reason: "No users: no trace says who asked."
    ) { $0.user.map { [$0] } ?? [] },
    Label(
      title: "Trace names",
      noun: "Name",
      filter: .name,
      reason: "No trace has a name."
    ) { $0.name.map { [$0] } ?? [] },
    Label(
      title: "Tags",
      noun: "Tag",
      filter: .tag,
      reason: "No tags: no trace has one that people set."
    ) { $0.tags.map(\.label) },
  ]

  private func table(of label: Label) -> [ReportBlock] {
    let groups = TraceGroup.all(summaries, by: label.values).sorted { a, b in
      (b.traces.count, ExactText(a.key)) < (a.traces.count, ExactText(b.key))
    }
    let head = PageTable.Head(
      titles: [label.noun] + Self.titles,
      bars: "Share of the most traces",
      reason: label.reason
    )
    return PageTable.blocks(head, of: groups, length: { Double($0.traces.count) }) { group in
      cells(group, label.filter)
    }
  }

  private static let titles = [
    "Traces#", "Failed#", "Error rate#", "95 % interval#", "Duration p50#", "p95#", "Max#",
    "Tokens#", "Cost#",
  ]

  private func cells(_ group: TraceGroup, _ filter: TraceFilter) -> [[ReportInline]] {
    let numbers = group.numbers
    let cells: [ReportInline] = [
      links.list(group.key, filter), .count(numbers.traces), .failed(numbers.failed),
      .percent(numbers.errorRate?.rate), .bounds(numbers.errorRate),
      .quantile(0.5, of: numbers.durationsNS), .quantile(0.95, of: numbers.durationsNS),
      .duration(longestOf: numbers.durationsNS), .count(numbers.usage?.total),
      .cost(numbers.cost),
    ]
    return cells.map { [$0] }
  }
}
