import Foundation

/// What a page says of one span.
enum SpanArticle {
  /// The article of the span by this id, tags and all; empty where there is none.
  static func html(of span: String, in page: String) -> String {
    all(in: page).first { $0.hasPrefix("s-\(span)\"") } ?? ""
  }

  /// The article of the first span by this name, without tags; empty where there is none.
  static func text(named name: String, in page: String) -> String {
    let found = all(in: page).first { article in
      let title = article.firstMatch(of: /<h3>.*?<\/h3>/).map { String($0.output) } ?? ""
      return title.contains(" \(name) ")
    }
    return found.map { PlainText.of("<p id=\"\($0)") } ?? ""
  }

  /// From each article's id on.
  private static func all(in page: String) -> [String] {
    page.components(separatedBy: "<article class=\"span\" id=\"").dropFirst().map {
      $0.components(separatedBy: "</article>")[0]
    }
  }
}
