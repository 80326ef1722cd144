// The values of a text as slots would take them, without a bot that asks for any: what `nlp.values` gives.

import ParleyModel

enum PlainValues {
    private static let numberLimit = 32

    /// In the order of their places; of readings of the same characters the longest stays.
    static func found(in text: String, at moment: Moment) -> [FoundValue] {
        let prepared = PreparedText(text)
        let (scalars, range) = (prepared.folded, prepared.range)
        var found = TimeFinder(scalars, in: range, at: moment).findings(TimeContext(moment))
        for (number, place) in Phones.found(in: scalars, range: range) {
            found.append(Finding(type: .phone, value: .text(number), range: place))
        }
        for place in Addresses.emails(in: scalars, range: range) {
            found.append(Finding(type: .email, value: .text(prepared.text(place)), range: place))
        }
        for place in Addresses.links(in: scalars, range: range) {
            found.append(Finding(type: .url, value: .text(prepared.text(place)), range: place))
        }
        for amount in Money.found(in: scalars, range: range).prefix(numberLimit) {
            guard let value = Value.number(amount.amount) else { continue }
            found.append(Finding(type: .money, value: value, range: amount.range))
        }
        let other = found.map(\.range)
        for number in Numbers.found(in: scalars, range: range).prefix(numberLimit) {
            // The 350 of "350 yuan" is no value of its own.
            guard !other.contains(where: { $0.overlaps(number.range) }),
                let value = Numbers.value(number.value, as: .number)
            else { continue }
            found.append(Finding(type: .number, value: value, range: number.range))
        }
        return Overlaps.resolved(found).map { $0.found(in: prepared) }
    }
}
