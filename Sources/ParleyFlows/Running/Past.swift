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

    /// - Parameter forgotten: places of effects that do not hold any more.
    init(_ steps: [RunView.Step], forgetting forgotten: Set<Int>) {
        self.steps = steps
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

    /// The first of these effects that may be used again, with the steps that led up to it.
    mutating func take(
        _ identities: [EffectIdentity], where suits: (Effect) throws(Mistake) -> Bool
    ) throws(Mistake) -> (effect: Effect, leading: [RunView.Step])? {
        for identity in identities {
            guard let place = places[identity], case .effect(let effect) = steps[place] else { continue }
            if identity.kind == .confirm || identity.kind == .choose, !isUnchanged || order[met] != place {
                continue
            }
            guard try suits(effect) else { continue }
            places[identity] = nil
            walls.remove(identity)
            if isUnchanged, order[met] == place { met += 1 } else { isUnchanged = false }
            return (effect, use(place))
        }
        return nil
    }

    /// Takes a place with the views that changed right before it.
    private mutating func use(_ place: Int) -> [RunView.Step] {
        var first = place
        while first > 0 {
            if case .effect = steps[first - 1] { break }
            first -= 1
        }
        taken += (first...place).map { .kept($0) }
        isNow = false
        return Array(steps[first..<place])
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
