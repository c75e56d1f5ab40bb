import Testing

@testable import SiteAssets

private enum Name: String, CaseIterable {
  case title
  case body
}

@Suite("Page templates")
struct TemplateTests {
  private func template(_ text: String) throws(TemplateError) -> Template<Name> {
    try Template(Array(text.utf8), file: "page.html")
  }

  private func fill(_ text: String) throws -> String {
    try template(text).parts.map { part in
      switch part {
      case .literal(let bytes): String(decoding: bytes, as: UTF8.self)
      case .placeholder(let name): "[\(name)]"
      }
    }.joined()
  }

  @Test(
    "Placeholders are replaced and everything else stays",
    arguments: [
      ("", ""),
      ("plain", "plain"),
      ("{{title}}", "[title]"),
      ("<h1>{{title}}</h1>{{body}}{{title}}", "<h1>[title]</h1>[body][title]"),
      ("{{ title  }} é {{body}}\n", "[title] é [body]\n"),
      ("a { b } c }} d {", "a { b } c }} d {"),
    ]
  )
  func fills(text: String, filled: String) throws {
    #expect(try fill(text) == filled)
  }

  @Test("The names that occur are listed in order")
  func names() throws {
    #expect(try template("{{body}} {{title}}{{body}}").placeholders == [.body, .title, .body])
  }

  @Test(
    "An unknown name is an error with its place and the names that are known",
    arguments: [
      ("{{titel}}", "titel", 1, 1),
      ("<p>\n  é {{ Title }}", "Title", 2, 5),
      ("{{title}}\n\n{{}}", "", 3, 1),
    ]
  )
  func unknown(text: String, name: String, line: Int, column: Int) {
    let error = TemplateError(
      file: "page.html",
      position: TextPosition(line: line, column: column),
      problem: .unknown(name, known: ["body", "title"])
    )
    #expect(throws: error) { try template(text) }
  }

  @Test(
    "A placeholder that does not end on its line is an error",
    arguments: [("{{", 1, 1), ("a\nbc{{title\n}}", 2, 3), ("{{title}} {{body}", 1, 11)]
  )
  func unclosed(text: String, line: Int, column: Int) {
    let error = TemplateError(
      file: "page.html",
      position: TextPosition(line: line, column: column),
      problem: .unclosed
    )
    #expect(throws: error) { try template(text) }
  }
}
