// Why a measurement cannot be made.

/// What is wrong with a file or with how it is to be measured, in a sentence that names file and line.
struct EvalFailure: Error, Hashable {
    var message: String

    init(_ message: String) { self.message = message }

    init(_ file: EvalFile, line: Int, _ problem: String) {
        message = "\(file.path):\(line): \(problem)"
    }
}
