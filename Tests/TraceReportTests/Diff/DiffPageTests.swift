import JSONBytes
import Testing
import TraceModel

@testable import TraceAnalysis
@testable import TraceReport

@Suite("Pages of a diff") struct DiffPageTests {
  private static let attacks = [
    "</script><img src=x onerror=alert(1)>", "a | b", "two\nlines", "\u{202E}right",
    "\" autofocus=\"",
    "@octocat https://evil.example", "'><b>", "&lt;", "`*_[x](https://evil.example)",
  ]

  private func pages(_ attack: String) throws -> [HTMLTags] {
    let report = DiffFixture(mark: { "\(attack)\($0)" }).report
    let doctype = "<!DOCTYPE html>"
    return try [report.page(), report.pairingPage()].map {
      try HTMLTags(String($0.dropFirst(doctype.count)))
    }
  }

  @Test("No text makes an element or attribute", arguments: attacks)
  func structure(attack: String) throws {
    let harmless = String(attack.map { $0 == "\n" ? "\n" : "x" })
    for (hurt, plain) in zip(try pages(attack), try pages(harmless)) {
      #expect(zip(hurt.tags, plain.tags).first { $0 != $1 } == nil)
      #expect(hurt.tags.count == plain.tags.count)
    }
  }

  @Test("Nothing leads away from the report, and no id occurs twice", arguments: attacks)
  func addresses(attack: String) throws {
    for page in try pages(attack) {
      let own = /assets\/a\.css|((index|pairing|cases\/[0-9]+)\.html)?(#[a-z0-9=-]+)?/
      #expect(page.tags.compactMap { $0["href"] }.filter { $0.wholeMatch(of: own) == nil } == [])
      #expect(page.tags.allSatisfy { $0["style"] == nil })
      let ids = page.tags.compactMap { $0["id"] }
      #expect(Set(ids).count == ids.count)
    }
  }

  @Test("Numbers that were found come first, with interval, p and verdict")
  func numbers() throws {
    let html = try DiffFixture().report.page()
    let rows = html.components(
      in: "<section id=\"numbers\">",
      "</section>",
      row: "<tr><th scope=\"row\">"
    )
    #expect(
      rows.map { $0.prefix { $0 != "<" } } == [
        "Cost a case", "Retrieval time", "Output tokens", "Duration", "Model time", "Input tokens",
        "Failed traces, rate", "First token",
      ]
    )
    #expect(rows[0].contains("× 2.42</td><td class=\"n ci\">2.37 to 2.45</td>"))
    #expect(
      rows[2].contains("−14.9<small>\u{2009}%</small></td><td class=\"n ci\">−15.1 to −14.7</td>")
    )
    #expect(
      rows[6].contains("+2.5<small>\u{2009}pt</small></td><td class=\"n ci\">−10.1 to +14.8</td>")
    )
    #expect(rows[0].contains("&lt; 0.001") && rows[3].contains("0.280"))
    #expect(rows[4].contains("inside the noise band") && rows[7].contains("no case has it in both"))
  }

  @Test("Counts lead to the cases they count")
  func links() throws {
    let html = try DiffFixture().report.page()
    #expect(
      html.contains("<td class=\"n moved\" data-l=\"worse\"><a href=\"#of=a1-worse\">3</a></td>")
    )
    #expect(html.contains("<a href=\"#of=t1-failing\">1</a>"))
    #expect(html.contains("<a href=\"#state=failing\">3 cases newly fail</a>"))
    let rows = html.components(in: "<section id=\"cases\"", "</section>", row: "<tr data-states")
    #expect(rows.count == 40)
    #expect(
      rows[2].hasPrefix("=\"regressed failing answer\" data-of=\"a1-worse a2-worse t1-failing\">")
    )
    #expect(rows[0].contains("<a href=\"cases/1.html\">Is there a night train to Évora?</a>"))
  }

  @Test("The list is cut at 500 cases and loses none")
  func pages() throws {
    let report = DiffFixture(cases: 1001).report
    #expect(DiffPage(report).paths == ["index.html", "cases-2.html", "cases-3.html"])
    let counts = try (0..<3).map {
      try report.page($0).components(
        in: "<section id=\"cases\"",
        "</section>",
        row: "<tr data-states"
      ).count
    }
    #expect(counts == [500, 500, 1])
    #expect(
      try report.page(1).contains(
        "Cases 501 to \(thin("1 000")) of \(thin("1 001")) cases, the worst"
      )
    )
    #expect(try !report.page(1).contains("id=\"numbers\""))
    #expect(PairingPage(report).paths == ["pairing.html", "pairing-2.html", "pairing-3.html"])
  }

  @Test("What is not paired stands on the page of the pairing with its reason")
  func pairing() throws {
    let html = try DiffFixture().report.pairingPage()
    #expect(html.contains("<td class=\"n\" data-l=\"Cases\">40</td>"))
    #expect(!html.contains("Similarity</th>"))
    for (title, trace) in [
      ("<span id=\"only-base\"></span>Only in base", "tr-base-40"),
      ("<span id=\"only-head\"></span>Only in head", "tr-head-40"),
      ("<span id=\"without-key\"></span>Without anything to pair by", "tr-base-41"),
    ] {
      let section = html.components(in: title, "</section>", row: "<code>")
      #expect(section.first?.hasPrefix(trace) == true)
    }
  }

  @Test("The same diff gives the same bytes")
  func determinism() throws {
    let (first, second) = (DiffFixture().report, DiffFixture().report)
    #expect(try first.page() == second.page())
    #expect(first.markdown() == second.markdown())
    #expect(first.comment == second.comment)
  }

  @Test("A diff of nothing says so")
  func empty() throws {
    let report = DiffFixture(cases: 0, metrics: [], failing: 0, fixed: 0, hasAssessments: false)
      .report
    #expect(try report.page().contains("No cases: no trace of base is paired with one of head."))
    #expect(report.markdown().contains("No cases: no trace of base"))
  }
}

extension String {
  /// What follows each start of a row between two texts.
  fileprivate func components(in start: String, _ end: String, row: String) -> [String] {
    guard let from = range(of: start)?.upperBound else { return [] }
    let rest = self[from...]
    let part = rest.range(of: end).map { rest[..<$0.lowerBound] } ?? rest
    return part.split(separator: row, omittingEmptySubsequences: false).dropFirst().map {
      String($0)
    }
  }

  private func range(of text: String) -> Range<String.Index>? { self[...].range(of: text) }
}

extension Substring {
  fileprivate func range(of text: String) -> Range<String.Index>? { ranges(of: text).first }
}
