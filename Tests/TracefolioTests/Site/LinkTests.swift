import Foundation
import Testing

@Suite("Links of a site")
struct LinkTests {
  @Test("Every address is a file of the site, a fragment that is there, or a page elsewhere")
  func targets() async throws {
    let links = SiteLinks(of: try await BuiltSite.whole.value)
    try #require(links.all.count > 500)
    let problems = links.all.compactMap { link in
      links.problem(of: link).map { "\(link.page): \(link.tag) \(link.address): \($0)" }
    }
    #expect(problems.prefix(5) == [])
  }

  @Test("Every trace is one click from the overview")
  func overview() async throws {
    let site = try await BuiltSite.whole.value
    let links = SiteLinks(of: site).all.filter { $0.page == "index.html" && $0.tag == "a" }
    let pages = Set(site.paths(in: "traces/"))
    #expect(pages.subtracting(links.map(\.address)).sorted() == [])
  }

  @Test("Pictures and sounds come from the site")
  func media() async throws {
    let links = SiteLinks(of: try await BuiltSite.whole.value).all
    let media = links.filter { ["img", "audio", "video", "source"].contains($0.tag) }
    try #require(!media.isEmpty)
    let strange = media.filter { !$0.address.hasPrefix("../attachments/") }
    #expect(strange.prefix(5).map(\.address) == [])
  }
}

/// The addresses in the pages of a site, and what they lead to.
private struct SiteLinks {
  struct Link {
    let page: String
    let tag: String
    let address: String
  }

  private(set) var all: [Link] = []
  private let paths: Set<String>
  private var ids: [String: Set<String>] = [:]

  init(of site: FolderContents) {
    paths = Set(site.paths)
    for page in site.paths(suffix: ".html") {
      let tags = HTMLTags.all(in: site.files[page] ?? Data())
      ids[page] = Set(tags.compactMap { $0.value("id") })
      for tag in tags {
        let addresses = ["href", "src", "xlink:href", "poster", "data", "srcset", "action"]
          .compactMap { tag.value($0) }
        all += addresses.map { Link(page: page, tag: tag.name, address: $0) }
      }
    }
  }

  /// Nil where the link is as it should be.
  func problem(of link: Link) -> String? {
    let parts = link.address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    if link.address.contains(":") {
      let isElsewhere = ["https://", "http://", "mailto:"].contains { link.address.hasPrefix($0) }
      return isElsewhere && link.tag == "a" ? nil : "an address that must not be"
    }
    let target = parts[0].isEmpty ? link.page : Self.resolve(String(parts[0]), from: link.page)
    guard paths.contains(target) else { return "no file \(target)" }
    guard parts.count == 2 else { return nil }
    let fragment = parts[1].removingPercentEncoding ?? "?"
    // A filter of the overview for its script, which leads nowhere without it.
    if target == "index.html", fragment.contains(/^[a-z]+=/) { return nil }
    return ids[target]?.contains(fragment) == true ? nil : "no id \(fragment) in \(target)"
  }

  private static func resolve(_ address: String, from page: String) -> String {
    var folders = page.split(separator: "/").dropLast()
    for part in address.split(separator: "/", omittingEmptySubsequences: false) {
      if part == ".." {
        // Above the site there is nothing: such a path must not be found.
        if folders.popLast() == nil { return "above the site" }
      } else {
        folders.append(part)
      }
    }
    return folders.joined(separator: "/")
  }
}
