// A value found in a prepared message, before it is told in the message's own offsets.

import ParleyModel

struct Finding: Sendable, Hashable {
    var slot: String?
    var type: SlotType
    var value: Value
    /// In the prepared text.
    var range: Range<Int>
    var source: FoundValue.Source

    init(
        slot: String? = nil, type: SlotType, value: Value, range: Range<Int>,
        source: FoundValue.Source = .type
    ) {
        self.slot = slot
        self.type = type
        self.value = value
        self.range = range
        self.source = source
    }

    func found(in text: PreparedText) -> FoundValue {
        let offsets = text.original(range)
        return FoundValue(
            slot: slot, type: type, value: value, start: offsets.lowerBound, end: offsets.upperBound,
            source: source)
    }
}

extension SlotType {
    /// Whether values of the type may have digits in them that are no number.
    var isWritten: Bool {
        switch self {
        case .number, .integer, .rating, .money, .choice, .yesNo, .text: false
        default: true
        }
    }
}
