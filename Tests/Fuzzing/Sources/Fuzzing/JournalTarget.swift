// A session's entries as a store gives them back, one a line: the kind, a blank, the value as JSON.

import ParleyModel

extension FuzzTarget {
    static let journal = FuzzTarget("journal") { bytes in
        let session = SessionID("fuzzed")
        var view = JournalView(session: session)
        for (index, line) in bytes.split(separator: 0x0A).enumerated() {
            let parts = line.split(separator: 0x20, maxSplits: 1)
            guard parts.count == 2, let value = try? Value(json: Array(parts[1]), maximumDepth: 256),
                let body = JournalEntry.Body(
                    kind: String(decoding: parts[0], as: UTF8.self), value: value, session: session)
            else { continue }
            let again = JournalEntry.Body(kind: body.kind, value: body.value, session: session)
            claim(again == body, "written and read it is another entry: \(CanonicalJSON.text(body.value))")
            view.apply(
                JournalEntry(seq: Int64(index + 1), at: Instant(milliseconds: Int64(index)), body: body))
        }
        _ = view.presentSlots
    }
}
