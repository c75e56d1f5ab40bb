import TraceAnalysis
import TraceModel

/// The numbers over all traces: what a run is known by, models, tools, the slowest, failures.
struct OverviewBlocks {
  private let report: Report
  private let statistics: RunStatistics

  init(_ report: Report) {
    self.report = report
    statistics = report.statistics
  }

  /// All but the diagnostics.
  var blocks: [ReportBlock] {
    Self.headline(statistics.numbers, report.prices) + kinds + wallTime + models + tools
      + assessments + slowest + failures
  }

  /// What became of traces of judges; empty where there are none.
  var judges: [ReportBlock] {
    report.judgesNote.map { [.note("\($0.traces) \($0.rest).")] } ?? []
  }

  /// The six numbers that a run is known by.
  static func headline(_ numbers: TraceNumbers, _ prices: PriceTable?) -> [ReportBlock] {
    let facts = HeadlineFacts(numbers, prices)
    let (durations, tokens) = (numbers.durationsNS, numbers.firstTokensNS)
    let rate = numbers.errorRate.map { "\(PercentText.bare($0.rate)) %" }
    var table = ReportTable(["Fact", "Value#", "Of which"])
    let rows: [(String, String?, String)] = [
      ("Traces", CountText.text(Int64(numbers.traces)), facts.states),
      ("Error rate", rate, facts.errorContext),
      ("Duration p50", percentile(0.5, durations), facts.spread(durations)),
      ("First token p50", percentile(0.5, tokens), facts.streams),
      ("Tokens", numbers.usage?.total.map(CountText.short), facts.tokens),
      ("Cost", numbers.cost.text, facts.cost),
    ]
    for (label, value, context) in rows { table.add(.own(label), .number(value), .own(context)) }
    return [.table(table)]
  }

  private static func percentile(_ fraction: Double, _ sorted: [Int64]) -> String? {
    DurationText(percentile: fraction, of: sorted)?.text
  }

  var kinds: [ReportBlock] {
    let table = KindTable(statistics.kinds)
    var rows = ReportTable(["Kind", "Spans#", "Self time#", "Share, %#", "Failed#"])
    for kind in table.kinds {
      let share = table.total > 0 ? Double(kind.selfNS) / Double(table.total) : nil
      rows.add(
        .recorded(kind.key.title),
        .own(CountText.text(Int64(kind.spans))),
        .own(DurationText(nanoseconds: kind.selfNS).text),
        .number(share.map(PercentText.bare)),
        .own("\(kind.failed)")
      )
    }
    return [.heading(2, "Where the time went"), .table(rows)]
  }

  private var wallTime: [ReportBlock] {
    let table = WallTimeTable(statistics.wallTime)
    let title = ReportBlock.heading(2, "\(WallTimeTable.title)")
    if table.total == 0 { return [title, .note("\(WallTimeTable.none)")] }
    var rows = ReportTable(["Part", "Time#", "Share#"])
    for part in table.parts {
      let share = Double(part.timeNS) / Double(table.total)
      rows.add(
        .own("\(part.label)"),
        .duration(DurationText(nanoseconds: part.timeNS)),
        .percent(share)
      )
    }
    return [title, .table(rows)]
  }

  var models: [ReportBlock] {
    let costs = ModelTable(statistics, report.prices)
    let models = costs.models
    let title = ReportBlock.heading(2, "Tokens and cost by model")
    let notes = costs.notes.map { ReportBlock.paragraph($0) }
    if models.isEmpty { return [title, .note("No span names a model.")] + notes }
    var rows = ReportTable(["Model", "Calls#", "p50#", "p95#", "Input#", "Output#", "Cost#"])
    for model in models {
      let durations = model.durationsNS.sorted()
      rows.add(
        .recorded(model.key.string),
        .own(CountText.text(Int64(model.spans))),
        .number(Self.percentile(0.5, durations)),
        .own(QuantileText.text(0.95, of: durations)),
        .number(model.usage?.input.map { CountText.text($0) }),
        .number(model.usage?.output.map { CountText.text($0) }),
        .cost(model.cost)
      )
    }
    return [title, .table(rows)] + notes
  }
}

extension OverviewBlocks {
  var tools: [ReportBlock] {
    let tools = ToolTable(statistics.tools).tools
    if tools.isEmpty { return [.heading(2, "Tools"), .note("No tools: no span of kind Tool.")] }
    var rows = ReportTable(["Tool", "Runs#", "Failed#", "p50#", "Max#"])
    for tool in tools {
      let durations = tool.durationsNS.sorted()
      rows.add(
        .recorded(tool.key.string),
        .own(CountText.text(Int64(tool.spans))),
        .own(CountText.text(Int64(tool.failed))),
        .number(Self.percentile(0.5, durations)),
        .number(durations.last.map { DurationText(nanoseconds: $0).text })
      )
    }
    return [.heading(2, "Tools"), .table(rows)]
  }

  /// What assessments come to; empty where there are none.
  var assessments: [ReportBlock] {
    if statistics.assessments.isEmpty { return [] }
    var rows = ReportTable([
      "Assessment", "Source", "Judged#", "Result#", "95 % interval#", "Failing#", "Errors#",
    ])
    for row in statistics.assessments {
      rows.add(
        .recorded(row.shownName),
        .recorded(row.source),
        .count(row.judged),
        row.result,
        row.interval,
        .count(row.failing.count),
        .count(row.errors)
      )
    }
    return [.heading(2, "Assessments"), .table(rows)]
  }

  private var slowest: [ReportBlock] {
    var rows = ReportTable(["Duration#", "Trace", "Asked"])
    for row in SlowestTable(report).rows {
      rows.add(.number(row.duration?.text), row.link(), .known(row.question))
    }
    return [.heading(2, "Slowest"), .table(rows)]
  }

  private var failures: [ReportBlock] {
    if statistics.failures.isEmpty { return [.heading(2, "Errors"), .note("No trace failed.")] }
    var rows = ReportTable(["Traces#", "Class", "Message"])
    for failure in statistics.failures {
      let traces = CountText.text(Int64(failure.traces.count))
      rows.add(.own(traces), .known(failure.type), .known(failure.example))
    }
    return [.heading(2, "Errors"), .table(rows)]
  }

  /// What was odd, repaired or missing; empty where nothing was.
  var diagnostics: [ReportBlock] {
    let found = DiagnosticTable(report).rows
    if found.isEmpty { return [] }
    var rows = ReportTable(["Traces#", "What", "Where"])
    for (code, traces) in found {
      let links = traces.prefix(3).map { [$0.link()] }.joined(separator: [.own(", ")])
      let rest = traces.count > 3 ? [ReportInline.own(" and \(traces.count - 3) more")] : []
      rows.add([
        [.own(CountText.text(Int64(traces.count)))], [.own("\(code.title)")], Array(links) + rest,
      ])
    }
    return [.heading(2, "Diagnostics"), .table(rows)]
  }
}
