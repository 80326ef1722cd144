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

    private let names: [(name: [Scalar], slot: String)]

    init(slots: [SlotDeclaration], texts: [String: [Locale: [String]]]) {
        var names: [(name: [Scalar], slot: String)] = []
        for slot in slots {
            var titles = slot.title.map { TextForms.all($0, texts: texts) } ?? []
            titles.append(String(slot.name.map { $0 == "_" ? " " : $0 }))
            for title in titles {
                let name = PreparedText(title).folded
                if name.count >= 2, !names.contains(where: { $0.name == name && $0.slot == slot.name }) {
                    names.append((name, slot.name))
                }
            }
        }
        self.names = names.sorted {
            ($1.name.count, $0.slot) < ($0.name.count, $1.slot)
        }
    }

    /// From left to right; where names overlap, the longest; where two slots share a name, both.
    func found(in text: [Scalar], range: Range<Int>) -> [Label] {
        var found: [Label] = []
        for (name, slot) in names {
            for start in Occurrences.of(name, in: text, range: range) {
                let place = start..<start + name.count
                if found.contains(where: { $0.range.overlaps(place) && $0.range != place }) { continue }
                found.append(
                    Label(
                        slot: slot, range: place, valueStart: Self.valueStart(text, place.upperBound, range)))
            }
        }
        return found.sorted { ($0.range.lowerBound, $0.slot) < ($1.range.lowerBound, $1.slot) }
    }

    private static func valueStart(_ text: [Scalar], _ end: Int, _ range: Range<Int>) -> Int {
        var position = end
        while position < range.upperBound {
            let length = connectors.match(text, at: position, in: range)
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

    private static let connectors = Phrases(
        """
        是|为|就是|应该是|其实是|改成|改为|换成|变成|写的是|填|是这个|如下|我的是
        is|are|was|should be|to|it's|its|number|no|number is|would be|will be|being|equals
        """, joins: true)
}

/// The forms that a text of the bot may take.
enum TextForms {
    /// In one locale, else in the first there is.
    static func one(_ text: Text, _ locale: Locale, texts: [String: [Locale: [String]]]) -> String? {
        switch text {
        case .plain(let plain): plain
        case .localised(let forms):
            forms[locale.text]?.text
                ?? forms.fields.first { MessageLanguage.same(Locale($0.name), locale) }?.value.text
                ?? forms.fields.first?.value.text
        case .named(let name): (texts[name]?[locale] ?? all(text, texts: texts)).first
        }
    }

    /// In every locale, in the order of the locales' names.
    static func all(_ text: Text, texts: [String: [Locale: [String]]]) -> [String] {
        switch text {
        case .plain(let plain): [plain]
        case .localised(let forms): forms.fields.compactMap(\.value.text)
        case .named(let name):
            (texts[name] ?? [:]).sorted { $0.key.text < $1.key.text }.flatMap(\.value)
        }
    }
}
