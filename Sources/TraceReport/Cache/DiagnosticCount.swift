package import TraceModel

/// How many diagnostics of one code a trace has.
package struct DiagnosticCount: Sendable, Equatable {
  package let code: Diagnostic.Code
  /// At least 1.
  package let count: Int

  /// Of each code that occurs, in the order of their declaration.
  package static func all(_ diagnostics: [Diagnostic]) -> [DiagnosticCount] {
    if diagnostics.isEmpty { return [] }
    return Diagnostic.Code.allCases.compactMap { code in
      let count = diagnostics.count { $0.code == code }
      return count == 0 ? nil : DiagnosticCount(code: code, count: count)
    }
  }
}
