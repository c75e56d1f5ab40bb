import ArgumentParser

/// What tokens are priced by.
struct PriceOptions: ParsableArguments {
  @Option(
    help: """
      A file of prices, used in place of the built-in ones for calls whose spans state no cost; of the \
      form of Resources/prices.json.
      """
  )
  var prices: String?

  func validate() throws {
    if prices?.isEmpty == true { throw ValidationError("--prices must name a file; it is empty.") }
  }
}
