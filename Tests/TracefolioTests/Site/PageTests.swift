import Foundation
import Testing

@Suite("Every page of a site")
struct PageTests {
  /// As DESIGN has it: nothing from elsewhere, nothing inline.
  private static let policy = """
    default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; \
    media-src 'self' data:; base-uri 'none'; form-action 'none'
    """

  /// Says the first pages of which `problem` finds something to say.
  private func expectNoPage(
    sourceLocation: SourceLocation = #_sourceLocation,
    has problem: (Data, [HTMLTag]) -> String?
  ) async throws {
    let site = try await BuiltSite.whole.value
    let pages = site.paths(suffix: ".html")
    try #require(pages.count > 100)
    let problems = pages.compactMap { page in
      let bytes = site.files[page] ?? Data()
      return problem(bytes, HTMLTags.all(in: bytes)).map { "\(page): \($0)" }
    }
    #expect(problems.prefix(5) == [], sourceLocation: sourceLocation)
  }

  @Test("It begins its head with the policy that forbids everything from elsewhere")
  func beginsWithPolicy() async throws {
    let start = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta http-equiv="Content-Security-Policy" content="\(Self.policy)">

      """
    try await expectNoPage { page, _ in
      page.starts(with: Data(start.utf8)) ? nil : "another beginning"
    }
  }

  @Test("Its scripts are files of the site, classic and without a text of their own")
  func scripts() async throws {
    let fromSite = /<script src="(\.\.\/)?(assets|data)\/[A-Za-z0-9._-]+"( defer)?><\/script>/
    try await expectNoPage { page, _ in
      let text = String(decoding: page, as: UTF8.self)
      let starts = text.ranges(of: "<script").map(\.lowerBound)
      return starts.first { text[$0...].prefixMatch(of: fromSite) == nil }
        .map { String(text[$0...].prefix(100)) }
    }
  }

  @Test("It has no element that the policy would refuse, or that acts")
  func elements() async throws {
    let acting: Set = [
      "style", "iframe", "object", "embed", "base", "form", "frame", "link", "meta",
    ]
    // Of the head: policy, charset, viewport and referrer, then the stylesheet.
    let wanted = ["meta", "meta", "meta", "meta", "link"]
    try await expectNoPage { _, tags in
      let found = tags.map { $0.name.lowercased() }.filter { acting.contains($0) }
      return found == wanted ? nil : found.joined(separator: " ")
    }
  }

  @Test("It has no attribute that the policy would refuse")
  func attributes() async throws {
    try await expectNoPage { _, tags in
      let names = tags.flatMap(\.attributes).map { $0.name.lowercased() }
      return names.first { $0 == "style" || $0.hasPrefix("on") }
    }
  }

  @Test("It has no control character but the line feed, and is UTF-8")
  func characters() async throws {
    try await expectNoPage { page, _ in
      let control = page.first { ($0 < 0x20 && $0 != 0x0A) || $0 == 0x7F }
      if let control { return "the byte \(control)" }
      return String(validating: page, as: UTF8.self) == nil ? "not UTF-8" : nil
    }
  }

  @Test("No id occurs twice, or could not be referred to")
  func ids() async throws {
    try await expectNoPage { _, tags in
      var seen: Set<String> = []
      return tags.compactMap { $0.value("id") }.first {
        !seen.insert($0).inserted || $0.isEmpty || $0.contains(/\s/)
      }
    }
  }

  @Test("What refers to an id finds it")
  func references() async throws {
    let referring = ["aria-labelledby", "aria-describedby", "aria-controls", "for"]
    try await expectNoPage { _, tags in
      let ids = Set(tags.compactMap { $0.value("id") })
      let values: [String] = tags.flatMap { tag in referring.compactMap { tag.value($0) } }
      return values.flatMap { $0.split(separator: " ") }.map { String($0) }.first {
        !ids.contains($0)
      }
    }
  }

  @Test("There is one for each trace of the store")
  func onePerTrace() async throws {
    let store = try Database(Repository.path(Repository.fixture))
    let ids = try store.texts("SELECT request_id FROM trace_info ORDER BY request_id")
    let site = try await BuiltSite.whole.value
    #expect(ids.count == 119)
    #expect(site.paths(in: "traces/") == ids.map { "traces/\($0).html" }.sorted())
  }
}
