import JSONBytes
import Testing

@testable import TraceSources

@Suite("Values of OpenTelemetry become plain JSON")
struct AnyValueTests {
  private func plain(_ json: String) throws -> (text: String, isSound: Bool) {
    var buffer = ByteBuffer()
    let isSound = JSONAnyValue.write(try JSONDocument(json).root, to: &buffer)
    return (buffer.string(), isSound)
  }

  private func plain(_ message: [UInt8]) throws -> String {
    var buffer = ByteBuffer()
    try WireAnyValue.write(message[...], to: &buffer)
    return buffer.string()
  }

  @Test(
    "Values in JSON, in all their spellings",
    arguments: [
      (#"{"stringValue":"a\"b"}"#, #""a\"b""#),
      (#"{"string_value":""}"#, #""""#),
      (#"{"Value":{"StringValue":"x"}}"#, #""x""#),
      (#"{"boolValue":true}"#, "true"),
      (#"{"intValue":"-9223372036854775808"}"#, "-9223372036854775808"),
      (#"{"intValue":7}"#, "7"),
      (#"{"int_value":"7"}"#, "7"),
      (#"{"doubleValue":0.10}"#, "0.10"),
      (#"{"doubleValue":"NaN"}"#, "NaN"),
      (#"{"doubleValue":"-Infinity"}"#, "-Infinity"),
      (#"{"double_value":"0.5"}"#, "0.5"),
      (#"{"bytesValue":"AQI="}"#, #""AQI=""#),
      (#"{"arrayValue":{"values":[{"intValue":"1"},{},{"arrayValue":{}}]}}"#, "[1,null,[]]"),
      (
        #"{"kvlist_value":{"values":[{"key":"k","value":{"string_value":"v"}},{"key":"n"}]}}"#,
        #"{"k":"v","n":null}"#
      ),
      ("{}", "null"),
      ("null", "null"),
      (#"{"stringValue":null}"#, "null"),
    ]
  )
  func json(value: String, expected: String) throws {
    let (text, isSound) = try plain(value)
    #expect(text == expected)
    #expect(isSound)
  }

  @Test(
    "What is none of them stays as it is and is told",
    arguments: [
      (#""bare""#, #""bare""#), (#"{"intValue":"seven"}"#, #""seven""#),
      (#"{"boolValue":"yes"}"#, #""yes""#), (#"{"otherValue":1}"#, "null"),
      (#"{"arrayValue":[1]}"#, "[]"), (#"{"arrayValue":{"values":[1]}}"#, "[1]"),
    ]
  )
  func misfits(value: String, expected: String) throws {
    let (text, isSound) = try plain(value)
    #expect(text == expected)
    #expect(!isSound)
  }

  @Test(
    "Values in Protocol Buffers",
    arguments: [
      (Wire.field(1, "a\"b"), #""a\"b""#),
      (Wire.field(2, number: 1), "true"),
      (Wire.field(2, number: 0), "false"),
      (Wire.field(3, number: UInt64(bitPattern: -5)), "-5"),
      (Wire.field(4, fixed64: (0.1).bitPattern), "0.1"),
      (Wire.field(4, fixed64: Double.infinity.bitPattern), "Infinity"),
      (Wire.field(5, Wire.field(1, Wire.field(3, number: 1)) + Wire.field(1, [])), "[1,null]"),
      (Wire.field(6, Wire.field(1, Wire.pair("k", Wire.field(1, "v")))), #"{"k":"v"}"#),
      (Wire.field(7, [1, 2]), #""AQI=""#),
      (Wire.field(9, "unknown"), "null"),
      (Wire.field(3, number: 1) + Wire.field(1, "last"), #""last""#),
      ([], "null"),
    ]
  )
  func wire(message: [UInt8], expected: String) throws {
    #expect(try plain(message) == expected)
  }

  @Test("Values within values are read to a depth and refused beyond it")
  func depth() throws {
    let nested = { (count: Int) in
      (0..<count).reduce([] as [UInt8]) { inner, _ in Wire.field(5, Wire.field(1, inner)) }
    }
    let deep = WireAnyValue.maximumDepth
    let text = try plain(nested(deep - 1))
    #expect(text.hasPrefix("[[[") && text.count == 2 * (deep - 1) + 4)
    #expect(throws: WireError.tooDeep) { try plain(nested(deep)) }
  }
}
