import JSONBytes
import TraceAnalysis

extension Verdict {
  /// Whether it says better or worse.
  var isDecided: Bool { self == .better || self == .worse }

  /// Whether nothing can be said for want of cases.
  var isOpen: Bool {
    if case .cannotTell = self { return true }
    return false
  }

  var glyph: StaticString {
    switch self {
    case .better: "✓"
    case .worse: "▲"
    case .noDifference, .noDifferenceShown: "="
    case .cannotTell: "?"
    }
  }

  var word: StaticString {
    switch self {
    case .better: "better"
    case .worse: "worse"
    case .noDifference: "no difference"
    case .noDifferenceShown: "no difference shown"
    case .cannotTell: "cannot tell"
    }
  }

  /// The word where there is little room.
  fileprivate var shortWord: StaticString {
    switch self {
    case .noDifference: "same"
    case .noDifferenceShown: "none shown"
    default: word
    }
  }

  /// The class that gives glyph and word their colour.
  var cssClass: StaticString {
    switch self {
    case .better: "ok"
    case .worse: "err"
    case .noDifference, .noDifferenceShown, .cannotTell: "even"
    }
  }

  /// Why it is no more than that, given how many cases were compared; nil where nothing has to be said.
  func context(cases: Int) -> String? {
    switch self {
    case .better, .worse, .noDifferenceShown: nil
    case .noDifference: "inside the noise band"
    case .cannotTell where cases == 0: "no case has it in both"
    case .cannotTell(let needs): "needs \(CountText.text(needs, "case"))"
    }
  }

  /// Glyph, word and context as one text.
  func text(cases: Int) -> String {
    let context = self.context(cases: cases).map { ", \($0)" } ?? ""
    return "\(glyph) \(word)\(context)"
  }
}

extension ByteBuffer {
  /// Glyph and word in the verdict's colour, and why it is no more.
  mutating func append(_ verdict: Verdict, cases: Int) {
    append("<span class=\"st ")
    append(verdict.cssClass)
    append("\"><span aria-hidden=\"true\">")
    append(verdict.glyph)
    append("</span> <span class=\"long\">")
    append(verdict.word)
    append("</span><span class=\"short\">")
    append(verdict.shortWord)
    append("</span></span>")
    guard let context = verdict.context(cases: cases) else { return }
    append(" <span class=\"h\">\(context)</span>")
  }
}
