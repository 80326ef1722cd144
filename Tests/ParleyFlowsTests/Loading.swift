// Loads flows from texts in a test.
import ParleyFlows
import ParleyModel

/// Language tools that need no language: flows are tested without recognition.
struct PlainTools: LanguageTools {
    func tokens(_ text: String, locale: Locale) -> [String] { text.split(separator: " ").map(String.init) }
    func similarity(_ left: String, _ right: String) -> Double { left == right ? 1 : 0 }
    func rank(_ text: String, among list: [String]) -> [(index: Int, similarity: Double)] {
        list.indices.map { ($0, similarity(text, list[$0])) }.sorted { $0.1 > $1.1 }
    }
    func tags(_ text: String) -> [(word: String, tag: String)] {
        tokens(text, locale: Locale("en")).map { ($0, "n") }
    }
    func values(_ text: String, at moment: Moment) -> [FoundValue] {
        Int64(text).map {
            [FoundValue(type: .number, value: .integer($0), start: 0, end: text.count, source: .type)]
        } ?? []
    }
    func sentiment(_ text: String) -> Double { text.hasPrefix("good") ? 1 : 0 }
    func keywords(_ text: String) -> [String] { tokens(text, locale: Locale("en")) }
    func problem(inPattern pattern: String) -> String? {
        pattern.contains("(((") ? "a group is not closed." : nil
    }
}

func load(_ files: [String: String], actions: [ActionDeclaration] = []) throws(LoadingFailure) -> LoadedFlows
{
    var loader = FlowLoader(
        files: files.map { BotFile(path: $0.key, bytes: Array($0.value.utf8)) }, tools: PlainTools(),
        actions: actions,
        isTimeZone: { $0 == "UTC" || $0 == "Asia/Shanghai" })
    return try loader.load()
}

/// What is said about one file at `Flows/a.lua`.
func reports(_ text: String, actions: [ActionDeclaration] = []) -> [String] {
    do {
        return try load(["Flows/a.lua": text], actions: actions).warnings.map(\.report)
    } catch {
        return error.diagnostics.map(\.report)
    }
}
