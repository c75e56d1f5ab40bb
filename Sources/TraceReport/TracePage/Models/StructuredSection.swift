import JSONBytes
import TraceAnalysis
import TraceModel

/// Writes whether the answers are the JSON that was asked for.
struct StructuredSection {
  private let output: StructuredOutput

  /// Mismatches beyond these are counted, not told.
  private static let shown = 20

  init(_ output: StructuredOutput) { self.output = output }

  func write(to html: inout ByteBuffer, payloads: inout PayloadWriter) {
    if output.answers.isEmpty && output.format.schema == nil { return }
    html.append("<h4>Structured output</h4>\n")
    if output.answers.isEmpty { html.append("<p class=\"none\">No answer to check</p>\n") }
    for (position, answer) in output.answers.enumerated() {
      html.append("<p>")
      if output.answers.count > 1 {
        html.append("Answer ")
        html.append(decimal: position + 1)
        html.append(": ")
      }
      write(answer, to: &html)
    }
    guard let schema = output.format.schema else { return }
    html.append("<details class=\"more\"><summary>Schema</summary>")
    payloads.write(json: schema, to: &html)
    html.append("</details>\n")
  }

  /// Ends the paragraph that was begun.
  private func write(_ answer: StructuredAnswer, to html: inout ByteBuffer) {
    switch answer.outcome {
    case .checked(let check): write(check, to: &html)
    case .withoutSchema(let kind):
      html.append("<span class=\"st ok\">✓ JSON</span> ")
      html.append(kind.words)
      html.append("; no schema is recorded to check it against</p>\n")
    case .refused: say("Refused: a refusal in place of JSON", to: &html)
    case .notJSON(let wasCut):
      say(
        wasCut ? "No JSON: cut at the limit of tokens" : "No JSON: the text does not parse",
        to: &html
      )
    }
  }

  private func say(_ words: StaticString, to html: inout ByteBuffer) {
    html.append("<span class=\"warn\">▲ ")
    html.append(words)
    html.append("</span></p>\n")
  }

  private func write(_ check: SchemaCheck, to html: inout ByteBuffer) {
    if !check.mismatches.isEmpty {
      html.append("<span class=\"warn\">▲ ")
      html.append(Self.count(check.mismatches))
      html.append(" with the schema</span></p>\n")
      write(check.mismatches, to: &html)
    } else if check.isComplete {
      html.append("<span class=\"st ok\">✓ Conforms to its schema</span></p>\n")
    } else {
      html.append("No mismatch found so far</p>\n")
    }
    writeLimits(of: check, to: &html)
  }

  private static func count(_ mismatches: [SchemaMismatch]) -> String {
    mismatches.count == 1 ? "1 mismatch" : "\(mismatches.count) mismatches"
  }

  private func write(_ mismatches: [SchemaMismatch], to html: inout ByteBuffer) {
    html.append("<table class=\"mm\"><thead><tr><th scope=\"col\">At</th>")
    html.append("<th scope=\"col\">Expected</th><th scope=\"col\">Found</th></tr></thead><tbody>\n")
    for mismatch in mismatches.prefix(Self.shown) {
      html.append("<tr><td><code>")
      html.appendHTML(mismatch.path)
      html.append("</code></td><td>")
      html.appendHTML(mismatch.expected)
      html.append("</td><td><code>")
      html.appendHTML(mismatch.found)
      html.append("</code></td></tr>\n")
    }
    html.append("</tbody></table>\n")
    if mismatches.count <= Self.shown { return }
    html.append("<p class=\"hint\">")
    html.append(count: Int64(mismatches.count - Self.shown))
    html.append(" more</p>\n")
  }

  private func writeLimits(of check: SchemaCheck, to html: inout ByteBuffer) {
    if !check.isComplete {
      html.append("<p class=\"hint\">Checked in part: schema or answer is too large</p>\n")
    }
    if check.unchecked.isEmpty { return }
    html.append("<p class=\"hint\">Not checked:")
    for keyword in check.unchecked {
      html.append(" <code>")
      html.appendHTML(keyword)
      html.append("</code>")
    }
    html.append("</p>\n")
  }
}

extension JSONKind {
  /// The kind with its article.
  fileprivate var words: StaticString {
    switch self {
    case .null: "null"
    case .false, .true: "a truth value"
    case .number: "a number"
    case .string: "a string"
    case .array: "a list"
    case .object: "an object"
    }
  }
}
