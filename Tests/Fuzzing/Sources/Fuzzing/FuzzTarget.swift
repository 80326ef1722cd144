// What is fuzzed: a name, and a function that takes any bytes.

/// One entry into the program for bytes from outside.
struct FuzzTarget: Sendable {
    let name: String
    /// Bytes of an input, at most.
    let maximumLength: Int
    /// Must return, whatever the bytes are; what must hold of the result is claimed with ``claim(_:_:)``.
    let run: @Sendable ([UInt8]) -> Void

    init(_ name: String, maximumLength: Int = 512, _ run: @escaping @Sendable ([UInt8]) -> Void) {
        self.name = name
        self.maximumLength = maximumLength
        self.run = run
    }

    /// Add a target here.
    static let all: [FuzzTarget] = [
        .jsonLines, .json, .transcripts, .luaValues, .journal, .patterns, .luaPatterns, .normalisation,
        .tokens,
        .values, .dictionaries, .models,
    ]
}

/// Ends the run, as a crash does: libFuzzer keeps the bytes.
func claim(_ holds: Bool, _ what: @autoclosure () -> String) {
    if !holds { fatalError(what()) }
}
