import JSONBytes
import TraceAnalysis

extension PairProof {
  /// Says how the traces were paired: `Paired by the same inputs`.
  var words: [ReportInline] {
    switch rule {
    case .demanded: [.own("Paired by "), .code(demanded ?? "--match"), .own(", exact")]
    case .recordID: [.own("Paired by the same dataset record")]
    case .experimentItem: [.own("Paired by the same "), .code("langfuse.experiment.item.id")]
    case .referenceExample: [.own("Paired by the same "), .code("reference_example_id")]
    case .equalInput: [.own("Paired by equal inputs")]
    case .similarInput: [.own("Paired by similar inputs")] + share
    }
  }

  private var share: [ReportInline] {
    similarity.map {
      [.own(", "), .quantity(PercentText.bare($0), unit: "%"), .own(" in common")]
    } ?? []
  }
}

extension PairLabel {
  var words: StaticString {
    switch self {
    case .newlyFailing: "Newly failing"
    case .fixed: "Fixed"
    case .stillFailing: "Still failing"
    case .regressed: "Regressed"
    case .changedAnswer: "Changed answer"
    case .changedTools: "Changed tools"
    }
  }

  /// Nil for what is neither good nor bad.
  var glyph: StaticString? {
    switch self {
    case .newlyFailing, .stillFailing: "✕"
    case .fixed: "✓"
    case .regressed: "▲"
    case .changedAnswer, .changedTools: nil
    }
  }

  private var cssClass: StaticString {
    switch self {
    case .newlyFailing, .stillFailing, .regressed: "err"
    case .fixed: "ok"
    case .changedAnswer, .changedTools: "uns"
    }
  }

  func write(to html: inout ByteBuffer) {
    html.append(" <span class=\"st pill ")
    html.append(cssClass)
    html.append("\">")
    if let glyph {
      html.append("<span aria-hidden=\"true\">")
      html.append(glyph)
      html.append("</span> ")
    }
    html.append(words)
    html.append("</span>")
  }
}

extension PairTrace {
  /// Beginning of the id, leading to the page where there is one.
  var link: ReportInline {
    let shown = TextCut(id, limit: 11).text
    return address.map { .link(shown, to: $0) } ?? .recorded(shown)
  }
}
