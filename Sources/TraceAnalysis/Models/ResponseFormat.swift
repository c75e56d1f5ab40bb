package import JSONBytes

/// The format that a model was asked to answer in.
package struct ResponseFormat: Sendable {
  /// `text`, `json_object` or `json_schema`; nil where the format is not recorded as an object.
  package var type: String?
  /// Nil where the format has none.
  package var name: String?
  /// Nil where the request does not say.
  package var isStrict: Bool?
  /// Nil where none is recorded.
  package var schema: JSONValue?

  /// Chat Completions have it under `response_format`, Responses under `text.format`; a Response
  /// repeats it, which is the only place that shows what the client made of a Python class.
  init?(request: ModelRequest, answer: ModelAnswer) {
    let asked = request["response_format"] ?? request["text"]?["format"]
    let formats = [asked, answer["text"]?["format"]].compactMap(\.self)
    guard let format = formats.first(where: { $0.kind == .object }) else {
      // A Python class: JSON is wanted, of which shape is not recorded.
      if asked?.kind == .string || request["text_format"]?.kind == .string { return }
      return nil
    }
    let details = format["json_schema"] ?? format
    type = format["type"]?.string
    name = details["name"]?.string
    isStrict = details["strict"]?.bool
    // The client's own field for it, `schema` being taken in its base class.
    let schema = details["schema"] ?? details["schema_"]
    self.schema = schema?.isNull == true ? nil : schema
    if type == "text", asked == nil { return nil }
  }
}
