import JSONBytes
import TraceModel

/// The prompt versions that a trace used.
enum LinkedPrompts {
  /// From `entity_associations` (`trace` to `prompt_version`, id `name/version`), else from the tag
  /// `mlflow.linkedPrompts`, a JSON list of `name` and `version` in its own order.
  static func prompts(_ associations: [AssociationRow], tags: [TextPair]) -> [LinkedPrompt] {
    let linked = associations.filter { $0.type == "prompt_version" }.map { prompt(id: $0.id) }
    if linked.isEmpty { return tagged(tags) }
    return linked.sorted { a, b in
      (ExactText(a.name), ExactText(a.version)) < (ExactText(b.name), ExactText(b.version))
    }
  }

  private static func prompt(id: String) -> LinkedPrompt {
    guard let slash = id.lastIndex(of: "/") else { return LinkedPrompt(name: id, version: "") }
    return LinkedPrompt(
      name: String(id[..<slash]),
      version: String(id[id.index(after: slash)...])
    )
  }

  private static func tagged(_ tags: [TextPair]) -> [LinkedPrompt] {
    guard let tag = tags.first(where: { $0.key == "mlflow.linkedPrompts" }) else { return [] }
    guard let list = Payload(recorded: ArraySlice(tag.value.utf8)).json else { return [] }
    return list.elements.compactMap { entry in
      guard let name = entry["name"]?.string, let version = entry["version"], !version.isNull
      else { return nil }
      let text = version.string ?? String(decoding: version.token, as: UTF8.self)
      return LinkedPrompt(name: name, version: text)
    }
  }
}
