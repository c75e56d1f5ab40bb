import JSONBytes
import TraceModel

/// Parts of the semantic conventions that hold or name a picture, a sound or a file.
enum MediaPart {
  /// The part as Chat Completions has it; nil for a part of another type.
  static func draft(_ part: JSONValue) -> JSONDraft? {
    let type = part["mime_type"]?.string ?? ""
    let modality = part["modality"]?.string ?? String(type.prefix { $0 != "/" })
    switch part["type"]?.string {
    case "uri": return part["uri"]?.string.map { named($0, modality) }
    case "file": return part["file_id"].map { file("file_id", .value($0)) }
    case "blob":
      let data = part["content"]?.string ?? part["data"]?.string
      return data.map { embedded($0, type: type, modality) }
    default: return nil
    }
  }

  private static func named(_ address: String, _ modality: String) -> JSONDraft {
    modality == "image" ? picture(address) : file("file_url", .text(address))
  }

  private static func embedded(_ data: String, type: String, _ modality: String) -> JSONDraft {
    switch modality {
    case "image": return picture("data:\(type);base64,\(data)")
    case "audio":
      let format = type.drop { $0 != "/" }.dropFirst()
      let sound = JSONDraft.object([("data", .text(data)), ("format", .text(String(format)))])
      return .object([("type", .text("input_audio")), ("input_audio", sound)])
    default: return file("file_data", .text("data:\(type);base64,\(data)"))
    }
  }

  static func picture(_ address: String) -> JSONDraft {
    .object([
      ("type", .text("image_url")), ("image_url", .object([("url", .text(address))])),
    ])
  }

  static func file(_ key: String, _ value: JSONDraft) -> JSONDraft {
    .object([("type", .text("file")), ("file", .object([(key, value)]))])
  }
}
