extension SourceSummary {
  /// Several sources taken together.
  init(_ inputs: [SourceSummary], names: [String], folders: [FoundSources.Folder]) {
    var formats: [String] = []
    for input in inputs where !formats.contains(input.format) { formats.append(input.format) }
    self.init(
      name: names.joined(separator: ", "),
      baseName: Self.baseName(of: names, inputs),
      folder: ".",
      size: inputs.reduce(0) { $0 + $1.size },
      format: formats.joined(separator: ", "),
      revision: nil,
      traces: inputs.reduce(0) { $0 + $1.traces },
      newestTraceMS: inputs.compactMap(\.newestTraceMS).max(),
      remarks: folders.compactMap(\.remark)
    )
  }

  /// What was named first, and how much more there is.
  private static func baseName(of names: [String], _ inputs: [SourceSummary]) -> String {
    guard let first = names.first else { return "" }
    let input = inputs.first { $0.name == first }
    let base = input?.baseName ?? first.split(separator: "/").last.map(String.init) ?? first
    return names.count == 1 ? base : "\(base) and \(names.count - 1) more"
  }
}

extension FoundSources.Folder {
  /// Nil where every file is a source.
  fileprivate var remark: String? {
    switch others {
    case 0: nil
    case 1: "1 of the \(files) files in \(name) is no source."
    default: "\(others) of the \(files) files in \(name) are no sources."
    }
  }
}
