import ArgumentParser
import TraceReport

/// A format of `export` as it is typed.
enum ExportFormatArgument: String, ExpressibleByArgument, CaseIterable {
  case json, otlp, chrome

  func format(isStrict: Bool) -> any TraceFormat {
    switch self {
    case .json: TraceExport(isStrict: isStrict)
    case .otlp: OTLPExport()
    case .chrome: ChromeExport()
    }
  }
}
