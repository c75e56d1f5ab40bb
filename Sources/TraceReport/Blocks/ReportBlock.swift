import TraceAnalysis

/// A piece of a report without a format: Markdown pages and the terminal are written of the same ones.
enum ReportBlock: Sendable {
  /// A title within the page; level 1 is the page's own.
  case heading(Int, [ReportInline])
  case paragraph([ReportInline])
  /// A text of a trace in UTF-8, its lines kept.
  case quote(ArraySlice<UInt8>)
  case list([[ReportInline]])
  case table(ReportTable)
  /// Text in UTF-8 that stands as it is.
  case code(ArraySlice<UInt8>, CodeLanguage)
  /// A picture that the tool has copied, by the way to it from the page.
  case picture(path: String)
  /// How the values of assessments are spread; only formats that draw show it.
  case spreads([AssessmentStatistics])
  /// Blocks one click away; the summary is in the tool's own words.
  indirect case fold(String, [ReportBlock])
}

/// What a block of code is written in.
enum CodeLanguage: String, Sendable {
  case text, json
}

/// A run of text within a line.
enum ReportInline: Sendable {
  /// The tool's own words and numbers.
  case own(String)
  /// The tool's own words, set off from those around.
  case strong(String)
  /// The tool's own words on something that failed.
  case bad(String)
  /// The tool's own words on something that went well.
  case good(String)
  /// A number of the tool's own with its unit.
  case quantity(String, unit: String)
  /// Any text of a trace.
  case recorded(String)
  /// A text of a trace that is a name or a value to a program.
  case code(String)
  /// A text of a trace that gave way to another.
  case removed(String)
  /// A text of a trace that came in place of another.
  case added(String)
  /// A text of a trace that leads to an address of the tool's own making.
  case link(String, to: String)
  /// The place that an address `#name` leads to; the name is of the tool's own making.
  case anchor(String)

  /// What stands for a number or text that is unknown.
  static let unknown = "–"

  /// A number, or a dash where it is unknown.
  static func number(_ text: String?) -> ReportInline { .own(text ?? unknown) }

  /// A text of a trace, or a dash where none was recorded.
  static func known(_ text: String?) -> ReportInline { text.map { .recorded($0) } ?? .own(unknown) }
}

/// A table of single-line cells.
struct ReportTable: Sendable {
  /// A column by its title, in the tool's own words.
  struct Column: Sendable {
    let title: String
    /// Whether its cells are numbers, which stand to the right.
    let isNumber: Bool
  }

  let columns: [Column]
  /// As many cells each as there are columns.
  private(set) var rows: [[[ReportInline]]] = []
  /// What the bars behind the rows are a share of, in the tool's own words; nil without bars.
  let barTitle: String?
  /// Lengths of the bars, 0…1, one per row; only formats that draw show them.
  private(set) var bars: [Double] = []

  /// Columns of text by their titles; a title that ends in `#` is one of numbers.
  init(_ titles: [String], bars barTitle: String? = nil) {
    self.barTitle = barTitle
    columns = titles.map { title in
      let isNumber = title.hasSuffix("#")
      return Column(title: isNumber ? String(title.dropLast()) : title, isNumber: isNumber)
    }
  }

  mutating func add(_ cells: [[ReportInline]], bar: Double = 0) {
    rows.append(cells)
    bars.append(bar)
  }

  /// A row of cells of one run each.
  mutating func add(_ cells: ReportInline...) { add(cells.map { [$0] }) }
}

extension ReportBlock {
  /// A title in the tool's own words.
  static func heading(_ level: Int, _ title: String) -> ReportBlock {
    .heading(level, [.own(title)])
  }

  /// A sentence in the tool's own words.
  static func note(_ words: String) -> ReportBlock { .paragraph([.own(words)]) }

  /// A text that stands as it is.
  static func code(_ text: String, _ language: CodeLanguage) -> ReportBlock {
    .code(Array(text.utf8)[...], language)
  }
}
