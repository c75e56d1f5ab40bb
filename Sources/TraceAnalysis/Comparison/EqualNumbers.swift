/// Numbers that are equal where values are.
struct EqualNumbers<Value: Hashable> {
  private var numbers: [Value: Int32] = [:]

  subscript(value: Value) -> Int32 {
    mutating get {
      if let known = numbers[value] { return known }
      let number = Int32(clamping: numbers.count)
      numbers[value] = number
      return number
    }
  }
}
