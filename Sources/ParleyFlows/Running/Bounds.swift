// What bounds a slot: its `min` and `max`, "today" resolved, and the 1 to 5 of a rating. Pure.
package import ParleyModel

/// The least and the greatest value that a slot takes; one without bounds holds everything.
package struct Bounds {
    var least: Value?
    var greatest: Value?
    /// Days and times compare as they are written.
    var areTimes: Bool

    /// - Parameter today: `2026-03-04`; a bound of a day may be `"today"`.
    package init(of slot: SlotDeclaration, today: String) {
        func bound(_ bound: Value?) -> Value? {
            slot.type == .date && bound == "today" ? .text(today) : bound
        }
        let isRating = slot.type == .rating
        least = bound(slot.minimum) ?? (isRating ? 1 : nil)
        greatest = bound(slot.maximum) ?? (isRating ? 5 : nil)
        areTimes = slot.type == .date || slot.type == .time
    }

    package func hold(_ value: Value) -> Bool {
        if let number = value.number {
            return number >= least?.number ?? -.infinity && number <= greatest?.number ?? .infinity
        }
        guard areTimes, let text = value.text else { return true }
        if let least = least?.text, text < least { return false }
        if let greatest = greatest?.text, text > greatest { return false }
        return true
    }

    /// The name of the engine's text.
    var text: String {
        if least != nil, greatest != nil { return "parley.between" }
        if areTimes { return least != nil ? "parley.not_before" : "parley.not_after" }
        return least != nil ? "parley.at_least" : "parley.at_most"
    }
}
