import ArgumentParser
struct Build: AsyncParsableCommand {}
