import Foundation

/// What MLflow's client reports of a store.
struct Oracle: Decodable {
  let experiments: [Experiment]
  let traces: [Trace]
  let unreadable: [Unreadable]

  struct Experiment: Decodable {
    let experiment_id: String
    let name: String
  }

  struct Unreadable: Decodable {
    let trace_id: String
    let state: String
    let request_time_ms: Int64
  }

  struct Trace: Decodable {
    let trace_id: String
    let name: String?
    let state: String
    let request_time_ms: Int64
    let execution_duration_ms: Int64?
    let tags: [String: String]
    let trace_metadata: [String: String]
    let experiment_id: String
    let client_request_id: String?
    let request_preview: String?
    let response_preview: String?
    let session: String?
    let user: String?
    let run_id: String?
    let schema_version: String?
    let token_usage: [String: Int64]?
    let cost: [String: Double]?
    let assessments: [Assessment]
    let spans: [Span]
  }

  struct Assessment: Decodable {
    let assessment_id: String
    let name: String
    let type: String
    let source_type: String
    let source_id: String?
    let rationale: String?
    let span_id: String?
    let overrides: String?
    let valid: Bool?
    let create_time_ms: Int64
    let value: JSON?
    let error: JSON?
    let metadata: JSON?
  }

  struct Span: Decodable {
    let span_id: String
    let parent_id: String?
    let name: String
    let span_type: String
    let status: String
    let status_message: String?
    let start_time_ns: Int64
    let end_time_ns: Int64?
    let model: String?
    let events: Int?
    let attribute_keys: [String]?
    let token_usage: [String: Int64]?
    let cost: [String: Double]?
  }

  init(_ file: URL) throws {
    self = try JSONDecoder().decode(Oracle.self, from: Data(contentsOf: file))
  }
}

/// Any JSON value, read by Foundation.
enum JSON: Decodable, Equatable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSON])
  case object([String: JSON])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([JSON].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSON].self))
    }
  }

  init(text: [UInt8]) throws {
    self = try JSONDecoder().decode(JSON.self, from: Data(text))
  }
}
