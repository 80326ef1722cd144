// Results that the journal holds already, and the views that go with them.
package import LuaRuntime
package import ParleyModel

extension FlowRun {
    enum Recorded {
        case effect(Effect)
        case diverged(FlowStep)
        /// Nothing is recorded beyond here.
        case none
    }

    /// The next recorded effect, which must be one of these: strict order, DESIGN "Recover". On a changed past, one of these
    /// that still suits.
    func recorded(
        _ identities: [EffectIdentity], where suits: (Effect) throws(Mistake) -> Bool = { _ in true }
    ) throws(Mistake) -> Recorded {
        if past != nil { return try reused(identities, where: suits) }
        while let step = history.first {
            switch step {
            case .context, .resumed:
                history.removeFirst()
                try show(step)
            case .effect(let effect) where effect.identity.kind == .onRevised:
                if let stop = heardOfLeftBehind() { return .diverged(stop) }
            case .effect(let effect):
                guard identities.contains(effect.identity) else {
                    return .diverged(diverged(expected: step, found: identities.first))
                }
                history.removeFirst()
                try took(effect)
                renewBudget(after: effect)
                return .effect(effect)
            }
        }
        return .none
    }

    /// A step that only changes what the views show.
    private func show(_ step: RunView.Step) throws(Mistake) {
        switch step {
        case .context(let turn):
            // A later turn had a budget of its own.
            program.beginTurn()
            if isComparing { context.turn = turn }
            try showing { () throws(LuaFailure) in try self.setTurnViews(turn) }
        case .resumed(let slots): try showing { () throws(LuaFailure) in try self.see(slots) }
        case .effect: break
        }
    }

    /// What the engine was needed for began a new stretch of the flow, with a budget of its own.
    private func renewBudget(after effect: Effect) {
        switch effect.identity.kind {
        case .ask, .confirm, .choose, .call, .handoff, .wait, .waitFor: program.beginTurn()
        default: break
        }
    }

    private func reused(
        _ identities: [EffectIdentity], where suits: (Effect) throws(Mistake) -> Bool
    ) throws(Mistake) -> Recorded {
        guard let found = try past?.take(identities, where: suits) else {
            for step in past?.catchUp() ?? [] { try show(step) }
            return .none
        }
        for step in found.leading { try show(step) }
        try took(found.effect, keeping: past?.untaken ?? [:])
        renewBudget(after: found.effect)
        return .effect(found.effect)
    }

    /// An effect that happens now: an entry, and its part in the run's state.
    func happened(_ effect: Effect) throws(Mistake) {
        if past == nil {
            entries.append(.effect(effect))
        } else {
            if past?.comesToNow() == true { try show(.context(context.turn)) }
            past?.happened(effect)
        }
        try took(effect)
    }

    private func took(_ effect: Effect, keeping untaken: Record = [:]) throws(Mistake) {
        state.apply(effect, keeping: untaken)
        guard let slot = effect.slot else { return }
        try showing { () throws(LuaFailure) in
            try self.environment.lua.updateView("slots", [(slot, self.state.slots[slot])])
        }
    }

    private func showing(_ change: () throws(LuaFailure) -> Void) throws(Mistake) {
        do throws(LuaFailure) { try change() } catch {
            throw error.mistake(loading: false, in: program.declarations)
        }
    }

    /// The views as they stand when the run begins.
    func setViews(_ turn: TurnContext) throws(LuaFailure) {
        let lua = environment.lua
        try lua.setView("slots", sessionSlots.merging(state.slots), known: program.slotNames)
        if program.shown.contains("user") {
            try lua.setView("user", started.user.map { ["id": .text($0.text)] } ?? [:], known: nil)
        }
        if program.shown.contains("session") {
            try lua.setView(
                "session", ["id": .text(context.session.text), "channel": .text(turn.channel)], known: nil)
        }
        try setTurnViews(turn)
    }

    private func setTurnViews(_ turn: TurnContext) throws(LuaFailure) {
        if program.shown.contains("locale") {
            try environment.lua.setValue("locale", .text(turn.locale.text))
        }
        guard program.shown.contains("message") else { return }
        try environment.lua.setView(
            "message",
            [
                "text": .text(turn.message.text), "channel": .text(turn.channel),
                "metadata": .record(turn.metadata),
                "attachments": .list(turn.message.attachments.map(\.value)),
            ], known: nil)
    }

    /// A turn goes on with this run, where the journal says that it stands.
    package func beginTurn(_ context: FlowContext, at state: RunState) -> LuaFailure? {
        self.context = context
        self.state = state
        do throws(LuaFailure) {
            try setTurnViews(context.turn)
            return nil
        } catch { return error }
    }

    /// Other runs have ended while this one waited: what they changed, if anything, as it stands in the entry.
    package func changedMeanwhile(_ session: Record) -> Record {
        var changed = Record()
        for field in session where sessionSlots[field.name] != field.value {
            changed[field.name] = field.value
        }
        for field in sessionSlots where session[field.name] == nil && !field.value.isNull {
            changed[field.name] = .null
        }
        return changed
    }

    package func resumed(with slots: Record) -> LuaFailure? {
        do throws(LuaFailure) {
            try see(slots)
            return nil
        } catch { return error }
    }

    /// The session's values changed; the run's own stay before them.
    private func see(_ slots: Record) throws(LuaFailure) {
        sessionSlots = sessionSlots.merging(slots)
        let shown = slots.fields.filter { state.slots[$0.name] == nil }
        try environment.lua.updateView("slots", shown.map { ($0.name, $0.value) })
    }

    var renderer: TextRenderer {
        TextRenderer(
            declarations: program.declarations, locale: context.turn.locale,
            slots: sessionSlots.merging(state.slots))
    }

    /// A number that only the session's secret, the run's ordinal, the kind and the occurrence decide.
    func keyedNumber(_ identity: EffectIdentity) -> UInt64 {
        let text =
            "\(context.secret)\u{1F}\(started.run)\u{1F}\(identity.kind.rawValue)\u{1F}"
            + "\(identity.key)\u{1F}\(identity.occurrence)"
        return EffectIdentity.hash(SHA256.hex(of: Array(text.utf8)).utf8)
    }
}
