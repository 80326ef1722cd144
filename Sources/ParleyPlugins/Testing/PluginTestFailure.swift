// Why a plugin's test has not passed.

import LuaRuntime
import ParleyModel

struct PluginTestFailure: Error {
    enum Kind: String {
        case expectation = "E741"
        case error = "E742"
        case noTests = "E743"

        var title: String {
            switch self {
            case .expectation: "NOT AS EXPECTED"
            case .error: "ERROR IN A TEST"
            case .noTests: "NO TESTS"
            }
        }
    }

    var kind: Kind
    /// Of the test's file.
    var line: Int?
    var explanation: String
    var hint: String?
    /// The part of the line that is meant.
    var excerpt: String?
    /// What is wrong with the plugin itself, so that no test of it can be run.
    var ofPlugin: [Diagnostic] = []

    init(_ kind: Kind, _ line: Int?, _ explanation: String, hint: String? = nil) {
        self.kind = kind
        self.line = line
        self.explanation = explanation
        self.hint = hint
    }

    init(of plugin: [Diagnostic]) {
        self.init(.error, nil, "")
        ofPlugin = plugin
    }

    init(_ failure: LuaFailure) {
        let sentence = failure.sentence
        self.init(
            .error, failure.position?.line, "Lua: \(sentence)" + (sentence.hasSuffix(".") ? "" : "."),
            hint: failure.hintForTests)
    }

    /// - Parameter text: of the test's file, in which what was meant is looked for.
    init(_ failure: LuaFailure, in text: [UInt8]) {
        self.init(failure)
        guard case .syntax(let message, _) = failure, let line,
            let reading = SyntaxReading(message, at: line, in: text)
        else { return }
        self.line = reading.line ?? line
        explanation = reading.explanation ?? explanation
        hint = reading.hint
        excerpt = reading.excerpt
    }

    static func ofLua<Result>(
        _ body: () throws(LuaFailure) -> Result
    ) throws(PluginTestFailure) -> Result {
        do throws(LuaFailure) { return try body() } catch { throw PluginTestFailure(error) }
    }
}

extension LuaFailure {
    fileprivate var hintForTests: String? {
        guard case .runtime(let message, _, _) = self, message.contains("a nil value") else { return nil }
        let words = PluginTestWord.allCases.map(\.rawValue).joined(separator: ", ")
        return
            "a test has \(words) and Lua's own functions; look at the spelling, and at where the value comes from."
    }
}
