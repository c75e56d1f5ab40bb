import ArgumentParser

/// What the numbers over all traces are of.
struct CountingOptions: ParsableArguments {
  @Flag(help: "Count traces of judges, too, which the numbers leave out.")
  var judges = false
}
