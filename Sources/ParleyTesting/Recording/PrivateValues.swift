// The private values of a session: found in its journal, so that they can be masked or replaced wherever they show.

public import ParleyModel

/// What a session tells that its bot's slots call private.
public struct PrivateValues: Sendable {
    /// One value: as it was written in a message, and as a slot holds it.
    struct Found: Hashable {
        var slot: String?
        var type: SlotType
        var written: String
        var value: Value
    }

    let found: [Found]
    /// What slots hold that nobody calls private, as it is printed and as it was written; short ones are left out.
    let open: [String]

    /// - Parameter declarations: of the bot; a slot that it does not declare counts as private.
    public init(_ entries: some Sequence<JournalEntry>, declarations: Declarations) {
        var collector = Collector(declarations)
        for entry in entries { collector.read(entry.body) }
        found = collector.found
        let spoken = collector.spoken.filter { collector.open.contains($0.value) }.map(\.written)
        let hidden = found.flatMap { [$0.written, $0.value.printed] }
        open = collector.open.union(spoken).subtracting(hidden).sorted()
    }

    public static let mask = "•••"

    /// A text without the private values in it.
    public func masked(_ text: String) -> String { replacement.applied(to: text) }

    /// A text as an example of an intent: the names of slots, in braces, in place of their private values.
    public func asExample(_ text: String) -> String {
        Replacement(
            found.flatMap { found in
                [found.written, found.value.printed].map {
                    ($0, found.slot.map { "{\($0)}" } ?? PrivateValues.mask)
                }
            }
        ).applied(to: text)
    }

    /// A text without what reads like somebody's own, a telephone number or an address, though no slot holds it.
    ///
    /// - Parameter files: what the bot's files say, which is none.
    public static func withoutLoose(_ text: String, in files: [String] = []) -> String {
        let loose = LooseValues.found(in: text).filter { value in !files.contains { $0.contains(value) } }
        return Replacement(loose.map { ($0, mask) }).applied(to: text)
    }

    /// Where the private values stand in a text, in Unicode scalars.
    public func places(in text: String) -> [Range<Int>] {
        replacement.places(in: Array(text.unicodeScalars)).map(\.range)
    }

    private var replacement: Replacement {
        Replacement(
            found.flatMap { found in [found.written, found.value.printed].map { ($0, PrivateValues.mask) } })
    }

    /// A value without the private values in it, whatever they are part of.
    public func masked(_ value: Value) -> Value {
        if found.contains(where: { $0.value == value && !value.isNull }), !Collector.tellsNothing(value) {
            return .text(PrivateValues.mask)
        }
        return value.mappingTexts(masked)
    }
}

extension Value {
    /// The same value with each text in it changed; names of fields stay.
    func mappingTexts(_ change: (String) -> String) -> Value {
        switch self {
        case .text(let text): .text(change(text))
        case .list(let values): .list(values.map { $0.mappingTexts(change) })
        case .record(let record):
            .record(
                Record(record.fields.map { .init(name: $0.name, value: $0.value.mappingTexts(change)) }))
        default: self
        }
    }
}

/// Reads private values out of entries.
private struct Collector {
    let declarations: Declarations
    private let hidden: [SlotDeclaration]
    /// What slots hold that are not private.
    var open: Set<String> = []
    /// What messages gave for any but private slots.
    var spoken: [(written: String, value: String)] = []
    var found: [PrivateValues.Found] = []
    private var seen: Set<PrivateValues.Found> = []

    init(_ declarations: Declarations) {
        self.declarations = declarations
        hidden = declarations.slots.values.filter(\.isPrivate).sorted { $0.name < $1.name }
    }

    /// A yes is nobody's secret, and a text without it would tell which word is gone.
    static func tellsNothing(_ value: Value) -> Bool {
        switch value {
        case .null, .bool: true
        default: value.printed.unicodeScalars.count < 2
        }
    }

    mutating func read(_ body: JournalEntry.Body) {
        switch body {
        case .received(let received): read(received)
        case .effect(let effect): read(effect)
        case .revised(let revised): revised.effects.forEach { read($0) }
        case .started(let started):
            for values in [started.kept, started.session, started.given] { read(values) }
            read(started.memory)
        case .heard(_, let given): read(given)
        case .corrected(_, let slots):
            for field in slots { read([AnswerKey(field.name).slot: field.value]) }
        case .resumed(_, let slots): read(slots)
        case .done(let done): read(done.changed)
        default: break
        }
    }

    private mutating func read(_ received: Received) {
        let text = Array((received.input.said ?? "").unicodeScalars)
        for value in received.understanding.values {
            let isPlaced = value.start >= 0 && value.start < value.end && value.end <= text.count
            var written = String.UnicodeScalarView()
            if isPlaced { written.append(contentsOf: text[value.start..<value.end]) }
            let slot = hidden.first { slot in
                if let name = value.slot { slot.name == name } else { slot.type == value.type }
            }
            guard let slot else {
                if isPlaced { spoken.append((String(written), value.value.printed)) }
                continue
            }
            add(slot.name, slot.type, isPlaced ? String(written) : value.value.printed, value.value)
        }
    }

    private mutating func read(_ effect: Effect) {
        guard let slot = effect.slot, case .value(let value) = effect.result else { return }
        read([slot: value])
    }

    private mutating func read(_ values: Record) {
        for field in values {
            let slot = declarations.slots[field.name]
            // What is remembered under a name that is no slot's has no one to call it private.
            guard let slot, slot.isPrivate else {
                // A text may hold anything; any other value is what its slot says it is.
                let printed = field.value.printed
                if let slot, slot.type != .text, printed.unicodeScalars.count > 3 { open.insert(printed) }
                continue
            }
            add(slot.name, slot.type, field.value.printed, field.value)
        }
    }

    private mutating func add(_ slot: String, _ type: SlotType, _ written: String, _ value: Value) {
        guard !Collector.tellsNothing(value) else { return }
        let one = PrivateValues.Found(slot: slot, type: type, written: written, value: value)
        if seen.insert(one).inserted { found.append(one) }
    }
}
