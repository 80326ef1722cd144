// What people call a slot, right before its value: "订单号是 42", "my email: x@y.z".

import ParleyModel

/// The names of the slots that messages may fill.
struct Labels: Sendable {
    struct Label: Sendable, Hashable {
        var slot: String
        var range: Range<Int>
        /// Where the value begins, after "is", a colon and the like.
        var valueStart: Int
    }

    /// - isShort: whether it says no more than whose value follows, and names nothing without one.
    private let names: [(name: [Scalar], slot: String, isShort: Bool)]

    init(slots: [SlotDeclaration], texts: [String: [Locale: [String]]]) {
        var names: [(name: [Scalar], slot: String, isShort: Bool)] = []
        func add(_ name: [Scalar], _ slot: SlotDeclaration, isShort: Bool) {
            if name.count >= 2, !names.contains(where: { $0.name == name && $0.slot == slot.name }) {
                names.append((name, slot.name, isShort))
            }
        }
        for slot in slots {
            let titles = slot.names(texts).map { PreparedText($0).folded }
            for title in titles { add(title, slot, isShort: false) }
            // "Parcel 12345678" of a "parcel number".
            for title in slot.type == .code ? titles : [] {
                let length = Self.kinds.match(title, endingAt: title.count, in: title.indices)
                let short = Gaps.trimmed(title, 0..<title.count - length)
                if length > 0 { add(Array(title[short]), slot, isShort: true) }
            }
        }
        self.names = names.sorted {
            ($1.name.count, $0.slot) < ($0.name.count, $1.slot)
        }
    }

    /// From left to right; where names overlap, the longest; where two slots share a name, both.
    func found(in text: [Scalar], range: Range<Int>) -> [Label] {
        var found: [Label] = []
        for (name, slot, isShort) in names {
            for start in Occurrences.of(name, in: text, range: range) {
                let place = start..<start + name.count
                if found.contains(where: { $0.range.overlaps(place) && $0.range != place }) { continue }
                let valueStart = Self.valueStart(text, place.upperBound, range)
                if isShort,
                    !text[valueStart..<range.upperBound].prefix(Self.prefix).contains(where: \.isDigit)
                {
                    continue
                }
                found.append(Label(slot: slot, range: place, valueStart: valueStart))
            }
        }
        return found.sorted { ($0.range.lowerBound, $0.slot) < ($1.range.lowerBound, $1.slot) }
    }

    /// Characters before the first digit of a code.
    private static let prefix = 4
    private static let kinds = Phrases("号|号码|编号|number|no|code|id", joins: true)

    private static func valueStart(_ text: [Scalar], _ end: Int, _ range: Range<Int>) -> Int {
        var position = end
        while position < range.upperBound {
            let length = connectors.match(text, at: position, in: range)
            // "Order no 42", but "wish: no guests".
            let isNumberSign = negations.match(text, at: position, in: range) == length
            if length > 0, isNumberSign,
                !text[(position + length)..<range.upperBound].prefix(prefix).contains(where: \.isDigit)
            {
                break
            }
            if length > 0 {
                position += length
            } else if isSign(text[position]) {
                position += 1
            } else {
                break
            }
        }
        return position
    }

    private static func isSign(_ scalar: Scalar) -> Bool {
        switch scalar {
        case .blank, 0x3A, 0x3D, 0x23, 0x22, 0x27, 0x28, 0x2D: true  // : = # " ' ( -
        default: false
        }
    }

    private static let negations = Phrases("no", joins: true)
    private static let connectors = Phrases(
        """
        是|为|就是|应该是|其实是|改成|改为|换成|变成|写的是|填|是这个|如下|我的是
        's name is|'s name should be|is|are|was|should be|to|it's|its|number|no|number is|would be|will be|being|equals
        """, joins: true)
}

/// The form that a text of the bot takes.
enum TextForms {
    /// In one locale, else in the first there is.
    static func one(_ text: Text, _ locale: Locale, texts: [String: [Locale: [String]]]) -> String? {
        switch text {
        case .plain(let plain): plain
        case .localised(let forms):
            forms[locale.text]?.text
                ?? forms.fields.first { MessageLanguage.same(Locale($0.name), locale) }?.value.text
                ?? forms.fields.first?.value.text
        case .named(let name): (texts[name]?[locale] ?? text.forms(texts)).first
        }
    }
}
