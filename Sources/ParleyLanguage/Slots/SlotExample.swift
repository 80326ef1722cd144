// A message with the places of its values: what slots are learned from.

/// A stretch of a message that is the value of a slot.
package struct SlotSpan: Sendable, Hashable {
    package var slot: String
    /// Offsets into the message in Unicode scalars.
    package var range: Range<Int>

    package init(slot: String, range: Range<Int>) {
        self.slot = slot
        self.range = range
    }
}

/// A message, what it means, and where the values of slots stand in it.
package struct SlotExample: Sendable, Hashable {
    package var intent: String
    package var text: String
    /// In any order; of two that overlap the first in this list counts.
    package var spans: [SlotSpan]
    /// Stretches that stand for any words at all: they teach by what is around them alone.
    package var open: [Range<Int>]
    /// Stretches of which it is known beforehand what kind of value they are.
    var marks: [SlotSpan] = []

    package init(intent: String, text: String, spans: [SlotSpan], open: [Range<Int>] = []) {
        self.intent = intent
        self.text = text
        self.spans = spans
        self.open = open
    }
}
