import Foundation

/// A row of a conversation without where and when: what any dialect must say alike.
struct SaidRow: Equatable {
  let speaker: String
  /// Texts, calls with arguments and results; without spaces, which JSON may have or not.
  let words: String

  init(_ row: ConversationRow) {
    speaker = row.speaker
    let bare = row.html.replacing(/<small>.*?<\/small>(<\/small>)?/, with: "")
      .replacing(/<span class="st [^"]*">.*?<\/span><\/span>/, with: "")
    // Thoughts stand in one box or in several, each with a label.
    words = PlainText.of(bare).replacing(#/\bReasoning /#, with: "").replacing(/\s/, with: "")
  }

  /// All rows of a page, in order.
  static func all(in page: String) -> [SaidRow] { ConversationRow.all(in: page).map(SaidRow.init) }
}

/// The numbers of a row of a page's token ledger that every dialect states.
struct LedgerNumbers: Equatable {
  let input: String
  let output: String
  let total: String

  /// One a row of spans, in order, then what was counted and what the store states.
  static func all(in page: String) -> [LedgerNumbers] {
    let rows = PageTable.rows(of: "k", in: page)
    guard let head = rows.first else { return [] }
    let places = ["Input", "Output", "Total"].compactMap(head.firstIndex)
    if places.count < 3 { return [] }
    return rows.dropFirst().filter { $0.count == head.count }.map { row in
      LedgerNumbers(input: row[places[0]], output: row[places[1]], total: row[places[2]])
    }
  }
}
