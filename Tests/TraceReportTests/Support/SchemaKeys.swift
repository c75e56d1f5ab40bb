import JSONBytes
import SiteAssets
import Testing

/// A schema of the folder Resources, held against what is written by it.
struct SchemaKeys {
  private let root: JSONValue

  init(_ name: String) throws {
    root = try JSONDocument(#require(SiteAssets().text("Resources/\(name)"))).root
  }

  /// Every object has the keys of the schema, in its order.
  func expectKeys(of value: JSONValue) throws { try expectKeys(of: value, root, "") }

  private func expectKeys(of value: JSONValue, _ schema: JSONValue, _ place: String) throws {
    let schema = try resolved(schema)
    if value.kind == .object {
      let properties = try #require(schema["properties"], "\(place)")
      #expect(value.memberNames == properties.memberNames, "\(place)")
      for (key, member) in value.members {
        let name = key.string ?? ""
        let property = try #require(properties[named: name], "\(place).\(name)")
        try expectKeys(of: member, property, "\(place).\(name)")
      }
    }
    for element in value.elements {
      try expectKeys(of: element, try #require(schema["items"]), place + "[]")
    }
  }

  /// The schema that a reference leads to, of several variants the one that is a reference.
  private func resolved(_ schema: JSONValue) throws -> JSONValue {
    var schema = schema
    if let variants = schema["anyOf"] {
      schema = try #require(variants.elements.first { $0["$ref"] != nil })
    }
    guard let name = schema["$ref"]?.string?.split(separator: "/").last else { return schema }
    return try #require(root["$defs"]?[named: String(name)])
  }
}

extension JSONValue {
  /// Keys of an object in their order.
  var memberNames: [String] { members.map { $0.key.string ?? "" } }
}
