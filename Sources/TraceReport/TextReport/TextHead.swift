import TraceAnalysis
import TraceModel

/// What a trace is known by, what it was asked and what came of it, as lines for a terminal.
struct TextHead {
  private let analysed: AnalysedTrace
  private let place: ReportPlace
  private let width: Int

  /// Unicode scalars of a question or answer that are shown: all of it is in the conversation.
  private static let saidLimit = 400

  init(_ place: ReportPlace, width: Int) {
    analysed = place.analysed
    self.place = place
    self.width = width
  }

  /// At most `width` columns each.
  var lines: [String] {
    (facts + [""]).flatMap { TextWrap.lines(of: $0, width: width) } + said
  }

  private var facts: [String] {
    let trace = analysed.trace
    let facts = TraceFacts(analysed)
    let start = MomentText(milliseconds: trace.requestTimeMS)
    return [
      "\(trace.name ?? "(no name)")  \(ShownState(trace.state).word)  \(trace.id)",
      "\(start.date) \(start.time) UTC  duration \(facts.duration?.text ?? "–")"
        + "  tokens \(facts.tokens ?? "–")  cost \(facts.cost ?? "–")",
    ]
  }

  private var said: [String] {
    let texts = TraceTexts(analysed)
    let outcome = TraceOutcome(analysed)
    var table = ReportTable(["", ""])
    table.add(.own("Asked"), .recorded(Self.beginning(texts.asked) ?? "– no request recorded"))
    if let failure = outcome.failure {
      let span = place.link(to: failure.span) + [.own(": "), .recorded(failure.words)]
      table.add([[.own("Failed")], [.own("in ")] + span])
      for note in failure.notes { table.add(.own(""), .recorded(note)) }
    } else {
      table.add(.own("Answered"), .recorded(Self.beginning(texts.answered) ?? noAnswer))
      if let stop = outcome.stop { table.add(.own(""), .recorded(stop)) }
    }
    return TextTable(table, width: width).pairs
  }

  private var noAnswer: String {
    analysed.trace.state == .inProgress ? "– not finished" : "– no answer recorded"
  }

  private static func beginning(_ text: String?) -> String? {
    guard let text, !text.isEmpty else { return nil }
    return TextCut(text, limit: saidLimit).marked
  }

  /// What was odd about the trace, a line a note with the span that it is about, wrapped.
  var notes: [String] {
    let notes = analysed.diagnostics.flatMap { diagnostic in
      let span = place.link(toSpanOf: diagnostic.spanID).text
      let name = span.isEmpty ? diagnostic.spanID ?? "" : span
      let about = name.isEmpty ? "" : "\(name): "
      return TextWrap.lines(of: "! \(about)\(diagnostic.message)", width: width)
    }
    return notes.isEmpty ? [] : [""] + notes
  }
}
