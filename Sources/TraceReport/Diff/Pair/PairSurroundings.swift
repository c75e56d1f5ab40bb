package import TraceAnalysis

/// What lies around the page of a pair: the report it belongs to, and why the traces are one case.
///
/// Addresses are ways from the page's own folder, or anywhere else; each is escaped when it is written.
package struct PairSurroundings: Sendable {
  /// Number of the case in the report, from 1.
  package var number: Int
  /// What the report compares, such as `base against head`.
  package var reportTitle: String
  /// Address of the report's first page.
  package var reportAddress: String
  /// Nil for the first case.
  package var previousAddress: String?
  /// Nil for the last case.
  package var nextAddress: String?
  package var proof: PairProof
  /// What is to be said of the case, the most important first; may be empty.
  package var labels: [PairLabel] = []
  /// The trace of base that the page shows.
  package var base: PairTrace
  package var head: PairTrace
  /// The further traces of the case; empty where each side has one.
  package var repeats: [PairRepeat] = []

  package init(
    number: Int,
    reportTitle: String,
    reportAddress: String,
    proof: PairProof,
    base: PairTrace,
    head: PairTrace
  ) {
    self.number = number
    self.reportTitle = reportTitle
    self.reportAddress = reportAddress
    self.proof = proof
    self.base = base
    self.head = head
  }
}

/// A trace and where its page is.
package struct PairTrace: Sendable {
  package var id: String
  /// Without a fragment; nil where the trace has no page.
  package var address: String?

  package init(id: String, address: String?) {
    self.id = id
    self.address = address
  }
}

/// Why two traces are one case.
package struct PairProof: Sendable {
  package var rule: PairingRule
  /// What `--match` names; nil for every other rule.
  package var demanded: String?
  /// What the inputs have in common, 0…1; nil where they are equal or do not count.
  package var similarity: Double?

  package init(_ rule: PairingRule, demanded: String? = nil, similarity: Double? = nil) {
    self.rule = rule
    self.demanded = demanded
    self.similarity = similarity
  }
}

/// What is to be said of a case.
package enum PairLabel: Sendable, CaseIterable {
  case newlyFailing, fixed, stillFailing, regressed, changedAnswer, changedTools
}

/// Two further traces of a case, one after the other as they were run.
package struct PairRepeat: Sendable {
  /// Nil where base has fewer traces of the case.
  package var base: Side?
  /// Nil where head has fewer.
  package var head: Side?

  package init(base: Side?, head: Side?) {
    self.base = base
    self.head = head
  }

  package struct Side: Sendable {
    package var trace: PairTrace
    package var summary: TraceSummary

    package init(_ trace: PairTrace, _ summary: TraceSummary) {
      self.trace = trace
      self.summary = summary
    }
  }
}
