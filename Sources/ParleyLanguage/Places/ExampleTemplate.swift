// An example with `{slot}` places, cut into its literal words and its places.

/// `把订单 {order_number} 退掉` is the literals 把订单, the place, the literals 退掉.
struct ExampleTemplate: Sendable {
    enum Element: Sendable, Hashable {
        case literal(UInt64, weight: Double)
        case place(String)
    }

    let elements: [Element]
    /// What the literals weigh together, function words less than others.
    let weight: Double

    /// `nil` for an example without places, or with nothing beside them.
    init?(_ example: String) {
        guard example.utf8.contains(0x7B) else { return nil }
        var elements: [Element] = []
        var weight = 0.0
        for piece in ExamplePiece.pieces(of: example) {
            switch piece {
            case .place(let name): elements.append(.place(name))
            case .text(let text):
                let prepared = PreparedText(text)
                for token in Tokeniser.tokens(prepared.folded, in: prepared.range) where token.kind != .mark {
                    let counts = FunctionWords.contains(token.hash) ? FunctionWords.weight : 1
                    elements.append(.literal(token.hash, weight: counts))
                    weight += counts
                }
            }
        }
        let places = elements.filter { if case .place = $0 { true } else { false } }
        guard !places.isEmpty, weight > 0 else { return nil }
        self.elements = elements
        self.weight = weight
    }
}

enum ExamplePiece: Hashable {
    case text(String)
    case place(String)

    /// The slots that an example has places for.
    static func places(of example: String) -> [String] {
        guard example.utf8.contains(0x7B) else { return [] }
        return pieces(of: example).compactMap { if case .place(let name) = $0 { name } else { nil } }
    }

    /// An example in pieces; a brace that does not enclose a name is text.
    static func pieces(of example: String) -> [ExamplePiece] {
        var pieces: [ExamplePiece] = []
        var text = ""
        var rest = example[...]
        while let open = rest.firstIndex(of: "{") {
            text += rest[..<open]
            let inside = rest[rest.index(after: open)...]
            guard let close = inside.firstIndex(of: "}"), isName(inside[..<close]) else {
                text += "{"
                rest = inside
                continue
            }
            if !text.isEmpty { pieces.append(.text(text)) }
            text = ""
            pieces.append(.place(String(inside[..<close])))
            rest = inside[inside.index(after: close)...]
        }
        text += rest
        if !text.isEmpty { pieces.append(.text(text)) }
        return pieces
    }

    /// An example without its places: what is compared with messages.
    static func literalText(of example: String) -> String {
        guard example.utf8.contains(0x7B) else { return example }
        return pieces(of: example).map { if case .text(let text) = $0 { text } else { " " } }.joined(
            separator: " ")
    }

    private static func isName(_ name: Substring) -> Bool {
        !name.isEmpty
            && name.unicodeScalars.map(\.value).allSatisfy {
                $0 == 0x5F || $0.isASCIIWord || $0.isLetter || $0.standsAlone
            }
    }
}
