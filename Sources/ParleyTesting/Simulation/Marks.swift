// Marks of sessions, searched for where they do not belong.

package import ParleyModel

/// A session's mark is `zqx` and four letters; a message's has two more.
package struct Marks {
    /// Different marks that were planted.
    package private(set) var planted: Set<String> = []
    /// Texts that were searched.
    package private(set) var searched = 0

    private static let head = Array(SimulatedUser.markHead.utf8)

    package init() {}

    /// A sentence about a mark of another session; `nil` when there is none.
    package mutating func foreign(
        in value: Value, of session: SessionID, _ where: String, plants: Bool = false
    ) -> String? {
        foreign(inText: CanonicalJSON.bytes(value), of: session, `where`, plants: plants)
    }

    package mutating func foreign(
        inText bytes: [UInt8], of session: SessionID, _ where: String, plants: Bool = false
    ) -> String? {
        searched += 1
        let own = Array(SimulatedUser.mark(session).utf8)
        var index = 0
        while index + own.count <= bytes.count {
            guard bytes[index] == Marks.head[0], bytes[index..<index + 3].elementsEqual(Marks.head) else {
                index += 1
                continue
            }
            guard bytes[index..<index + own.count].elementsEqual(own) else {
                let found = String(decoding: bytes[index..<min(bytes.count, index + 9)], as: UTF8.self)
                return "\(`where`) of \(session) has \(found), which another session said"
            }
            if plants {
                planted.insert(String(decoding: bytes[index..<min(bytes.count, index + 9)], as: UTF8.self))
            }
            index += own.count
        }
        return nil
    }
}
