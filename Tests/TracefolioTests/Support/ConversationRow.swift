import Foundation

/// A row of a page's conversation as its reader sees it.
struct ConversationRow {
  /// Who speaks; empty for a remark between messages.
  let speaker: String
  let html: String

  /// All rows of a page, in order.
  static func all(in page: String) -> [ConversationRow] {
    let section = PageTable.content(of: "c", in: page)
    let starts = section.ranges(of: /\n<li( id="[^"]*")?>(?=<b>|<span>|<p class="as">)/)
    let ends = starts.dropFirst().map(\.lowerBound) + [section.endIndex]
    return zip(starts, ends).map { start, end in
      let html = String(section[start.upperBound..<end])
      let head = html.firstMatch(of: /^<(?:b|span)>(.*?)<\/(?:b|span)>/)
      return ConversationRow(
        speaker: head.map { PlainText.of(String($0.output.1)) } ?? "",
        html: head.map { String(html[$0.range.upperBound...]) } ?? html
      )
    }
  }

  /// What the row says, without tags.
  var text: String { PlainText.of(html) }

  /// The addresses of the pictures that the row shows.
  var pictures: [String] { html.matches(of: /<img [^>]*?src="([^"]*)"/).map { String($0.1) } }

  /// The addresses of the web that the row links to.
  var links: [String] { html.matches(of: /<a href="(http[^"]*)"/).map { String($0.1) } }
}

/// HTML as a text: every space plain, runs of them one.
enum PlainText {
  private static let references = [
    ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
  ]

  static func of(_ html: String) -> String {
    let joined = html.replacing(/<\/?(a|b|code|em|i|kbd|small|span|strong)( [^>]*)?>/, with: "")
    let plain = joined.replacing(/<[^>]*>/, with: " ")
    return references.reduce(plain) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
      .split { $0.isWhitespace }.joined(separator: " ")
  }
}

extension String {
  /// The path in the site of an address on a page of `traces/`.
  var resolvingParents: String { replacingOccurrences(of: "traces/../", with: "") }
}
