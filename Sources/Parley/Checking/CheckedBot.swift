// What the rules of `parley check` look at: a bot's declarations, its code as trees, and who calls whom.
import ParleyFlows
import ParleyModel
import ParleyPlugins

/// A call of one of Parley's words.
struct WordCall {
    var file: Int
    var word: String
    var arguments: [LuaExpression]
    var span: LuaSpan
    var place: LuaSurroundings
}

/// A local of one of the files.
struct LocalName: Hashable {
    var file: Int
    var local: Int
}

/// One of the pieces of code that call each other: a flow's function, a local function, or one of ``FieldFunctions``.
enum CodeUnit: Hashable {
    case flow(String)
    case local(LocalName)
    /// By the byte at which it begins.
    case function(file: Int, start: Int)
}

struct CheckedBot {
    let declarations: Declarations
    let actions: [String: ActionEffect]
    /// The writes that another action takes back.
    let compensated: Set<String>
    let source: FlowSource
    let plugins: [PluginSource]
    let pluginSource: FlowSource
    let files: [LuaFile]
    private(set) var calls: [WordCall] = []
    /// Words that stand somewhere without being called: as a value they may do anything.
    private(set) var escaped: Set<String> = []
    /// How often a text stands in the code, as a string, a key or a place, other than as the name of what is declared or
    /// in words for people.
    private(set) var mentions: [String: Int] = [:]
    /// Who a piece of code calls or runs, by literal names.
    private(set) var callees: [CodeUnit: Set<CodeUnit>] = [:]
    /// What is called while files load, or from where nobody knows.
    private(set) var calledFromOutside: Set<CodeUnit> = []
    /// By the words that take a name first: whether one is called with a name that is put together.
    private(set) var composed: Set<String> = []

    let fieldFunctions: FieldFunctions
    private var callsByLine: [SourcePosition: WordCall] = [:]
    private(set) var messages: [WrittenMessage] = []

    init(_ flows: LoadedFlows, actions: [ActionDeclaration], plugins: [PluginSource]) {
        declarations = flows.declarations
        source = flows.source
        self.actions = Dictionary(
            actions.map { ($0.name, $0.effect) }, uniquingKeysWith: { first, _ in first })
        compensated = Set(actions.filter { $0.compensation != nil }.map(\.name))
        self.plugins = plugins
        pluginSource = FlowSource(files: plugins.flatMap { $0.files + [$0.manifest] })
        files = flows.source.flowFiles.compactMap { LuaParser.tree(of: $0) }
        fieldFunctions = FieldFunctions(files, source: flows.source)
        for index in files.indices { read(index) }
        for edge in fieldFunctions.edges { join(edge.from, in: edge.file, to: edge.to) }
        calledFromOutside.formUnion(fieldFunctions.fromOutside)
        messages = writtenMessages()
        callsByLine = Dictionary(
            calls.map { (position($0.span, in: $0.file), $0) }, uniquingKeysWith: { first, _ in first })
    }

    private static let declaring: Set<String> = ["slot", "entity", "intent", "flow"]

    /// The strings of a call that people read or write, and that name nothing.
    private static func wording(_ word: String, _ arguments: [LuaExpression]) -> [LuaExpression] {
        switch word {
        case "slot", "flow":
            let options = arguments.dropFirst().first?.bare
            return ["title", "ask", "again", "help", "invalid", "description"].compactMap {
                options?.field($0)
            }
            .flatMap(\.texts)
        case "messages": return (arguments.dropFirst().first?.bare.fields ?? []).flatMap(\.value.texts)
        case "say", "confirm": return Array(arguments.prefix(1)).flatMap(\.texts)
        case "intent", "answer": return arguments.flatMap(\.texts)
        default: return []
        }
    }

    private mutating func read(_ index: Int) {
        let file = files[index]
        var calls: [WordCall] = []
        var called: Set<Int> = []
        var names: Set<Int> = []
        var wordings: Set<Int> = []
        var strings: [(text: String, start: Int)] = []
        var globals: [(name: String, start: Int)] = []
        var edges: [(from: LuaSurroundings, to: CodeUnit)] = []
        file.walk { node, place in
            guard case .expression(let expression) = node else { return }
            switch expression.kind {
            case .string(let text): strings.append((text, expression.span.start))
            case .global(let name): globals.append((name, expression.span.start))
            case .index(let view, _):
                if let view = view.global, view == "slots" || view == "texts" {
                    called.insert(expression.span.start)
                }
            case .local(let local) where file.locals[local].isFunction:
                if fieldFunctions.isHandedOn(at: expression.span.start, in: index) { return }
                edges.append((place, .local(LocalName(file: index, local: local))))
            case .call(let callee, let arguments):
                guard let word = callee.global else { return }
                called.insert(callee.span.start)
                calls.append(
                    WordCall(
                        file: index, word: word, arguments: arguments, span: expression.span, place: place))
                if CheckedBot.declaring.contains(word), let name = arguments.first {
                    names.insert(name.span.start)
                }
                wordings.formUnion(CheckedBot.wording(word, arguments).map(\.span.start))
            default: return
            }
        }
        for string in strings where !names.contains(string.start) {
            if !wordings.contains(string.start) { mentions[string.text, default: 0] += 1 }
            for place in TextTemplate.places(in: string.text) { mentions[place, default: 0] += 1 }
        }
        for global in globals where !called.contains(global.start) { escaped.insert(global.name) }
        for call in calls {
            if let name = call.arguments.first, name.isComposed { composed.insert(call.word) }
            if ["run", "switch"].contains(call.word), let flow = call.arguments.first?.text {
                edges.append((call.place, .flow(flow)))
            }
        }
        for edge in edges { join(edge.from, in: index, to: edge.to) }
        self.calls += calls
    }

    private mutating func join(_ place: LuaSurroundings, in file: Int, to called: CodeUnit) {
        if let unit = unit(of: place, in: file) {
            callees[unit, default: []].insert(called)
        } else {
            calledFromOutside.insert(called)
        }
    }

    /// The innermost function with a name that stands around a place.
    func unit(of place: LuaSurroundings, in file: Int) -> CodeUnit? {
        for frame in place.frames.reversed() {
            switch frame.owner {
            case .flow(let flow): return .flow(flow)
            case .local(let local): return .local(LocalName(file: file, local: local))
            case .other:
                let function = CodeUnit.function(file: file, start: frame.span.start)
                if fieldFunctions.has(function) { return function }
            }
        }
        return nil
    }

    /// Everything that these may call, themselves included.
    func reached(from units: some Sequence<CodeUnit>) -> Set<CodeUnit> {
        var reached: Set<CodeUnit> = []
        var due = Array(units)
        while let unit = due.popLast() {
            if reached.insert(unit).inserted { due += callees[unit] ?? [] }
        }
        return reached
    }

    func calls(of words: String...) -> [WordCall] { calls.filter { words.contains($0.word) } }

    func position(_ span: LuaSpan, in file: Int) -> SourcePosition {
        SourcePosition(file: files[file].path, line: span.line)
    }

    /// The part of its first line that an expression takes.
    func excerpt(_ span: LuaSpan, in file: Int) -> String { files[file].code(span).text }

    /// The code of a span that is found at its own place in its line: with as much in front of it as that takes.
    func place(of span: LuaSpan, in file: Int) -> String {
        let bytes = files[file].bytes
        let text = String(decoding: bytes[span.start..<span.end], as: UTF8.self)
        let start = bytes[..<span.start].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        let end = bytes[span.start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
        let line = String(decoding: bytes[start..<end], as: UTF8.self)
        let lead = String(decoding: bytes[start..<span.start], as: UTF8.self)
        for length in 0...min(12, lead.count) {
            let excerpt = lead.suffix(length) + text
            if Excerpt(String(excerpt)).place(in: line)?.offset == lead.unicodeScalars.count
                - lead.suffix(length).unicodeScalars.count
            {
                return String(excerpt)
            }
        }
        return text
    }

    /// Whether a slot, an intent, a flow or an entity has this name.
    func isDeclared(_ name: String) -> Bool {
        declarations.slots[name] != nil || declarations.intents[name] != nil
            || declarations.flows[name] != nil || declarations.entities[name] != nil
    }

    /// The call that declared what stands at a position.
    func call(declaring position: SourcePosition) -> WordCall? { callsByLine[position] }
}

extension LuaLocal {
    var isFunction: Bool {
        if kind == .function { return true }
        if case .function? = value?.kind { return true }
        return false
    }
}

extension LuaExpression {
    /// The strings that a text is written in: one, those of the locales, or variants.
    fileprivate var texts: [LuaExpression] {
        if bare.text != nil { return [bare] }
        return (bare.fields ?? []).filter { $0.key == nil || $0.key?.text.map(CheckedBot.isLocale) == true }
            .flatMap(\.value.texts)
    }

    /// Whether it makes a text of others, or calls what may do so.
    var isComposed: Bool {
        switch bare.kind {
        case .binary(let sign, let left, let right):
            sign == ".." || left.isComposed || right.isComposed
        case .call, .method: true
        case .table(let fields): fields.contains { $0.key == nil && $0.value.isComposed }
        default: false
        }
    }

    /// A text as it stands in the code: one string, or one for each locale. `nil`: anything else.
    var writtenTexts: [(locale: String?, text: String, span: LuaSpan)]? {
        if let text = bare.text { return [(nil, text, bare.span)] }
        guard let fields = bare.fields, !fields.isEmpty else { return nil }
        if let text = bare.field("text"),
            bare.field("image") ?? bare.field("buttons") ?? bare.field("cards") != nil
                || fields.count == 1
        {
            return text.writtenTexts
        }
        var texts: [(locale: String?, text: String, span: LuaSpan)] = []
        for field in fields {
            guard let key = field.key?.text, CheckedBot.isLocale(key), let text = field.value.text else {
                return nil
            }
            texts.append((key, text, field.value.span))
        }
        return texts
    }

    /// The names of a table's fields; `nil` when it is no table or has others.
    var fieldNames: Set<String>? {
        guard let fields = bare.fields else { return nil }
        var names: Set<String> = []
        for field in fields {
            guard let name = field.key?.text else { return nil }
            names.insert(name)
        }
        return names
    }
}

extension CheckedBot {
    /// Two letters, perhaps a region.
    static func isLocale(_ name: String) -> Bool {
        let language = name.prefix { $0 != "-" && $0 != "_" }
        return language.utf8.count == 2 && language.utf8.allSatisfy { (0x61...0x7A).contains($0) }
    }

    /// Countries that stand where a language belongs, and the locale that is meant.
    static let countries = [
        "cn": "zh", "tw": "zh-TW", "hk": "zh-HK", "jp": "ja", "kr": "ko", "us": "en", "gb": "en", "dk": "da",
        "cz": "cs", "gr": "el",
    ]

    /// `zh` of `zh-TW`, and of `cn`.
    static func language(of locale: String) -> String {
        func first(_ locale: String) -> String { String(locale.prefix { $0 != "-" && $0 != "_" }) }
        return countries[locale].map(first) ?? first(locale)
    }
}
