import TraceAnalysis
import TraceModel

/// How cases and traces are called on the pages of a diff.
enum CaseText {
  /// Unicode scalars of a text in a row.
  static let limit = 160

  /// The beginning of what was asked; of a case without it its number.
  static func name(asked: String?, place: Int) -> String {
    let text = asked.map { TextCut($0, limit: limit).marked } ?? ""
    let isBlank = text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
    return isBlank ? "Case \(place + 1), no question recorded" : text
  }

  /// The path of a case's page.
  static func path(place: Int, in format: SiteFormat) -> String {
    "\(DiffPlace.page(ofCase: place)).\(format.fileExtension)"
  }
}

extension CaseChange {
  var name: String { CaseText.name(asked: asked, place: place) }

  /// The case by name, leading to its page; without a format the name alone.
  func link(in format: SiteFormat?) -> ReportInline {
    guard let format else { return .recorded(name) }
    return .link(name, to: CaseText.path(place: place, in: format))
  }

  /// Head's duration / base's; nil where either is unknown or not above 0.
  var durationRatio: Double? {
    guard let base = base.values[.duration], let head = head.values[.duration] else { return nil }
    return base > 0 && head > 0 ? head / base : nil
  }
}

extension CaseChange.ToolStep {
  /// Such as `+ convert before lookup_fare`: texts of a trace, to be escaped.
  var text: String {
    switch self {
    case .added(let tool, let before):
      "+ \(Self.cut(tool))" + (before.map { " before \(Self.cut($0))" } ?? "")
    case .dropped(let tool): "− \(Self.cut(tool))"
    case .reordered(let tool): "\(Self.cut(tool)) at another turn"
    case .otherArguments(let tool): "\(Self.cut(tool)) with other arguments"
    case .newlyFailing(let tool): "\(Self.cut(tool)) fails"
    }
  }

  private static func cut(_ tool: String) -> String { TextCut(tool, limit: 60).marked }
}

extension DiffSide {
  /// The run's title, cut for a line.
  var name: String { TextCut(title, limit: 120).marked }

  /// Models and source's name, cut for a line.
  var modelText: String {
    let names = models.prefix(4).map { TextCut($0, limit: 60).marked }
    let rest = models.count - names.count
    return names.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }
}
