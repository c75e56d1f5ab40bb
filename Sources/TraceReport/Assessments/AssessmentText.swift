import TraceAnalysis
import TraceModel

/// What assessments are called and come to, in words and numbers of a page.
extension AssessmentStatistics {
  var source: String { AssessmentLabel.source(sourceType) }

  /// The name as pages show it.
  var shownName: String { TextCut(name, limit: PageLinks.shown).marked }

  /// What the traces are filtered by that the row is about.
  var label: AssessmentLabel { AssessmentLabel(name: name, sourceType: sourceType) }

  /// The pass rate, else the mean, else how many values there are.
  var result: ReportInline {
    if let passRate { return .percent(passRate.rate) }
    if let mean { return .quantity(ScoreText.text(mean.mean), unit: "mean") }
    if judged == 0 { return .own(ReportInline.unknown) }
    let unit = values.count == 1 ? "value" : "values"
    return .quantity(CountText.text(Int64(values.count)), unit: unit)
  }

  /// The 95 % interval of the pass rate or the mean.
  var interval: ReportInline {
    passRate == nil ? .bounds(ofMean: mean) : .bounds(passRate)
  }
}

extension ReportInline {
  /// The bounds of a mean's interval; a dash below two values.
  static func bounds(ofMean mean: MeanInterval?) -> ReportInline {
    guard let low = mean?.low, let high = mean?.high else { return .own(unknown) }
    return .own("\(ScoreText.text(low)) to \(ScoreText.text(high))")
  }
}

extension ValueCount {
  /// The value in a table; a text of a trace where it is one.
  var shown: ReportInline {
    switch value {
    case .passed(let passed): .own(passed ? "yes" : "no")
    case .number(let number): .own(ScoreText.value(number))
    case .range(let low, let high): .own("\(ScoreText.value(low)) to \(ScoreText.value(high))")
    case .other(let text): .recorded(TextCut(text.string, limit: PageLinks.shown).marked)
    }
  }
}
