import JSONBytes
import TraceModel

extension RecordedMedia {
  /// A picture, sound or file as a part of a message in either API of OpenAI holds it.
  ///
  /// Nil for a part of another type and one that does not say where the bytes are.
  init?(part: JSONValue, type: String) {
    switch type {
    case "image_url", "input_image", "computer_screenshot": self.init(picture: part)
    case "input_audio": self.init(sound: part["input_audio"] ?? part)
    case "file": self.init(file: part["file"] ?? part)
    case "input_file": self.init(file: part)
    default: return nil
    }
  }

  /// The answer's own voice (`audio` of a chat message), with its transcript as label.
  ///
  /// A later request names it by its id alone.
  init?(answer audio: JSONValue) {
    let place = Place(data: audio["data"], contentType: nil) ?? Place(file: audio["id"])
    guard let place else { return nil }
    self.init(kind: .sound, place: place, label: audio["transcript"]?.string)
  }

  /// A picture that an image model made, with the revised prompt as label.
  init?(made image: JSONValue, data key: String, format: JSONValue?) {
    let type = (image["output_format"]?.string ?? format?.string).map { "image/\($0)" }
    let place = Place(data: image[named: key], contentType: type) ?? Place(address: image["url"])
    guard let place else { return nil }
    self.init(kind: .picture, place: place, label: image["revised_prompt"]?.string)
  }

  private init?(picture part: JSONValue) {
    let holder = part["image_url"]
    let address = Place(address: holder?["url"] ?? holder)
    guard let place = address ?? Place(file: part["file_id"]) else { return nil }
    let detail = holder?["detail"] ?? part["detail"]
    self.init(kind: .picture, place: place, label: detail?.string)
  }

  private init?(sound body: JSONValue) {
    let type = body["format"]?.string.map { "audio/\($0)" }
    guard let place = Place(data: body["data"], contentType: type) else { return nil }
    self.init(kind: .sound, place: place)
  }

  private init?(file body: JSONValue) {
    let place =
      Place(data: body["file_data"], contentType: nil) ?? Place(address: body["file_url"])
      ?? Place(file: body["file_id"])
    guard let place else { return nil }
    self.init(kind: .file, place: place, label: body["filename"]?.string)
  }
}

extension ConversationCall {
  /// The pictures, sounds and files in the call's result: the screenshot of a computer call, or the
  /// parts of a result that is a list of parts; empty for every other result.
  package var resultMedia: [RecordedMedia] {
    guard let result = call.result?.json else { return [] }
    let parts = result.kind == .array ? Array(result.elements) : [result]
    return parts.compactMap { part in
      part["type"]?.string.flatMap { RecordedMedia(part: part, type: $0) }
    }
  }
}
