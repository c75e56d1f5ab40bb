import TraceModel

extension Experiment {
  /// The name, else the id; nil where the source knows no experiments.
  var title: String? { name ?? (id.isEmpty ? nil : id) }

  /// Name and id; nil where the source knows no experiments.
  var described: String? { id.isEmpty ? name : "\(name ?? "–") (\(id))" }
}
