// The recorded steps that a run on a changed past may use again: by identity, not by position.
import ParleyModel

/// What a run did before, while it is run again; DESIGN "Revise".
struct Past {
    private let steps: [RunView.Step]
    /// Where each effect stands that may be used again.
    private var places: [EffectIdentity: Int] = [:]
    /// The effects in their order, and how many of them have been met so far without a gap.
    private let order: [Int]
    private var met = 0
    /// Writes and hand-offs that have not been met again.
    private var walls: Set<EffectIdentity> = []
    /// Whether everything so far is as it was: only then does a consent still hold.
    private(set) var isUnchanged = true
    /// What the run is made of now.
    private(set) var taken: [Revised.Step] = []
    private var isNow = false
    /// What other runs changed before this place is in the views.
    private var seen = 0

    /// What was given and no answer has taken.
    let untaken: Record

    /// - Parameter forgotten: places of effects that do not hold any more.
    init(_ steps: [RunView.Step], forgetting forgotten: Set<Int>, untaken: Record) {
        self.steps = steps
        self.untaken = untaken
        var order: [Int] = []
        for (place, step) in steps.enumerated() {
            guard case .effect(let effect) = step else { continue }
            order.append(place)
            if effect.stands || effect.identity.kind == .handoff { walls.insert(effect.identity) }
            if !forgotten.contains(place), !effect.isTakenBack { places[effect.identity] = place }
        }
        self.order = order
    }

    /// In the order in which they were done.
    var unmetWalls: [Effect] {
        walls.isEmpty
            ? []
            : steps.compactMap { step in
                if case .effect(let effect) = step, walls.contains(effect.identity) { effect } else { nil }
            }
    }

    /// Writes and sends, also such as were taken back, that the run has not met again.
    var leftBehind: [Effect] {
        let kept = Set(taken.compactMap { if case .kept(let place) = $0 { place } else { nil } })
        return order.compactMap { place in
            guard !kept.contains(place), case .effect(let effect) = steps[place] else { return nil }
            return effect.write ?? effect.sent == nil ? nil : effect
        }
    }

    /// Whether what a message gave, which answers one question, has gone to another than this answer's by now.
    private func isGivenElsewhere(_ answer: Effect) -> Bool {
        answer.wasGiven
            && taken.contains { step in
                guard case .new(let effect) = step else { return false }
                return effect.wasGiven && effect.slot == answer.slot && effect.result == answer.result
            }
    }

    /// The first of these effects that may be used again, with the steps that led up to it.
    mutating func take(
        _ identities: [EffectIdentity], where suits: (Effect) throws(Mistake) -> Bool
    ) throws(Mistake) -> (effect: Effect, leading: [RunView.Step])? {
        for identity in identities {
            guard let place = places[identity], case .effect(let effect) = steps[place] else { continue }
            if identity.kind == .confirm || identity.kind == .choose, !isUnchanged || order[met] != place {
                continue
            }
            guard try suits(effect), !isGivenElsewhere(effect) else { continue }
            places[identity] = nil
            walls.remove(identity)
            if isUnchanged, order[met] == place { met += 1 } else { isUnchanged = false }
            return (effect, use(place))
        }
        return nil
    }

    /// Takes a place with the views that changed right before it, and what other runs had changed until then.
    private mutating func use(_ place: Int) -> [RunView.Step] {
        var first = place
        while first > 0 {
            if case .effect = steps[first - 1] { break }
            first -= 1
        }
        let leading = (min(first, seen)..<place).filter { index in
            switch steps[index] {
            case .effect: false
            case .resumed: index >= seen
            case .context: index >= first
            }
        }
        seen = max(seen, place)
        taken += (leading + [place]).map { .kept($0) }
        isNow = false
        return leading.map { steps[$0] }
    }

    /// What other runs changed and no effect that was used again has brought: an effect that happens now comes after it.
    mutating func catchUp() -> [RunView.Step] {
        let missed = (seen..<steps.count).filter { if case .resumed = steps[$0] { true } else { false } }
        seen = steps.count
        taken += missed.map { .kept($0) }
        return missed.map { steps[$0] }
    }

    /// An effect that happened now. Whether the views must show the present turn first.
    mutating func happened(_ effect: Effect) {
        isUnchanged = false
        taken.append(.new(effect))
    }

    /// Whether the run has just come to the present turn, whose views it must see from here on.
    mutating func comesToNow() -> Bool {
        if isNow { return false }
        isNow = true
        taken.append(.now)
        return true
    }
}
