// Turns examples with `{slot}` places into examples with values, which are any words at all.

import ParleyModel

/// A place says where a value stands and nothing of what it is. So it is filled with stretches of several lengths, which
/// count for what stands around them, and for the type of the value when that is known.
struct TemplateExamples {
    /// How often an example with places is filled.
    private static let fillings = 5
    private static let wordLengths = [1, 1, 2, 1, 3, 2, 1, 4, 2, 3, 5]
    private static let characterLengths = [2, 3, 4, 2, 1, 3, 5, 2, 6, 3, 8]

    private let types: [String: SlotType]
    private var turn = 0

    init(types: [String: SlotType]) { self.types = types }

    /// What is known of a stretch when a value of the type was found there.
    static func mark(_ type: SlotType, slot: String?) -> String {
        type == .choice ? "choice " + (slot ?? "") : type.name
    }

    mutating func examples(of example: String, intent: String) -> [SlotExample] {
        let pieces = ExamplePiece.pieces(of: example)
        let hasPlaces = pieces.contains { if case .place = $0 { true } else { false } }
        let isChinese = example.unicodeScalars.contains { $0.value.standsAlone }
        return (0..<(hasPlaces ? Self.fillings : 1)).map { _ in filled(pieces, intent, isChinese) }
    }

    private mutating func filled(_ pieces: [ExamplePiece], _ intent: String, _ isChinese: Bool) -> SlotExample
    {
        var example = SlotExample(intent: intent, text: "", spans: [])
        var length = 0
        func add(_ text: String) {
            example.text += text
            length += text.unicodeScalars.count
        }
        for piece in pieces {
            switch piece {
            case .text(let text):
                // A blank keeps a word from growing together with what fills a place.
                if length > 0, !isChinese, text.first?.isLetter == true { add(" ") }
                add(text)
            case .place(let name):
                if !isChinese, let last = example.text.unicodeScalars.last, last.value != .blank { add(" ") }
                let start = length
                add(filling(types[name], isChinese))
                example.spans.append(SlotSpan(slot: name, range: start..<length))
                example.open.append(start..<length)
                if let type = types[name], type != .text {
                    let mark = Self.mark(type, slot: name)
                    example.marks.append(SlotSpan(slot: mark, range: start..<length))
                }
            }
        }
        return example
    }

    private mutating func filling(_ type: SlotType?, _ isChinese: Bool) -> String {
        turn = (turn + 1) % (Self.wordLengths.count * Self.characterLengths.count)
        let isText = type == nil || type == .text
        guard isText else { return "x" }
        if isChinese {
            let count = Self.characterLengths[turn % Self.characterLengths.count]
            return String(repeating: "某", count: count)
        }
        return repeatElement("x", count: Self.wordLengths[turn % Self.wordLengths.count]).joined(
            separator: " ")
    }
}
