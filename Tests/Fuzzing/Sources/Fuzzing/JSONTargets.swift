// JSON as it comes from outside: values, and the lines of `parley chat --jsonl`.

import ParleyModel

extension FuzzTarget {
    /// What was read is written in one form only, which reads as the same value again.
    static let json = FuzzTarget("json") { bytes in
        guard let value = try? Value(json: bytes) else { return }
        let written = CanonicalJSON.bytes(value)
        guard let again = try? Value(json: written) else {
            return claim(
                false, "what was written cannot be read: \(String(decoding: written, as: UTF8.self))")
        }
        let text = String(decoding: written, as: UTF8.self)
        claim(again == value, "read again it is another value: \(text)")
        claim(CanonicalJSON.bytes(again) == written, "written again it is another text: \(text)")
    }

    static let jsonLines = FuzzTarget("json-lines") { bytes in
        switch RequestLine(bytes, ownSession: SessionID("own")) {
        case .input(let input): claim(!input.session.text.isEmpty, "a session without a name")
        case .result(let key, _): claim(!key.isEmpty, "a result without a key")
        case .blank: break
        case .wrong(let problem): claim(!problem.message.isEmpty, "a refusal without a reason")
        }
    }
}
