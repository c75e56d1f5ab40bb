import TraceModel

/// The ids of traces as they are shown: MLflow's own where the spans have one, else that of
/// OpenTelemetry.
///
/// Only those that do not follow from a trace's 16 bytes are kept as texts.
struct OTLPTraceNames: Sendable {
  /// Ids of MLflow with other digits than those of the trace, by the trace's number.
  private var ownNames: [UInt32: ExactText] = [:]
  /// Ids that are not 32 hexadecimal digits.
  private var texts: [UInt32: String] = [:]

  /// Notes the id that a trace's spans have.
  mutating func note(id text: String, of number: UInt32) {
    if !OTLPTraceID.isStandard(text) { texts[number] = text }
  }

  /// Notes what a span has as `mlflow.traceRequestId`.
  ///
  /// Of several the first in order of bytes counts, so that the order of spans does not.
  mutating func note(name: String, of entry: inout OTLPIndex.Entry) {
    guard name.hasPrefix("tr-") else { return }
    if name == "tr-" + entry.id.hexadecimal {
      entry.isOfMLflow = true
    } else {
      let name = ExactText(name)
      ownNames[entry.number] = min(ownNames[entry.number] ?? name, name)
    }
  }

  /// Notes what another file says of the same trace.
  mutating func add(
    _ others: OTLPTraceNames,
    of trace: OTLPIndex.Entry,
    to entry: inout OTLPIndex.Entry
  ) {
    if trace.isOfMLflow { entry.isOfMLflow = true }
    if let text = others.texts[trace.number] { texts[entry.number] = text }
    if let name = others.ownNames[trace.number] {
      ownNames[entry.number] = min(ownNames[entry.number] ?? name, name)
    }
  }

  /// Whether there is a text among them.
  var hasOwnNames: Bool { !ownNames.isEmpty || !texts.isEmpty }

  /// The id of a trace as it is shown.
  func name(of entry: OTLPIndex.Entry) -> String {
    let digits = entry.id.hexadecimal
    let standard = entry.isOfMLflow ? ExactText("tr-" + digits) : nil
    if let own = ownNames[entry.number] { return min(own, standard ?? own).string }
    return standard?.string ?? texts[entry.number] ?? digits
  }
}
