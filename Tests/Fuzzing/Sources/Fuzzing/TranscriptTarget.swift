// Transcripts: the text of a `*.chat` file.

import ParleyModel
import ParleyTesting

extension FuzzTarget {
    static let transcripts = FuzzTarget("transcripts") { bytes in
        do throws(Diagnostic) {
            _ = try Transcript(bytes: bytes, file: "Flows/tests/fuzzed.chat")
        } catch {
            claim(!error.report.isEmpty, "a mistake without a report")
        }
    }
}
