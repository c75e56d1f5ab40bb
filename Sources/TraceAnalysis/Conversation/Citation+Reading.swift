import JSONBytes
import TraceModel

extension Citation {
  /// A source as `annotations` of either API of OpenAI name it.
  ///
  /// Chat Completions keeps it in a member of its own, the Responses API does not. Nil for what
  /// names no source.
  init?(annotation: JSONValue) {
    let body = annotation["type"]?.string.flatMap { annotation[named: $0] } ?? annotation
    let title = body["title"]?.string ?? body["filename"]?.string
    if let address = body["url"]?.string {
      self.init(source: address, isAddress: true, title: title)
    } else if let file = body["file_id"]?.string {
      self.init(source: file, isAddress: false, title: title)
    } else {
      return nil
    }
  }

  /// The sources that annotations name, each once, in order; annotations that name none stay whole.
  static func read(_ annotations: JSONValue?) -> (sources: [Citation], others: [JSONValue]) {
    guard let annotations, annotations.count > 0 else { return ([], []) }
    var seen: Set<Citation> = []
    var sources: [Citation] = []
    var others: [JSONValue] = []
    for annotation in annotations.elements {
      if let citation = Citation(annotation: annotation) {
        if seen.insert(citation).inserted { sources.append(citation) }
      } else {
        others.append(annotation)
      }
    }
    return (sources, others)
  }
}
