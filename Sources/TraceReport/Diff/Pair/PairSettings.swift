import TraceAnalysis
import TraceModel

/// The settings of both traces' model calls, those that differ, and the models and prompts.
struct PairSettings {
  private let settings: [SettingDifference]

  init(_ settings: [SettingDifference]) { self.settings = settings }

  var section: PairSection? {
    if settings.isEmpty { return nil }
    var table = ReportTable(["Setting", "Base", "Head"])
    for setting in settings.prefix(PageTable.most) { table.add(Self.cells(setting)) }
    let rest = settings.count - PageTable.most
    let differing = settings.count(where: \.differs)
    return PairSection(
      title: "Settings",
      remark: differing == 0
        ? "none differs"
        : "\(CountText.text(Int64(differing))) \(differing == 1 ? "differs" : "differ")",
      blocks: [.table(table)]
        + (rest > 0 ? [.note("and \(CountText.text(rest, "more setting"))")] : [])
    )
  }

  private static func cells(_ setting: SettingDifference) -> [[ReportInline]] {
    let (base, head) = (value(setting.base), value(setting.head))
    if !setting.differs, setting.subject == .systemPrompt, let text = base?.string {
      let length = CountText.text(text.unicodeScalars.count, "character")
      return [label(setting.subject), [.own("same, \(length)")], [.own("same")]]
    }
    let texts = SideBySide(base, head, isSame: !setting.differs)
    return [label(setting.subject), texts.base, texts.head]
  }

  /// One value, or several as one text.
  private static func value(_ values: [Payload]) -> Payload? {
    if values.count < 2 { return values.first }
    let texts = values.map { $0.string ?? FirstLine.text($0) }
    return .text(Array(texts.joined(separator: "\n").utf8)[...])
  }

  private static func label(_ subject: SettingDifference.Subject) -> [ReportInline] {
    switch subject {
    case .modelAsked: [.own("Model asked")]
    case .modelAnswered: [.own("Model answered")]
    case .systemPrompt: [.own("System prompt")]
    case .responseFormat: [.own("Response format")]
    case .responseSchema: [.own("Response schema")]
    case .offeredTools: [.own("Tools offered")]
    case .parameter(let key): [.code(short(key))]
    case .promptVersion(let name): [.own("Version of prompt "), .recorded(short(name))]
    case .toolDescription(let name): [.own("Description of "), .recorded(short(name))]
    case .toolParameters(let name): [.own("Parameters of "), .recorded(short(name))]
    }
  }

  private static func short(_ name: ExactText) -> String {
    TextCut(name.string, limit: 100).marked
  }
}
