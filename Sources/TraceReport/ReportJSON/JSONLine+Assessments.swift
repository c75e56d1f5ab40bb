import TraceAnalysis
import TraceModel

/// What people, code and judges said of the traces.
extension JSONLine {
  mutating func assessments(_ report: Report) {
    let (statistics, rows) = (report.statistics, report.counted)
    capped("assessments", statistics.assessments, most: ReportJSON.mostGroups) { json, row in
      json.object { json in
        json.assessment(row)
        json.capped("failing_traces", row.failing, most: ReportJSON.mostFailedTraces) {
          $0.string(rows[$1].key.id)
        }
      }
    }
    capped("disagreements", statistics.disagreements, most: ReportJSON.mostGroups) { json, row in
      json.object { json in
        json.text("name", row.name)
        json.count("traces", row.compared)
        json.capped("differing_traces", row.differing, most: ReportJSON.mostFailedTraces) {
          $0.string(rows[$1].key.id)
        }
      }
    }
    evaluations(statistics.evaluations)
  }

  private mutating func evaluations(_ runs: [EvaluationRun]) {
    capped("evaluations", runs, most: ReportJSON.mostGroups) { json, run in
      json.object { json in
        json.text("run_id", run.id)
        json.count("traces", run.traces.count)
        json.capped("assessments", run.assessments, most: ReportJSON.mostGroups) { json, row in
          json.object { $0.assessment(row) }
        }
      }
    }
  }

  private mutating func assessment(_ row: AssessmentStatistics) {
    text("name", row.name)
    text("source_type", row.sourceType)
    count("judged", row.judged)
    proportion("pass_rate", row.passRate)
    mean(row.mean)
    distribution("numbers", row.numbers)
    capped("values", row.values, most: ReportJSON.mostGroups) { json, value in
      json.object { $0.value(value) }
    }
    count("errors", row.errors)
    count("empty", row.empty)
  }

  /// Null without numbers.
  private mutating func mean(_ mean: MeanInterval?) {
    key("mean")
    guard let mean else { return null() }
    object { json in
      json.count("n", mean.n)
      json.number("mean", mean.mean)
      json.number("mean_low", mean.low)
      json.number("mean_high", mean.high)
    }
  }

  /// A range has bounds and no value.
  private mutating func value(_ value: ValueCount) {
    var bounds: (low: Double, high: Double)?
    key("value")
    switch value.value {
    case .passed(let passed): bool(passed)
    case .number(let number): self.number(number)
    case .other(let text): string(TextCut(text.string, limit: IndexRow.textLimit).marked)
    case .range(let low, let high):
      null()
      bounds = (low, high)
    }
    number("low", bounds?.low)
    number("high", bounds?.high)
    count("count", value.count)
  }
}
