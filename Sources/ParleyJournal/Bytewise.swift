// Ids compared by their bytes, as SQLite does: Swift's own `==` takes "é" in one and in two scalars for the same.

import ParleyModel

/// A text as a dictionary's key, by its UTF-8 bytes.
struct Bytewise: Hashable, Comparable, Sendable {
    var text: String
    init(_ text: String) { self.text = text }

    static func == (left: Bytewise, right: Bytewise) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }
    static func < (left: Bytewise, right: Bytewise) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }
    func hash(into hasher: inout Hasher) {
        var copy = text
        copy.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}

extension SessionID {
    var bytewise: Bytewise { Bytewise(text) }
}

extension Commit {
    /// The number of the entry that a turn left open begins with.
    var turnSeq: Int64 {
        let place = entries.firstIndex { if case .received = $0 { true } else { false } }
        return start &+ Int64(place ?? 0)
    }

    /// The snapshot, if it is one of the journal as this commit leaves it.
    var fittingSnapshot: JournalView? {
        guard let snapshot, snapshot.session == session, turn == .done, !entries.isEmpty,
            snapshot.seq == start &+ Int64(entries.count) &- 1
        else { return nil }
        return snapshot
    }
}

extension JournalEntry.Body {
    /// The input id that an entry files its turn under.
    var inputID: InputID? { if case .received(let received) = self { received.input.id } else { nil } }
    var endsTurn: Bool { if case .done = self { true } else { false } }
}
