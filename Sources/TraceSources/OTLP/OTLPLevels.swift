import JSONBytes

/// The way from a request for export to its spans, in both encodings.
enum OTLPLevels {
  /// By the names of JSON: those of the standard, those of Protocol Buffers, and what they were
  /// before scopes were called so.
  static var json: [JSONListSplitter.Level] {
    [
      JSONListSplitter.Level(lists: ["resourceSpans", "resource_spans"]),
      JSONListSplitter.Level(
        lists: [
          "scopeSpans", "scope_spans", "instrumentationLibrarySpans",
          "instrumentation_library_spans",
        ],
        values: ["resource"]
      ),
      JSONListSplitter.Level(
        lists: ["spans"],
        values: ["scope", "instrumentationLibrary", "instrumentation_library"]
      ),
    ]
  }

  /// By the numbers of the fields.
  static let wire = [
    WireSplitter.Level(lists: [1]),
    WireSplitter.Level(lists: [2, 1000], value: 1),
    WireSplitter.Level(lists: [2], value: 1),
  ]
}
