import Foundation

/// A table of a page as its reader sees it.
enum PageTable {
  /// The rows of the first table in a section, each by its cells; empty where there is no such section.
  static func rows(of section: String, in page: String) -> [[String]] {
    let table = content(of: section, in: page).firstMatch(of: /(?s)<table.*?<\/table>/)?.output
    let rows = (table ?? "").matches(of: /(?s)<tr.*?<\/tr>/).map(\.output)
    return rows.map { row in
      row.matches(of: /(?s)<t[dh][ >].*?<\/t[dh]>/).map { text(of: $0.output) }
    }
  }

  /// All that a section shows.
  static func text(of section: String, in page: String) -> String {
    text(of: content(of: section, in: page)[...])
  }

  /// From the section's start tag to its end tag.
  static func content(of section: String, in page: String) -> String {
    guard let start = page.range(of: "<section id=\"\(section)\"") else { return "" }
    let rest = page[start.lowerBound...]
    return String(rest[..<(rest.range(of: "</section>")?.lowerBound ?? rest.endIndex)])
  }

  /// Without tags, references and badges; every space plain, runs of them one.
  private static func text(of html: Substring) -> String {
    let shown = html.replacing(/<span class="k [^>]*>[^<]*<\/span><span class="vh">[^<]*<\/span>/) {
      _ in ""
    }
    let parted = shown.replacing(/<\/(t[dh]|d[td]|p|h2|pre|summary|caption)>/) { _ in " " }
    let plain = parted.replacing(/<[^>]*>/) { _ in "" }
    let references = [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
    ]
    return references.reduce(String(plain)) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
      .split { $0.isWhitespace }.joined(separator: " ")
  }
}
