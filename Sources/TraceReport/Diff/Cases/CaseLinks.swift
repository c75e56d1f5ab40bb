import TraceAnalysis

/// Where counts of cases lead to: the list of cases, filtered to them.
///
/// The filter is in the fragment: a state, or a group of cases that a table counts. A case of a group
/// says so in its row.
struct CaseLinks {
  /// Cases a page of the list.
  static let pageLength = 500

  private let cases: [CaseChange]
  private let groups: [[String]]

  init(_ comparison: RunComparison) {
    cases = comparison.cases
    var groups = [[String]](repeating: [], count: comparison.cases.count)
    for (name, places) in Self.groups(of: comparison) {
      for place in places where groups.indices.contains(place) { groups[place].append(name) }
    }
    self.groups = groups
  }

  /// Names of the groups that the case at a place of ``RunComparison/cases`` belongs to.
  func groups(of place: Int) -> [String] { groups[place] }

  /// Words that lead to the cases of a state.
  func state(_ state: CaseState, _ words: String) -> ReportInline {
    let first = cases.firstIndex { $0.flags.contains(state.flag) } ?? 0
    return .link(words, to: "\(Self.pagePath(ofRow: first))#state=\(state.rawValue)")
  }

  /// How many cases a group has, leading to them.
  func count(_ places: [Int], group: String) -> ReportInline {
    guard let first = places.min() else { return .own("0") }
    let address = "\(Self.pagePath(ofRow: first))#of=\(group)"
    return .link(CountText.text(Int64(places.count)), to: address)
  }

  /// The page of the list that has a row; empty for the first, where the tables are.
  private static func pagePath(ofRow row: Int) -> String {
    row < pageLength ? "" : path(page: row / pageLength, in: .html)
  }

  /// Path of a page of the list; pages count from 0.
  static func path(page: Int, in format: SiteFormat) -> String {
    let name = page == 0 ? DiffPlace.overview : "cases-\(page + 1)"
    return "\(name).\(format.fileExtension)"
  }

  /// How many pages the list has, at least one.
  static func pages(_ comparison: RunComparison) -> Int {
    max(1, (comparison.cases.count + pageLength - 1) / pageLength)
  }

  static func group(ofAssessment place: Int, _ way: String) -> String { "a\(place + 1)-\(way)" }

  static func group(ofTool place: Int, _ way: String) -> String { "t\(place + 1)-\(way)" }

  private static func groups(of comparison: RunComparison) -> [(name: String, places: [Int])] {
    let assessments = comparison.assessments.enumerated().flatMap { place, change in
      [
        (group(ofAssessment: place, "worse"), change.worse),
        (group(ofAssessment: place, "better"), change.better),
      ]
    }
    let tools = comparison.tools.enumerated().flatMap { place, change in
      ToolChange.ways.map { (group(ofTool: place, $0.name), change[keyPath: $0.places]) }
    }
    return assessments + tools
  }
}

extension ToolChange {
  /// What may have become of a tool's calls: the title of its column, its name in a group's, the cases.
  static var ways: [(title: String, name: String, places: KeyPath<ToolChange, [Int]>)] {
    [
      ("Added#", "added", \.added), ("Dropped#", "dropped", \.dropped),
      ("Other turn#", "turn", \.reordered), ("Other arguments#", "arguments", \.otherArguments),
      ("Newly failing#", "failing", \.newlyFailing),
    ]
  }
}
