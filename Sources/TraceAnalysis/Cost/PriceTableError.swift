package import JSONBytes

/// Why a file of prices cannot be used.
package enum PriceTableError: Error, Equatable, Sendable {
  /// The text is no JSON.
  case notJSON(JSONError)
  /// A value is missing or of another kind than it must be.
  ///
  /// - Parameters:
  ///   - path: Where, as `$.models[3].input`.
  ///   - expected: What has to be there, as `a number of dollars`.
  case unexpected(path: String, expected: String)
}

extension PriceTableError: CustomStringConvertible {
  /// Where and what, as "$.models[3].input: expected a number of dollars, 0 or more".
  package var description: String {
    switch self {
    case .notJSON(let error): error.description
    case .unexpected(let path, let expected): "\(path): expected \(expected)"
    }
  }
}
