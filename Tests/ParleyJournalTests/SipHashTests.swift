// The hash against the figures of its authors.

import ParleyModel
import Testing

@testable import ParleyJournal

@Suite("SipHash-2-4")
struct SipHashTests {
    /// Key 00 01 ... 0f, messages 00 01 ... of so many bytes; 15 is the worked example in the paper's appendix.
    @Test(
        "gives the published hashes",
        arguments: [(0, 0x726f_db47_dd0e_0e31), (1, 0x74f8_39c5_93dc_67fd), (15, 0xa129_ca61_49be_45e5)]
            as [(Int, UInt64)])
    func vectors(length: Int, hash: UInt64) throws {
        let key = try #require(SipKey((0..<16).map { UInt8($0) }))
        #expect(SipHash.hash((0..<length).map { UInt8($0) }, key: key) == hash)
    }

    @Test("tells parts apart that join to the same bytes")
    func parts() throws {
        let key = try #require(SipKey([UInt8](repeating: 7, count: 16)))
        func check(_ session: String, _ kind: String, _ input: String?, _ body: String) -> Int64 {
            func raw<T>(_ text: String, _ body: (UnsafeRawBufferPointer) -> T) -> T {
                Array(text.utf8).withUnsafeBytes(body)
            }
            return raw(session) { session in
                raw(kind) { kind in
                    raw(body) { body in
                        raw(input ?? "") {
                            key.check(
                                session: session, seq: 1, at: 2, kind: kind, input: input == nil ? nil : $0,
                                body: body)
                        }
                    }
                }
            }
        }
        let checks = [
            check("ab", "c", "", "d"), check("a", "bc", "", "d"), check("ab", "c", nil, "d"),
            check("ab", "", "c", "d"),
            check("ab", "c", "", "d\u{0}"), check("ab\u{0}", "c", "", "d"),
        ]
        #expect(Set(checks).count == checks.count)
    }
}
