import ArgumentParser
import TraceReport

/// A site's format as it is typed.
enum FormatArgument: String, ExpressibleByArgument, CaseIterable {
  case html, markdown

  var format: SiteFormat {
    switch self {
    case .html: .html
    case .markdown: .markdown
    }
  }
}
