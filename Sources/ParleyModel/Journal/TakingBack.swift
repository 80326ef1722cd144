// What was done and is taken back, before the user's correction, "go back" or "cancel" can happen.

/// A write that its plugin can undo: what it did, and the action that takes that back.
public struct Compensation: Hashable, Sendable {
    public var write: Written
    /// What the write returned.
    public var result: Value
    public var action: String

    public init(write: Written, result: Value, action: String) {
        self.write = write
        self.result = result
        self.action = action
    }

    /// A write of its own: its key follows from the key of what it takes back, so that it takes effect once.
    public func call(in session: SessionID) -> ActionCall {
        let material = "\(write.key)\u{1F}\(action)\u{1F}compensate"
        return ActionCall(
            action: action, effect: .write,
            arguments: ["arguments": .record(write.arguments), "result": result],
            key: String(SHA256.hex(of: Array(material.utf8)).prefix(32)), session: session)
    }
}

/// A plan that waits for a yes, or is being carried out.
public struct TakingBack: Hashable, Sendable {
    /// What the user wants, and what follows once nothing done stands in its way.
    public enum Purpose: Hashable, Sendable {
        case cancel
        /// The flow on top begins anew.
        case restart
        /// Everything from this entry on is taken back.
        case back(to: Int64)
        case correct(run: Int, slots: Record, given: Record)
    }

    public var purpose: Purpose
    /// Still standing, in the order in which they were done; they are taken back from the last one on.
    public var standing: [Compensation]
    /// Taken back already, in that order.
    public var taken: [Compensation]

    public init(purpose: Purpose, standing: [Compensation], taken: [Compensation] = []) {
        self.purpose = purpose
        self.standing = standing
        self.taken = taken
    }

    /// The plan over what was done; `nil` where nothing was, or something that nobody can take back.
    ///
    /// - Parameter compensation: the action that takes back what an action does, if there is one.
    package init?(purpose: Purpose, over done: [Effect], compensation: (String) -> String?) {
        var standing: [Compensation] = []
        // A write that was repeated under its key, because nobody knew whether it was done, was done once.
        for effect in done where !done.hasLater(effect) {
            // Of a write that may have been done or not, nobody knows what there is to take back.
            guard let write = effect.write, case .value(let result) = effect.result,
                let action = compensation(write.action)
            else { return nil }
            standing.append(Compensation(write: write, result: result, action: action))
        }
        guard !standing.isEmpty else { return nil }
        self.init(purpose: purpose, standing: standing)
    }
}

extension [Effect] {
    /// Whether the same write was tried again after this one.
    fileprivate func hasLater(_ effect: Effect) -> Bool {
        guard let key = effect.write?.key, let last = last(where: { $0.write?.key == key }) else {
            return false
        }
        return last.identity != effect.identity
    }
}

/// What became of one compensation.
public struct Compensated: Hashable, Sendable {
    /// The write's that was to be taken back.
    public var key: String
    public var result: EffectResult
    /// Why the action broke or is unknown: for the author, never for the user.
    public var failure: String?

    public init(key: String, result: EffectResult, failure: String? = nil) {
        self.key = key
        self.result = result
        self.failure = failure
    }

    /// Whether what was written does not stand any more.
    public var isTakenBack: Bool { if case .value = result { true } else { false } }
}
