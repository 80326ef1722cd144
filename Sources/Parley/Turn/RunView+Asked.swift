// In which order a run was told what it knows.
import ParleyModel

extension RunView {
    /// The slots that it asked, or would have asked had they not been known, in that order.
    var askedSlots: [String] {
        var asked: [String] = []
        for case .effect(let effect) in steps {
            if let slot = effect.slot, !asked.contains(slot) { asked.append(slot) }
        }
        return asked
    }
}
