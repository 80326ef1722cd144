// A line of `chat --jsonl` as the load generator reads it: by its bytes, so that reading costs the measured program's cores little.

/// Canonical JSON has its names sorted, so `replies` stands before `seq`, and `session` last.
struct AnswerBytes {
    private let line: ArraySlice<UInt8>
    /// The number after the letter of its session's name; `nil` when the line is no answer of a session.
    let session: Int?

    init(_ line: ArraySlice<UInt8>) {
        self.line = line
        session = AnswerBytes.range(of: #""session":"s"#, in: line, last: true).flatMap { start in
            var number: Int?
            for byte in line[start...] {
                guard let digit = Int(exactly: Int(byte) - 0x30), (0...9).contains(digit) else { break }
                number = (number ?? 0) &* 10 &+ digit
            }
            return number
        }
    }

    /// Whether the replies, and nothing else of the line, contain the words.
    func isRight(_ expected: String) -> Bool {
        guard AnswerBytes.range(of: #""problem":{"#, in: line) == nil,
            let start = AnswerBytes.range(of: #""replies":["#, in: line),
            let end = AnswerBytes.range(of: #"],"seq":"#, in: line[start...])
        else { return false }
        return AnswerBytes.range(of: expected, in: line[start..<end]) != nil
    }

    var text: String { String(decoding: line, as: UTF8.self) }

    /// The position behind the first (or last) occurrence.
    private static func range(of part: String, in bytes: ArraySlice<UInt8>, last: Bool = false) -> Int? {
        var part = part
        return bytes.withUnsafeBytes { all in
            part.withUTF8 { part in
                let part = UnsafeRawBufferPointer(part)
                var (found, from): (Int?, Int) = (nil, 0)
                while let place = Answer.position(of: part, in: all, from: from) {
                    from = place + part.count
                    found = bytes.startIndex + from
                    if !last { break }
                }
                return found
            }
        }
    }
}
