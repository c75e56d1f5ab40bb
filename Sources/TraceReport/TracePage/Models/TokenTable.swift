import Glibc
import JSONBytes
import TraceAnalysis
import TraceModel

/// Writes how likely each token of an answer was, and what the model might have said instead.
struct TokenTable {
  private let answers: [AnsweredTokens]

  /// Tokens that are shown before the fold.
  private static let shown = 24

  /// Nil where no log probabilities are recorded.
  init?(of span: borrowing Span) {
    answers = AnsweredTokens.all(of: span)
    if answers.isEmpty { return nil }
  }

  func write(to html: inout ByteBuffer) {
    html.append("<h4>Token probabilities</h4>\n")
    for answer in answers {
      if answers.count > 1 {
        html.append("<h5>Choice ")
        html.append(decimal: answer.choice)
        html.append("</h5>\n")
      }
      write(answer.tokens[...], to: &html)
    }
  }

  private func write(_ tokens: ArraySlice<JSONValue>, to html: inout ByteBuffer) {
    writeTable(tokens.prefix(Self.shown), to: &html)
    let rest = tokens.dropFirst(Self.shown)
    if rest.isEmpty { return }
    html.append("<details class=\"fold\"><summary>")
    html.append(CountText.text(rest.count, "more token"))
    html.append("</summary>")
    writeTable(rest, to: &html)
    html.append("</details>\n")
  }

  private func writeTable(_ tokens: ArraySlice<JSONValue>, to html: inout ByteBuffer) {
    html.append("<table class=\"lp\"><thead><tr><th scope=\"col\">Token</th>")
    html.append("<th scope=\"col\" class=\"n\">Probability</th><th scope=\"col\" class=\"n\">")
    html.append("Logarithm</th><th scope=\"col\">Instead</th></tr></thead><tbody>\n")
    for token in tokens { writeRow(token, to: &html) }
    html.append("</tbody></table>\n")
  }

  private func writeRow(_ token: JSONValue, to html: inout ByteBuffer) {
    html.append("<tr><td>")
    writeText(of: token, to: &html)
    html.append("</td><td class=\"n\">")
    html.appendPercent(Self.probability(of: token))
    html.append("</td><td class=\"n\">")
    if let logarithm = token["logprob"] { html.appendHTML(logarithm, in: .content) }
    html.append("</td><td>")
    for other in token["top_logprobs"]?.elements.map({ $0 }) ?? []
    where other["token"]?.utf8 != token["token"]?.utf8 {
      html.append("<span class=\"at\">")
      writeText(of: other, to: &html)
      html.append(" ")
      html.appendPercent(Self.probability(of: other))
      html.append("</span> ")
    }
    html.append("</td></tr>\n")
  }

  private func writeText(of token: JSONValue, to html: inout ByteBuffer) {
    html.append("<code>")
    html.appendHTML(VisibleSpaces.text(token["token"]?.utf8 ?? []), in: .content)
    html.append("</code>")
  }

  /// Nil where no finite logarithm is recorded.
  private static func probability(of token: JSONValue) -> Double? {
    token["logprob"]?.double.flatMap { $0.isFinite ? exp($0) : nil }
  }
}
