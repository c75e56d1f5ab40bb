import Testing
import TraceModel

@testable import TraceReport

@Suite("Page of a hostile trace") struct HostilePageTests {
  private func page(_ attack: String, rendersMarkdown: Bool = false) throws -> HTMLTags {
    let hostile = HostileTrace { "\(attack)\($0)" }
    return try HTMLTags(
      tracePage(
        hostile.trace,
        files: hostile.files,
        neighbours: "\(attack)/../",
        rendersMarkdown: rendersMarkdown
      )
    )
  }

  @Test("No text makes an element or attribute", arguments: HostileTrace.attacks)
  func structure(attack: String) throws {
    let harmless = String(attack.map { $0 == "\n" ? "\n" : "x" })
    let differing = zip(try page(attack).tags, try page(harmless).tags).first { $0 != $1 }
    #expect(differing == nil)
    #expect(try page(attack).tags.count == page(harmless).tags.count)
  }

  @Test(
    "Nothing on the page runs or leads away, also in Markdown",
    arguments: HostileTrace.attacks,
    [false, true]
  )
  func whitelist(attack: String, rendersMarkdown: Bool) throws {
    let elements: Set<String> = ["style", "iframe", "object", "embed", "form", "base", "math"]
    for tag in try page(attack, rendersMarkdown: rendersMarkdown).tags {
      #expect(!elements.contains(tag.name))
      #expect(tag.name != "script" || tag.isEnd || tag["src"] == "../assets/a.js")
      #expect(tag.attributes.allSatisfy { !$0.name.hasPrefix("on") && $0.name != "style" })
      for address in [tag["href"], tag["src"]].compactMap(\.self) {
        let own = /(#|\.\.\/)?[a-z0-9\/.-]+(#experiment=[A-Za-z0-9._~%-]+)?/
        #expect(address.wholeMatch(of: own) != nil, "\(address)")
      }
    }
  }

  @Test("No id occurs twice, and every fragment has its target", arguments: HostileTrace.attacks)
  func fragments(attack: String) throws {
    let tags = try page(attack).tags
    let ids = tags.compactMap { $0["id"] }
    #expect(Set(ids).count == ids.count)
    #expect(
      ids.allSatisfy { id in
        id.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
      }
    )
    let fragments = tags.compactMap { $0["href"] }.filter { $0.hasPrefix("#") }
    #expect(fragments.allSatisfy { ids.contains(String($0.dropFirst())) })
    #expect(fragments.count > 7)
  }

  @Test("A recorded file is shown by what it is, under a name of the tool's own")
  func files() throws {
    let tags = try page("\"><svg>").tags
    let sources = tags.compactMap { $0["src"] }.filter { $0.hasPrefix("../attachments/") }
    #expect(sources.map { $0.suffix(4) } == [".gif", ".mp3"])
    let downloads = tags.filter { $0["download"] != nil }.compactMap { $0["href"] }
    #expect(downloads.map { $0.suffix(4) } == [".bin"])
    #expect(
      (sources + downloads).allSatisfy {
        $0.wholeMatch(of: /\.\.\/attachments\/x-[0-9a-f]{32}\/x-[0-9a-f]{32}\.[a-z0-9]+/) != nil
      }
    )
  }

  @Test("A text stands escaped where it belongs")
  func shown() throws {
    let hostile = HostileTrace { "<u>\($0)" }
    let html = try tracePage(hostile.trace)
    for number in [
      1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 14, 16, 17, 18, 19, 20, 24, 26, 31, 32, 33, 34, 35, 36, 37,
      38, 39, 42, 43, 47, 53, 54, 55, 56, 58, 59, 61, 64, 65, 67, 70, 71, 74,
    ] {
      #expect(html.contains("&lt;u&gt;\(number)"), "\(number)")
    }
    #expect(!html.contains("<u>"))
  }
}

@Suite("Page of a plain trace") struct PlainPageTests {
  @Test("A trace without spans has a page")
  func empty() throws {
    let html = try tracePage(Trace([]))
    #expect(try HTMLTags(html).tags.contains { $0["id"] == "main" })
    #expect(html.contains("No request recorded"))
  }

  @Test("While in progress the answer is not finished")
  func inProgress() throws {
    #expect(
      try tracePage(Trace([Span("a", 0, nil)]) { $0.state = .inProgress }).contains(
        "Not finished: no answer recorded"
      )
    )
  }

  @Test(
    "Impossible times have a page",
    arguments: [(Int64.min, Int64.max), (.max, .min), (.max, 0)]
  )
  func extremes(start: Int64, end: Int64) throws {
    let spans = [
      Span("a", start, end).failed().event("e", at: .min), Span("b", below: "a", end, start),
      Span("c", start, nil).chunk(#""x""#, at: .min).chunk(#""y""#, at: 0).chunk(#""z""#, at: .max),
    ]
    let html = try tracePage(Trace(spans) { $0.requestTimeMS = start })
    #expect(try HTMLTags(html).tags.count { $0["class"] == "span" } == 3)
  }

  @Test("The page leads to the site's folder")
  func root() throws {
    let tags = try HTMLTags(tracePage(Trace([]))).tags
    #expect(tags.contains { $0.name == "a" && $0["href"] == "../index.html" })
    #expect(tags.contains { $0.name == "link" && $0["href"] == "../assets/a.css" })
  }
}
