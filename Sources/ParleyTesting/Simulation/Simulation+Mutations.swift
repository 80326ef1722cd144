// Seeded changes of journals that a replay must find.

package import ParleyModel

/// One change, in words, and what it leads to.
package struct JournalMutation: Sendable {
    package var what: String
    package var entries: [JournalEntry]
}

extension Conversation {
    /// A change of one entry of a run; `nil` where the seed's choice changes nothing.
    package func mutated(_ dice: inout Dice) -> JournalMutation? {
        let effects = entries.indices.filter { if case .effect = entries[$0].body { true } else { false } }
        guard !effects.isEmpty else { return nil }
        let place = dice.pick(effects)
        guard case .effect(var effect) = entries[place].body else { return nil }
        var changed = entries
        let what: String
        switch dice.below(7) {
        case 0:
            what = "removed"
            changed.remove(at: place)
        case 1:
            what = "doubled"
            changed.insert(entries[place], at: place)
        case 2:
            what = "after the next effect of its run"
            guard let next = effects.first(where: { $0 > place && run(of: $0) == effect.run }) else {
                return nil
            }
            changed.swapAt(place, next)
        case 3:
            what = "with another key"
            effect.identity.key ^= 1 << UInt64(dice.below(64))
            changed[place].body = .effect(effect)
        case 4:
            what = "as another occurrence"
            effect.identity.occurrence += 1 + dice.below(3)
            changed[place].body = .effect(effect)
        case 5:
            what = "with another text"
            guard effect.identity.kind == .say, let text = effect.reply?.text else { return nil }
            effect.reply?.text = Mutations.changed(text, &dice)
            changed[place].body = .effect(effect)
        default:
            what = "with another result"
            guard Mutations.ownResults.contains(effect.identity.kind), case .value(let value) = effect.result
            else {
                return nil
            }
            effect.result = .value(Mutations.changed(value, &dice))
            changed[place].body = .effect(effect)
        }
        // Numbers follow from the order: what was moved is one entry, not a journal with holes.
        changed = changed.enumerated().map { index, entry in
            JournalEntry(seq: Int64(index + 1), at: entry.at, body: entry.body)
        }
        guard changed.map(\.body) != entries.map(\.body) else { return nil }
        return JournalMutation(what: "entry \(place + 1), \(effect.identity), \(what)", entries: changed)
    }

    private func run(of index: Int) -> Int? {
        if case .effect(let effect) = entries[index].body { effect.run } else { nil }
    }
}

enum Mutations {
    /// Effects whose results a run makes itself.
    static let ownResults: Set<EffectKind> = [.set, .remember, .recall, .random, .uuid, .note]

    static func changed(_ text: String, _ dice: inout Dice) -> String {
        var scalars = Array(text.unicodeScalars)
        switch dice.below(3) {
        case 0 where !scalars.isEmpty: scalars.remove(at: dice.below(scalars.count))
        case 1 where !scalars.isEmpty: scalars[dice.below(scalars.count)] = "\u{2603}"
        default: scalars.append("!")
        }
        var changed = String.UnicodeScalarView()
        changed.append(contentsOf: scalars)
        return String(changed)
    }

    static func changed(_ value: Value, _ dice: inout Dice) -> Value {
        switch value {
        case .null: .integer(0)
        case .bool(let flag): .bool(!flag)
        case .integer(let number): .integer(number &+ 1)
        case .double(let number): .double(number + 1)
        case .text(let text): .text(changed(text, &dice))
        case .list(let list): .list(list + [.null])
        case .record(let record): .record(record.merging(["mutated": true]))
        }
    }
}
