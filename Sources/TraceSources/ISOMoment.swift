import Glibc

/// Reads moments as ISO 8601 writes them.
package enum ISOMoment {
  /// Nanoseconds since the Unix epoch, of the same texts; nil also beyond 64 bits.
  package static func nanoseconds(_ text: String) -> Int64? {
    guard let moment = moment(text) else { return nil }
    let (whole, isTooLong) = moment.seconds.multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, isBeyond) = whole.addingReportingOverflow(moment.nanoseconds)
    return isTooLong || isBeyond ? nil : sum
  }

  /// Milliseconds since the Unix epoch of a date, or of a date and time to the minute, second or
  /// fraction, with `Z`, `+hh:mm` or nothing for UTC; nil for any other text.
  ///
  /// What a fraction has beyond milliseconds is cut off.
  package static func milliseconds(_ text: String) -> Int64? {
    moment(text).map { $0.seconds * 1000 + $0.nanoseconds / 1_000_000 }
  }

  /// Whole seconds since the Unix epoch, and nanoseconds after them.
  private typealias Moment = (seconds: Int64, nanoseconds: Int64)

  private static func moment(_ text: String) -> Moment? {
    let bytes = Array(text.utf8)
    guard let date = numbers(bytes.prefix(10), pattern: "####-##-##") else { return nil }
    if bytes.count == 10 { return moment(date + [0, 0, 0], Tail("")) }
    guard "Tt ".utf8.contains(bytes[10]) else { return nil }
    if let time = numbers(bytes[11...].prefix(8), pattern: "##:##:##") {
      return moment(date + time, Tail(String(text.dropFirst(19))))
    }
    guard let time = numbers(bytes[11...].prefix(5), pattern: "##:##") else { return nil }
    return moment(date + time + [0], Tail(String(text.dropFirst(16))))
  }

  /// The moment of year, month, day, hour, minute and second; nil where there is none such.
  private static func moment(_ fields: [Int32], _ tail: Tail?) -> Moment? {
    guard let tail, (1...12).contains(fields[1]), (1...31).contains(fields[2]), fields[3] < 24,
      fields[4] < 60, fields[5] < 61
    else { return nil }
    var date = tm()
    date.tm_year = fields[0] - 1900
    date.tm_mon = fields[1] - 1
    (date.tm_mday, date.tm_hour, date.tm_min) = (fields[2], fields[3], fields[4])
    let seconds = Int64(timegm(&date)) + Int64(fields[5])
    // A day that its month does not have has become one of the next month.
    guard date.tm_mday == fields[2] else { return nil }
    return (seconds - tail.zoneMinutes * 60, tail.nanoseconds)
  }

  /// The numbers of a text that has digits where the pattern has `#` and the same bytes elsewhere.
  private static func numbers(_ text: ArraySlice<UInt8>, pattern: String) -> [Int32]? {
    guard text.count == pattern.utf8.count else { return nil }
    let isDigit = { (byte: UInt8) in (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    let fits = zip(text, pattern.utf8).allSatisfy { byte, wanted in
      wanted == UInt8(ascii: "#") ? isDigit(byte) : byte == wanted
    }
    guard fits else { return nil }
    return text.split { !isDigit($0) }.compactMap { Int32(String(decoding: $0, as: UTF8.self)) }
  }

  /// What may follow the seconds: a fraction and a zone.
  private struct Tail {
    var nanoseconds: Int64 = 0
    var zoneMinutes: Int64 = 0

    init?(_ text: String) {
      var rest = Substring(text)
      if rest.first == "." {
        let digits = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }
        guard let number = Int64((digits + "00000000").prefix(9)), !digits.isEmpty else {
          return nil
        }
        nanoseconds = number
        rest = rest.dropFirst(digits.count + 1)
      }
      guard let minutes = Self.zone(rest) else { return nil }
      zoneMinutes = minutes
    }

    private static func zone(_ text: Substring) -> Int64? {
      if text.isEmpty || text == "Z" || text == "z" { return 0 }
      let digits = text.dropFirst().filter { $0 != ":" }
      guard let sign = ["+": Int64(1), "-": -1][text.prefix(1)], digits.count == 4,
        let hours = Int64(digits.prefix(2)), let minutes = Int64(digits.suffix(2)),
        hours < 24, minutes < 60
      else { return nil }
      return sign * (hours * 60 + minutes)
    }
  }
}
