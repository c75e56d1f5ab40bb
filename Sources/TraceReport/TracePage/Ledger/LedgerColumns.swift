import JSONBytes
import TraceAnalysis
import TraceModel

/// The columns of a ledger that hold something in a trace.
struct LedgerColumns {
  /// In the order in which token keys are written.
  let keys: [TokenKey]
  let hasCost: Bool
  /// Whether all tokens were recorded of OpenAI's client, whose usage counts cached tokens as input.
  private let isOpenAI: Bool

  init(_ analysed: AnalysedTrace) {
    let trace = analysed.trace
    let entries = analysed.ledger.entries
    let usages = entries.map(\.usage) + (trace.statedTokenUsage.map { [$0] } ?? [])
    keys = TokenKey.allCases.filter { key in
      let isMain = key == .input || key == .output || key == .total
      return usages.contains { isMain || $0[key] != nil }
    }
    hasCost = analysed.cost.sum.totalUSD != nil || trace.statedCost?.total != nil
    isOpenAI = entries.allSatisfy { Self.isOpenAI(trace.spans[$0.span]) }
  }

  /// MLflow's attribute is `openai`, or `openai-agent` for what the Agents SDK itself reports.
  private static func isOpenAI(_ span: Span) -> Bool {
    span.attribute("mlflow.message.format")?.string?.hasPrefix("openai") ?? false
  }

  var isEmpty: Bool { keys.isEmpty && !hasCost }

  /// How the parts of the usage lie in one another, where there are parts.
  func writeConvention(to html: inout ByteBuffer) {
    let hasCached = keys.contains(.cacheRead)
    let hasReasoning = keys.contains(.reasoning)
    guard hasCached || hasReasoning else { return }
    html.append(" <span class=\"sub\">")
    if !isOpenAI {
      html.append("whether input includes cached tokens is up to the provider")
    } else if hasCached {
      html.append("input includes cached tokens")
      if hasReasoning { html.append(", output reasoning tokens") }
      html.append(" (OpenAI convention)")
    } else {
      html.append("output includes reasoning tokens (OpenAI convention)")
    }
    html.append("</span>")
  }

  func writeHead(to html: inout ByteBuffer) {
    html.append("<thead><tr><th scope=\"col\">Span</th><th scope=\"col\">Model</th>")
    for key in keys {
      html.append("<th scope=\"col\" class=\"n\">")
      html.append(key.title)
      html.append("</th>")
    }
    if hasCost { html.append("<th scope=\"col\" class=\"n\">Cost</th>") }
    html.append("<th scope=\"col\">Counted</th></tr></thead>")
  }

  /// The cells of a row: tokens by key, then the cost in words.
  func write(_ usage: TokenUsage?, cost: String?, to html: inout ByteBuffer) {
    for key in keys {
      html.append("<td class=\"n\" data-l=\"")
      html.append(key.title)
      html.append("\">")
      html.appendCount(usage?[key])
      html.append("</td>")
    }
    guard hasCost else { return }
    html.append("<td class=\"n\" data-l=\"Cost\">")
    html.appendNumber(cost)
    html.append("</td>")
  }
}

extension TokenKey {
  /// The key as the head of a column.
  var title: StaticString {
    switch self {
    case .input: "Input"
    case .output: "Output"
    case .total: "Total"
    case .cacheRead: "Cached"
    case .cacheCreation: "Cache written"
    case .cacheCreationAbove1h: "Written for over 1 h"
    case .reasoning: "Reasoning"
    }
  }
}
