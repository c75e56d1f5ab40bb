extension UInt8 {
  /// True for an ASCII digit.
  @inlinable package var isASCIIDigit: Bool { self &- 0x30 < 10 }

  /// True for an ASCII letter, in either case.
  @inlinable package var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }

  /// True for an ASCII digit or letter.
  @inlinable package var isASCIIAlphanumeric: Bool { isASCIIDigit || isASCIILetter }

  /// True for a hexadecimal digit, in either case.
  @inlinable package var isHexDigit: Bool { isASCIIDigit || (self | 0x20) &- 0x61 < 6 }
}
