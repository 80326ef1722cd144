// What a flow passed, as identities are made of it.
import LuaRuntime
import ParleyModel

extension LuaValue {
    /// What an identity is made of: the text as written, and the values that it names.
    func identityKey(with values: Record) -> Value {
        let written = written
        if values.isEmpty { return written }
        let places = TextTemplate.places(in: CanonicalJSON.text(written))
        var named = Record()
        for place in places { if let value = values[place] { named[place] = value } }
        return named.isEmpty ? written : .list([written, .record(named)])
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
