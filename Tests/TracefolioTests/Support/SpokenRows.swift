import Testing

/// A row of a conversation that a reader must find: who speaks, and texts in it.
typealias SpokenRow = (speaker: String, texts: [String])

/// What the conversation of a program's trace must say, row by row.
struct SpokenRows: CustomTestStringConvertible {
  let program: String
  var place = 0
  let spoken: [SpokenRow]

  var testDescription: String { program }

  /// The page, and what its conversation says.
  func conversation() async throws -> [ConversationRow] {
    let trace = try RecordedStore.trace(of: program, place)
    return ConversationRow.all(in: try await BuiltSite.whole.value.text("traces/\(trace).html"))
  }
}

/// Expects rows by these speakers and no others, each with its texts.
func expect(
  _ rows: [ConversationRow],
  toSay spoken: [SpokenRow],
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(rows.map(\.speaker) == spoken.map(\.speaker), sourceLocation: sourceLocation)
  for (row, wanted) in zip(rows, spoken) {
    for text in wanted.texts {
      #expect(row.text.contains(text), "\(row.text)", sourceLocation: sourceLocation)
    }
  }
}
