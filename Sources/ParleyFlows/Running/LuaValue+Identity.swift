// What a flow passed, as identities are made of it.
import LuaRuntime
import ParleyModel

extension LuaValue {
    /// What an identity is made of: the text as written, and the values that it names, given or else from the run's own slots.
    /// - Parameter texts: named texts, whose places in any locale count: the locale is no part of an identity.
    func identityKey(with values: Record, slots: Record, texts: [String: [Locale: [String]]]) -> Value {
        let written = written
        if values.isEmpty && slots.isEmpty { return written }
        var places: Set<String> = []
        collectPlaces(&places, texts)
        return known(written, by: places) { values[$0] ?? slots[$0] }
    }

    /// The same as runs of API level 1 made it: no slots, and no values of named texts.
    func identityKeyOfLevelOne(with values: Record) -> Value {
        let written = written
        if values.isEmpty { return written }
        return known(written, by: Set(TextTemplate.places(in: CanonicalJSON.text(written)))) { values[$0] }
    }

    private func known(_ written: Value, by places: Set<String>, _ value: (String) -> Value?) -> Value {
        var named = Record()
        for place in places.sorted() { if let value = value(place) { named[place] = value } }
        return named.isEmpty ? written : .list([written, .record(named)])
    }

    private func collectPlaces(_ places: inout Set<String>, _ texts: [String: [Locale: [String]]]) {
        switch self {
        case .string(let text): places.formUnion(TextTemplate.places(in: text))
        case .textName(let name):
            for variant in texts[name, default: [:]].values.joined() {
                places.formUnion(TextTemplate.places(in: variant))
            }
        case .list(let items): for item in items { item.collectPlaces(&places, texts) }
        case .record(let fields): for field in fields { field.value.collectPlaces(&places, texts) }
        default: break
        }
    }

    private var written: Value {
        switch self {
        case .textName(let name): .record(["text_name": .text(name)])
        case .list(let items): .list(items.map(\.written))
        case .record(let fields):
            .record(Record(fields.map { Record.Field(name: $0.name, value: $0.value.written) }))
        default: plain ?? .null
        }
    }

    /// Something short to call it by.
    var label: String {
        switch self {
        case .textName(let name): "texts.\(name)"
        case .string(let text): text
        case .record(let fields):
            fields.first { $0.name == "text" }?.value.label ?? fields.first?.value.label ?? ""
        default: kind
        }
    }
}
