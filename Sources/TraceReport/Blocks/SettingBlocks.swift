import JSONBytes
import TraceAnalysis
import TraceModel

/// How a model was called and what the answer says of itself, with structured output held against its
/// schema.
struct SettingBlocks {
  private let settings: ModelSettings
  private let output: StructuredOutput?

  /// Values of more bytes than this stand below the table.
  private static let longValue = 400

  /// Nil where a span is no model call or nothing is recorded.
  init?(_ span: Span, _ analysis: SpanAnalysis) {
    guard let settings = ModelSettings(of: span, stream: analysis.stream) else { return nil }
    self.settings = settings
    output = StructuredOutput(of: span, stream: analysis.stream, settings: settings)
  }

  /// Without a title.
  var blocks: [ReportBlock] {
    var table = ReportTable(["Setting", "Value"])
    var below: [ReportBlock] = []
    addModels(to: &table)
    for (list, isAnswer) in [(settings.asked, false), (settings.answered, true)] {
      for setting in list {
        let label = Self.label(setting, isAnswer: isAnswer)
        if setting.value.token.count > Self.longValue {
          table.add(label, .own("below"))
          below += [.paragraph([label])] + ReportBlock.json(setting.value)
        } else {
          table.add(label, .recorded(setting.value.line))
        }
      }
      if !isAnswer { addFinishReasons(to: &table) }
    }
    let missing = CountText.text(settings.notGiven, "other parameter")
    let notes = settings.notGiven == 0 ? [] : [ReportBlock.note("\(missing) recorded as not given")]
    return [.table(table)] + below + notes + structured
  }

  private func addModels(to table: inout ReportTable) {
    if let model = settings.modelAsked { table.add(.own("Model asked"), .recorded(model.line)) }
    if let model = settings.modelAnswered {
      let note = settings.isOtherModel ? [ReportInline.own(" ▲ another model")] : []
      table.add([[.own("Model answered")], [.recorded(model.line)] + note])
    }
    guard let format = settings.format, let type = format.type else { return }
    let name = format.name.map { [ReportInline.own(" "), .recorded($0)] } ?? []
    let strict = format.isStrict.map { [ReportInline.own($0 ? ", strict" : ", not strict")] } ?? []
    table.add([[.own("Response format")], [.recorded(type)] + name + strict])
  }

  private func addFinishReasons(to table: inout ReportTable) {
    for reason in settings.finishReasons {
      let choice = settings.finishReasons.count > 1 ? " of choice \(reason.choice)" : ""
      table.add(.own("Finish reason\(choice)"), .recorded(reason.reason))
    }
  }

  private static func label(_ setting: ModelSetting, isAnswer: Bool) -> ReportInline {
    let label = SettingLabel(setting, isAnswer: isAnswer)
    if let words = isAnswer ? label.answerWords : label.askedWords { return .own("\(words)") }
    guard setting.isDocumented else { return .recorded(setting.key) }
    let words = setting.key.replacing("_", with: " ")
    return .recorded(words.prefix(1).uppercased() + words.dropFirst())
  }
}

extension SettingBlocks {
  private var structured: [ReportBlock] {
    guard let output else { return [] }
    if output.answers.isEmpty && output.format.schema == nil { return [] }
    let answers = output.answers.flatMap { Self.blocks($0.outcome) }
    let schema = output.format.schema.map { [ReportBlock.fold("Schema", ReportBlock.json($0))] }
    let none = output.answers.isEmpty ? [ReportBlock.note("No answer to check")] : []
    return [.heading(5, "Structured output")] + none + answers + (schema ?? [])
  }

  private static func blocks(_ outcome: StructuredAnswer.Outcome) -> [ReportBlock] {
    switch outcome {
    case .withoutSchema: [.note("✓ JSON; no schema is recorded to check it against")]
    case .refused: [.note("▲ Refused: a refusal in place of JSON")]
    case .notJSON(let wasCut):
      [.note("▲ No JSON: " + (wasCut ? "cut at the limit of tokens" : "the text does not parse"))]
    case .checked(let check): blocks(check)
    }
  }

  private static func blocks(_ check: SchemaCheck) -> [ReportBlock] {
    let unchecked = check.unchecked.map { [ReportInline.own(" "), .code($0)] }
    let limits: [ReportBlock] =
      (check.isComplete ? [] : [.note("Checked in part: schema or answer is too large")])
      + (unchecked.isEmpty ? [] : [.paragraph([.own("Not checked:")] + unchecked.joined())])
    if check.mismatches.isEmpty {
      return [.note(check.isComplete ? "✓ Conforms to its schema" : "No mismatch found so far")]
        + limits
    }
    var table = ReportTable(["At", "Expected", "Found"])
    for mismatch in check.mismatches {
      table.add(.recorded(mismatch.path), .recorded(mismatch.expected), .recorded(mismatch.found))
    }
    return [.note("▲ Not as its schema wants it"), .table(table)] + limits
  }
}

extension JSONValue {
  /// The text of a string, else the value without spaces.
  var line: String {
    if let string { return string }
    var buffer = ByteBuffer()
    write(to: &buffer, style: .compact)
    return buffer.string()
  }
}
