// "Go back" in a turn: the session stands again where it stood before an answer.
import ParleyModel

extension Turn {
    func goBack(_ turns: Int) {
        do throws(StoreError) {
            let recorded = try engine.store.entries(of: session.id)
            let steps = UndoSteps(recorded, of: session.id)
            // A session that this message has begun has nothing before it.
            let hasBegun = unrecorded.contains { if case .opened = $0.body { true } else { false } }
            guard !hasBegun, let target = steps.target(turns) else {
                say("parley.nothing_to_undo")
                return askAgainOrEnd()
            }
            let walls = steps.walls(since: target)
            guard walls == [] else { return hinder(.back(to: target), by: walls) }
            goBack(to: target, recorded)
        } catch { abort(.store(error)) }
    }

    func goBack(to seq: Int64) {
        do throws(StoreError) {
            goBack(to: seq, try engine.store.entries(of: session.id))
        } catch { abort(.store(error)) }
    }

    private func goBack(to seq: Int64, _ recorded: [JournalEntry]) {
        let slotsBefore = view.turn?.slotsBefore ?? [:]
        do throws(StoreError) { memory += try memoryBefore(seq, recorded) } catch {
            return abort(.store(error))
        }
        append(.undone(to: seq))
        session.runs = [:]
        view = JournalView(session: session.id, entries: recorded + unrecorded)
        view.turnBegan(with: slotsBefore)
        if hearsBeside() { return }
        let said = repliesToRepeat
        if let question = view.top?.state.asked, said.last != question.replies.last {
            return driveTop(.askAgain)
        }
        if said.isEmpty { say("parley.back_at_start") }
        for reply in said { append(.replied(Replied(cause: JournalView.backCause, reply: reply))) }
        end()
    }

    /// "Oh wait, I do want it, on Saturday": what the message gives to the flow that it goes back to is not lost.
    private func hearsBeside() -> Bool {
        guard let top = view.top else { return false }
        let own = revision(of: top)
        guard let flow = own.declarations.flows[top.flow] else { return false }
        let given = Deliberation(
            declarations: own.declarations, lookup: own.lookup, recogniser: engine.revisions.recogniser,
            view: view, moment: moment, otherDays: otherDays
        ).given(to: flow, understanding)
        let told = top.state.slots
        let changed = Record(
            given.fields.filter { !(told[$0.name] ?? .null).isNull && told[$0.name] != $0.value })
        let news = top.state.news(in: given)
        if changed.isEmpty, news.isEmpty { return false }
        if changed.isEmpty {
            hear(news, of: top)
            driveTop(.askAgain)
        } else {
            correct(top.ordinal, changed, given: news)
        }
        return true
    }

    /// The turn gone back to, without what it said of an answer that did not do.
    private var repliesToRepeat: [Reply] {
        let said = view.previousReplies
        guard let asked = view.top?.state.asked, asked.question.attempts > 0, asked.replies.count > 1,
            said.count >= asked.replies.count, said.suffix(asked.replies.count).elementsEqual(asked.replies)
        else { return said }
        return said.dropLast(asked.replies.count) + asked.replies.suffix(1)
    }

    /// What is written to the user again; what was written over it elsewhere stays.
    private func memoryBefore(_ seq: Int64, _ recorded: [JournalEntry]) throws(StoreError) -> [Commit.Memory]
    {
        guard let user = view.user else { return [] }
        let taken = UndoMemory(recorded, since: seq)
        guard !taken.written.isEmpty else { return [] }
        let present = try remembered(of: user)
        return taken.before.fields.filter { (present[$0.name] ?? .null) == taken.written[$0.name] }.map {
            Commit.Memory(user: user, name: $0.name, value: $0.value)
        }
    }
}

/// The places in a session that can be gone back to. Pure.
struct UndoSteps {
    /// Where a session stood when a turn began.
    private struct Mark {
        var seq: Int64
        /// Open runs, by ordinal.
        var runs: [Int]
        /// What the run on top had done, been told and asked; another attempt at the same answer is the same place, a
        /// correction is not.
        var effects: Int
        var answers: [String: Value]
        var asked: EffectIdentity?

        /// - Parameter again: runs that began anew what another had begun, or went on with it: they are that other one.
        init(_ view: JournalView, at seq: Int64, again: [Int: Int]) {
            self.seq = seq
            runs = view.runs.map { again[$0.ordinal] ?? $0.ordinal }
            effects = view.top?.steps.count { if case .effect = $0 { true } else { false } } ?? 0
            answers = view.top?.state.answers ?? [:]
            asked = view.top?.state.asked?.identity
        }

        func isSamePlace(as other: Mark) -> Bool {
            (runs, effects, asked) == (other.runs, other.effects, other.asked) && answers == other.answers
        }
    }

    private let entries: [JournalEntry]
    private var marks: [Mark] = []
    private let present: Mark

    init(_ recorded: [JournalEntry], of session: SessionID) {
        entries = JournalView.effective(recorded)
        var view = JournalView(session: session)
        var again: [Int: Int] = [:]
        var left: (ordinal: Int, flow: String?)?
        for entry in entries {
            switch entry.body {
            case .opened: (marks, again) = ([], [:])
            case .received:
                marks.append(Mark(view, at: entry.seq, again: again))
                left = nil
            case .ended(let ended) where ended.outcome == .cancelled:
                left = view.runs.first { $0.ordinal == ended.run }.map { ($0.ordinal, $0.flow) }
            // What it switches to goes on with the same.
            case .ended(let ended) where ended.outcome == .switched: left = (ended.run, nil)
            case .raised: left = nil
            case .started(let started):
                if let left, left.flow == nil || left.flow == started.flow {
                    again[started.run] = again[left.ordinal] ?? left.ordinal
                }
                left = nil
            default: break
            }
            view.apply(entry)
        }
        present = Mark(view, at: view.seq + 1, again: again)
    }

    /// The first entry that is taken back when the user goes back so many answers; `nil` when there are not so many.
    func target(_ count: Int) -> Int64? {
        var place = present
        for _ in 0..<max(1, count) {
            guard let earlier = before(place) else { return nil }
            place = earlier
        }
        return place.seq
    }

    /// What is in a digression that has finished since is no place of its own.
    private func before(_ place: Mark) -> Mark? {
        let open = Set(place.runs)
        return marks.last { mark in
            guard mark.seq < place.seq, !mark.isSamePlace(as: place) else { return false }
            return place.runs.isEmpty ? !mark.runs.isEmpty : open.isSuperset(of: mark.runs)
        }
    }

    /// What was done since and stands; `nil` where that is more than writes.
    func walls(since seq: Int64) -> [Effect]? {
        var done: [Effect] = []
        var takenBack: Set<String> = []
        for entry in entries where entry.seq >= seq {
            switch entry.body {
            case .effect(let effect) where effect.identity.kind == .handoff: return nil
            case .handedOff: return nil
            case .effect(let effect): done.append(effect)
            case .revised(let revised): done += revised.effects
            case .compensated(let compensated) where compensated.isTakenBack:
                takenBack.insert(compensated.key)
            default: break
            }
        }
        // What had been done before, and was taken back since, cannot stand again.
        guard !wrote(oneOf: takenBack, before: seq) else { return nil }
        return done.filter { effect in effect.write.map { !takenBack.contains($0.key) } ?? false }
    }

    private func wrote(oneOf keys: Set<String>, before seq: Int64) -> Bool {
        guard !keys.isEmpty else { return false }
        return entries.contains { entry in
            guard entry.seq < seq else { return false }
            switch entry.body {
            case .effect(let effect): return effect.write.map { keys.contains($0.key) } ?? false
            case .revised(let revised):
                return revised.effects.contains { $0.write.map { keys.contains($0.key) } ?? false }
            default: return false
            }
        }
    }
}
