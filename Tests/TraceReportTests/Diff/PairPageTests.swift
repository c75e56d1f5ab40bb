import Testing
import TraceAnalysis
import TraceModel

@testable import TraceReport

@Suite("Page of a pair") struct PairPageTests {
  private let base = agentTrace(
    answer: "It is 40 km to Beja.",
    model: "small",
    tool: [
      Span("find", below: "root", 50_000_000, 60_000_000, kind: .tool).inputs(#"{"to":"Beja"}"#)
        .outputs("40")
    ]
  )
  private let head = agentTrace(
    answer: "It is 55 km to Beja.",
    model: "large",
    tool: [
      Span("find", below: "root", 50_000_000, 52_000_000, kind: .tool).inputs(#"{"to":"Faro"}"#)
        .failed().with { $0.statusMessage = "no such town" },
      Span("send", below: "root", 60_000_000, 61_000_000, kind: .tool),
    ],
    end: 200_000_000
  )

  @Test("Words that gave way and came are marked on their sides")
  func answers() throws {
    let html = try pairPage(base, head)
    #expect(html.contains("<p class=\"say\">It is <del>40</del> km to Beja.</p>"))
    #expect(html.contains("<p class=\"say\">It is <ins>55</ins> km to Beja.</p>"))
    #expect(html.contains("Word diff: 1 word removed, 1 added, 5 equal."))
  }

  @Test("The numbers say what they were and by how much they changed")
  func facts() throws {
    let html = try pairPage(base, head)
    // 300 ms became 200 ms: 100 ms less, a third.
    #expect(html.contains("<dd>−100<small>\u{2009}ms</small></dd>"))
    #expect(html.contains("300\u{2009}ms → 200\u{2009}ms · × 0.667"))
    #expect(html.contains("<dt>Model</dt><dd>large</dd><dd class=\"ctx\">from small</dd>"))
    #expect(html.contains("<dt>Output tokens</dt><dd>20</dd><dd class=\"ctx\">unchanged</dd>"))
    #expect(html.contains("from 1 · 1 added · 1 with other arguments · 1 newly failing"))
  }

  @Test("A tool that fails newly says why, its arguments differ by key")
  func tools() throws {
    let html = try pairPage(base, head)
    #expect(html.contains(#"<code>$.to</code>: <del>"Beja"</del>"#))
    #expect(html.contains(#"<code>$.to</code>: <ins>"Faro"</ins>"#))
    #expect(html.contains("✕ Error: no such town"))
    #expect(html.contains("✕ newly failing"))
  }

  @Test("A row a step of either trace, each with a bar or a dashed line for both")
  func waterfall() throws {
    let tags = try HTMLTags(pairPage(base, head)).tags
    let rows = tags.split { $0.name == "tr" && $0.isEnd }
    let steps = rows.filter { row in row.contains { $0.name == "svg" && $0["height"] == "40" } }
    #expect(steps.count == 4)
    for step in steps {
      #expect(step.count { $0["class"] == "side" } == 2)
      #expect(step.contains { $0.name == "rect" })
    }
    #expect(steps.map { $0.count { $0["class"] == "lacks" } } == [0, 0, 0, 1])
    #expect(tags.allSatisfy { $0["style"] == nil })
  }

  @Test("Both traces begin at the left edge of one scale, which ends with the longer one")
  func scale() throws {
    func late(_ start: Int64, _ length: Int64) -> AnalysedTrace {
      AnalysedTrace(Span("root", start, start + length))
    }
    let tags = try HTMLTags(pairPage(late(1000, 400), late(9000, 100))).tags
    let bars = tags.filter { $0.name == "rect" && $0["width"]?.hasSuffix("%") == true }
    #expect(bars.map { $0["x"] } == ["0%", "0%"])
    #expect(bars.map { $0["width"] } == ["100%", "25%"])
  }

  @Test("Steps lead to the traces' pages, and nowhere where there is none")
  func links() throws {
    let addresses = try HTMLTags(pairPage(base, head)).tags.compactMap { $0["href"] }
    #expect(addresses.contains("../base/traces/tr-1.html#s-find"))
    #expect(addresses.contains("0001.html"))
    #expect(addresses.contains("0003.html"))
    let lonely = try pairPage(base, head, pairSurroundings(address: nil))
    #expect(!lonely.contains("#s-find"))
    #expect(lonely.contains("<span class=\"row d1\">"))
  }

  @Test("The same traces give the same bytes, in HTML and Markdown")
  func deterministic() throws {
    #expect(try pairPage(base, head) == pairPage(base, head))
    #expect(markdownPairPage(base, head) == markdownPairPage(base, head))
  }

  @Test("A trace beside itself changes in nothing")
  func same() throws {
    let html = try pairPage(base, base)
    #expect(html.contains("Both answered the same."))
    #expect(html.contains("same calls, same arguments"))
    #expect(!html.contains("<del>"))
    #expect(!html.contains("<ins>"))
  }

  @Test("Traces without spans have a page")
  func empty() throws {
    let nothing = AnalysedTrace(Trace([]))
    #expect(try pairPage(nothing, nothing).contains("No answer recorded"))
    #expect(try pairPage(nothing, head).contains("only in head"))
  }

  @Test("Repeats are listed with their numbers and links")
  func repeats() throws {
    var surroundings = pairSurroundings()
    let side = PairRepeat.Side(
      PairTrace(id: "tr-again", address: "../base/traces/tr-9.html"),
      TraceSummary(base, TraceTools(base))
    )
    surroundings.repeats = [PairRepeat(base: side, head: nil)]
    let html = try pairPage(base, head, surroundings)
    #expect(html.contains("Repeats of this case"))
    #expect(html.contains("<a href=\"../base/traces/tr-9.html\">tr-again</a>"))
  }

  @Test("As Markdown the page says the same")
  func markdown() {
    let text = markdownPairPage(base, head)
    #expect(text.contains("# How far?"))
    #expect(text.contains("<del>40</del>"))
    #expect(text.contains("<ins>55</ins>"))
    #expect(text.contains("## Tool calls"))
    #expect(text.contains("[← Previous](0001.html)"))
  }

  @Test(
    "Impossible times have a page",
    arguments: [(Int64.min, Int64.max), (.max, .min), (.max, 0)]
  )
  func extremes(start: Int64, end: Int64) throws {
    let odd = AnalysedTrace(Span("a", start, end), Span("b", below: "a", end, nil))
    #expect(try HTMLTags(pairPage(odd, AnalysedTrace(Span("a", end, start)))).tags.count > 10)
  }
}

@Suite("Page of a hostile pair") struct HostilePairTests {
  private static let elements: Set<String> = [
    "html", "head", "meta", "title", "link", "script", "body", "a", "header", "nav", "main",
    "footer", "section", "div", "span", "h1", "h2", "p", "dl", "dt", "dd", "table", "caption",
    "thead", "tbody", "tr", "th", "td", "svg", "rect", "line", "text", "del", "ins", "code",
    "strong", "small", "details", "summary",
  ]
  private static let attributes: Set<String> = [
    "lang", "http-equiv", "content", "charset", "name", "rel", "href", "src", "defer", "data-page",
    "data-root", "data-l", "class", "id", "aria-hidden", "aria-label", "aria-current", "scope",
    "width", "height", "x", "y", "x1", "x2", "y1", "y2",
  ]
  static let attacks =
    HostileTrace.attacks + ["</script><img src=x onerror=alert(1)>", "\u{202E}\u{1B}\u{2066}<i>"]

  private func traces(_ attack: String) -> (base: AnalysedTrace, head: AnalysedTrace) {
    (
      AnalysedTrace(HostileTrace { "\(attack) \($0)" }.trace),
      AnalysedTrace(HostileTrace { "\(attack) \($0 * 3)" }.trace)
    )
  }

  private func page(_ attack: String) throws -> String {
    let (base, head) = traces(attack)
    var surroundings = pairSurroundings()
    surroundings.reportTitle = attack
    surroundings.proof = PairProof(.demanded, demanded: attack)
    surroundings.base.id = attack
    return try pairPage(base, head, surroundings)
  }

  @Test("Elements and attributes are the tool's own", arguments: attacks)
  func whitelist(attack: String) throws {
    for tag in try HTMLTags(page(attack)).tags {
      #expect(Self.elements.contains(tag.name), "\(tag.name)")
      #expect(tag.name != "script" || tag.isEnd || tag["src"] == "../assets/a.js")
      for attribute in tag.attributes {
        #expect(Self.attributes.contains(attribute.name), "\(attribute.name)")
      }
      let own = /(#|\.\.\/)?[a-z0-9\/.-]+(#[a-z0-9-]+)?/
      #expect(tag["href"].map { $0.wholeMatch(of: own) != nil } ?? true, "\(tag["href"] ?? "")")
    }
  }

  @Test("Characters that hide or turn text round are shown", arguments: attacks)
  func visible(attack: String) throws {
    let html = try page(attack)
    #expect(!html.unicodeScalars.contains { [0x202E, 0x1B, 0x2066, 0x0].contains($0.value) })
  }

  @Test("No text is HTML in Markdown", arguments: attacks)
  func markdown(attack: String) {
    let (base, head) = traces(attack)
    let text = markdownPairPage(base, head)
    for start in ["<script", "<img", "<hr", "<i>", "<b>", "<style", "<!--", "</td"] {
      #expect(!text.contains(start), "\(start)")
    }
  }
}
