// The closed list of words that a flow's environment offers.
package import LuaRuntime

/// A word of the Lua contract: what declares while files load, what acts inside a flow.
package enum Word: String, CaseIterable, Sendable {
    case slot, entity, intent, flow, answers, answer, messages, settings
    case say, ask, confirm, choose, call, tryCall = "try_call", run, `switch`, wait, waitFor = "wait_for",
        handoff
    case remember, recall, set, now, random, uuid, finish, cancel, note, patched, onRevised = "on_revised",
        require
    case tokens = "nlp.tokens"
    case similarity = "nlp.similarity"
    case rank = "nlp.rank"
    case sentiment = "nlp.sentiment"
    case keywords = "nlp.keywords"
    case values = "nlp.values"
    case tags = "nlp.tags"

    package var isDeclaring: Bool {
        switch self {
        case .slot, .entity, .intent, .flow, .answers, .answer, .messages, .settings: true
        default: false
        }
    }

    /// Whether it is in the contract but not in this version.
    var isYetToCome: Bool {
        switch self {
        case .wait, .waitFor: true
        default: false
        }
    }

    /// Whether a function that is told something may use it: it needs nobody, and leads nowhere else.
    var isForTheTold: Bool {
        switch self {
        case .say, .set, .remember, .recall, .now, .random, .uuid, .note, .patched, .require: true
        default: isLanguage
        }
    }

    /// Whether it looks at texts and nothing else.
    var isLanguage: Bool { rawValue.hasPrefix("nlp.") }

    static let all: [Word] = Word.allCases
    package static let luaWords: [LuaWord] = all.map {
        LuaWord($0.rawValue, $0.isDeclaring ? .declaring : .acting)
    }
    /// Read-only views of the environment.
    package static let views = ["slots", "user", "session", "message", "texts"]
}
