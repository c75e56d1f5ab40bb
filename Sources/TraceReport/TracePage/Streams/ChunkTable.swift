import JSONBytes
import TraceAnalysis
import TraceModel

/// Writes a row a chunk: when it came, how long after the one before, what it adds, and how many
/// characters there are with it.
struct ChunkTable {
  private let steps: [StreamStep]
  private let namesChoices: Bool
  private let namesCalls: Bool

  /// Chunks that are shown before and after the fold.
  private static let (first, last) = (6, 2)

  init(_ steps: [StreamStep], choices: Int, kind: StreamKind) {
    self.steps = steps
    namesChoices = choices > 1
    namesCalls = kind == .chatCompletion
  }

  func write(to html: inout ByteBuffer) {
    html.append("<h5>Chunks <span class=\"o\">")
    html.append(count: Int64(steps.count))
    html.append("</span></h5>\n")
    let rest = Self.first..<max(Self.first, steps.count - Self.last)
    if rest.count < 2 { return writeTable(steps.indices, to: &html) }
    writeTable(0..<rest.lowerBound, to: &html)
    html.append("<details class=\"fold\"><summary>")
    html.append(CountText.text(rest.count, "more chunk"))
    html.append("</summary>")
    writeTable(rest, to: &html)
    html.append("</details>")
    writeTable(rest.upperBound..<steps.count, to: &html)
  }

  private func writeTable(_ range: Range<Int>, to html: inout ByteBuffer) {
    html.append("<table class=\"ck\"><thead><tr><th scope=\"col\">Chunk</th>")
    html.append("<th scope=\"col\">At</th><th scope=\"col\">Gap</th>")
    html.append("<th scope=\"col\">So far</th><th scope=\"col\">Adds</th></tr></thead>")
    html.append("<tbody>\n")
    for index in range { writeRow(index, to: &html) }
    html.append("</tbody></table>\n")
  }

  private func writeRow(_ index: Int, to html: inout ByteBuffer) {
    // The ends of cells and rows go without saying, and a stream has many of them.
    html.append("<tr><td>")
    html.append(count: Int64(index))
    html.append("<td>")
    let at = steps[index].atNS
    if let at, at >= 0 { html.append("+") }
    html.appendDuration(nanoseconds: at)
    html.append("<td>")
    let before = index > 0 ? steps[index - 1].atNS : nil
    html.appendDuration(nanoseconds: at.flatMap { at in before.map { at - $0 } })
    html.append("<td>")
    html.append(count: Int64(steps[index].characters))
    html.append("<td>")
    for (place, addition) in steps[index].additions.enumerated() {
      html.append(place == 0 ? "" : " · ")
      write(addition, to: &html)
    }
    html.append("\n")
  }

  private func write(_ addition: StreamAddition, to html: inout ByteBuffer) {
    if namesChoices, let choice = addition.choice {
      html.append("<span class=\"o\">")
      html.append(decimal: choice)
      html.append("</span>\u{A0}")
    }
    switch addition.content {
    case .text(let text): write(text, to: &html)
    case .reasoning(let text): write(text, "reasoning ", to: &html)
    case .refusal(let text): write(text, "refusal ", to: &html)
    case .arguments(let text, let call):
      html.append("<span class=\"o\">arguments")
      writePlace(call, to: &html)
      html.append("</span> ")
      write(text, to: &html)
    default: writeWords(addition.content, to: &html)
    }
  }

  private func writeWords(_ content: StreamAddition.Content, to html: inout ByteBuffer) {
    switch content {
    case .role(let role): pair("role: ", role, to: &html)
    case .call(let name, let call):
      html.append("call")
      writePlace(call, to: &html)
      pair(": ", name, to: &html)
    case .finish(let reason): pair("finish_reason: ", reason, to: &html)
    case .event(let type): html.appendHTML(type, in: .content)
    case .usage(let usage): write(usage, to: &html)
    case .text, .reasoning, .refusal, .arguments: break
    }
  }

  private func writePlace(_ call: Int64, to html: inout ByteBuffer) {
    if !namesCalls { return }
    html.append(" ")
    html.append(decimal: call)
  }

  private func pair(_ label: StaticString, _ text: String, to html: inout ByteBuffer) {
    html.append(label)
    html.appendHTML(text, in: .content)
  }

  private func write(_ usage: TokenUsage, to html: inout ByteBuffer) {
    html.append("usage:")
    if let input = usage.input { html.append(" \(CountText.text(input)) in") }
    if usage.input != nil, usage.output != nil { html.append(",") }
    if let output = usage.output { html.append(" \(CountText.text(output)) out") }
  }

  private func write(
    _ text: ArraySlice<UInt8>,
    _ label: StaticString? = nil,
    to html: inout ByteBuffer
  ) {
    if let label {
      html.append("<span class=\"o\">")
      html.append(label)
      html.append("</span> ")
    }
    html.append("<code>")
    html.appendHTML(VisibleSpaces.text(text), in: .content)
    html.append("</code>")
  }
}

/// The text of a chunk on one line, with its spaces shown.
enum VisibleSpaces {
  /// Bytes of a text that are shown.
  private static let limit = 160

  /// A space is `␣`, a line feed `↵`; a long text ends in `…`.
  static func text(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var shown: [UInt8] = []
    for byte in beginning(of: text) {
      switch byte {
      case UInt8(ascii: " "): shown += "␣".utf8
      case UInt8(ascii: "\n"): shown += "↵".utf8
      default: shown.append(byte)
      }
    }
    return text.count > limit ? shown + "…".utf8 : shown
  }

  /// Cut where a character ends.
  private static func beginning(of text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard text.count > limit else { return text }
    var end = text.startIndex + limit
    while end > text.startIndex, text[end] & 0xC0 == 0x80 { end -= 1 }
    return text[..<end]
  }
}
