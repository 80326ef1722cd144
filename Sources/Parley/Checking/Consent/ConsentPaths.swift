// With which consent each write of a bot is reached, on the worst of the ways through its flows and functions.
import ParleyFlows
import ParleyModel

final class ConsentPaths {
    private struct Place: Hashable {
        var file: Int
        var span: LuaSpan
    }

    private let bot: CheckedBot
    /// In the order of the text.
    private var units: [CodeUnit] = []
    private var bodies: [CodeUnit: [(file: Int, body: LuaFunctionBody)]] = [:]
    /// The function expressions that are pieces of code of their own.
    private var unitFunctions: Set<Place> = []
    private var fieldCalls: [Place: CodeUnit] = [:]
    private var answers: [ConsentAnswers] = []
    /// The calls that may ask for consent, `confirm` included, but for those whose answer is lost.
    private var asking: Set<Place> = []
    private var lost: Set<Place> = []
    private var askingUnits: Set<CodeUnit> = []
    private var confirmingUnits: Set<CodeUnit> = []
    private var exits: [CodeUnit: ConsentSplit] = [:]
    private var open: Set<CodeUnit> = []

    init(_ bot: CheckedBot) {
        self.bot = bot
        for index in bot.files.indices { collect(index) }
        for edge in bot.fieldFunctions.edges { fieldCalls[Place(file: edge.file, span: edge.at)] = edge.to }
        var (direct, confirming): (Set<CodeUnit>, Set<CodeUnit>) = ([], [])
        for call in bot.calls(of: "confirm", "choose", "ask") {
            let place = Place(file: call.file, span: call.span)
            if bot.isLost(call) {
                lost.insert(place)
            } else if bot.asksConsent(call) {
                asking.insert(place)
                guard let unit = bot.unit(of: call.place, in: call.file) else { continue }
                direct.insert(unit)
                if call.word == "confirm" { confirming.insert(unit) }
            }
        }
        for unit in units {
            let reached = bot.reached(from: [unit])
            if !reached.isDisjoint(with: direct) { askingUnits.insert(unit) }
            if !reached.isDisjoint(with: confirming) { confirmingUnits.insert(unit) }
        }
        answers = bot.files.indices.map { index in
            ConsentAnswers(bot.files[index]) { [unowned self] in confirms($0, in: index) }
        }
    }

    /// The consent with which each write is reached, by its file and span; what nothing calls has none.
    func writes() -> (Int, LuaSpan) -> Consent? {
        var entries: [CodeUnit: Consent] = [:]
        var found: [CodeUnit: [Place: Consent]] = [:]
        var called: Set<CodeUnit> = []
        for units in bot.callees.values { called.formUnion(units) }
        for unit in units {
            switch unit {
            case .flow(let name):
                let flow = bot.declarations.flows[name]
                if !called.contains(unit) || flow?.intents.isEmpty == false || flow?.events.isEmpty == false {
                    entries[unit] = .unasked
                }
            case .local, .function:
                if bot.fieldFunctions.fromOutside.contains(unit) {
                    entries[unit] = .asked
                } else if bot.calledFromOutside.contains(unit) {
                    entries[unit] = .unasked
                }
            }
        }
        var due = Array(units.filter { entries[$0] != nil }.reversed())
        while let unit = due.popLast() {
            guard let entry = entries[unit] else { continue }
            var writes: [Place: Consent] = [:]
            for (file, body) in bodies[unit] ?? [] {
                var walk = ConsentWalk(self, file: file)
                walk.function(body, entry)
                for (span, consent) in walk.writes { writes[Place(file: file, span: span)] = consent }
                let sites = walk.sites.sorted { $0.key.span.start < $1.key.span.start }
                for (site, consent) in sites where bodies[site.unit] != nil {
                    var consent = consent
                    if consent.level == .missing {
                        let isFlow = if case .flow = site.unit { true } else { false }
                        consent.entrance = Consent.Entrance(
                            position: bot.position(site.span, in: site.file), isFlow: isFlow)
                    }
                    let known = entries[site.unit]
                    // Only the first entrance is told.
                    guard known.map({ !$0.isAsBad(as: consent) }) ?? true else { continue }
                    entries[site.unit] = known.joined(consent)
                    due.insert(site.unit, at: 0)
                }
            }
            found[unit] = writes
        }
        var all: [Place: Consent] = [:]
        for writes in found.values { all.merge(writes) { $0.joined($1) } }
        return { all[Place(file: $0, span: $1)] }
    }

    private func collect(_ index: Int) {
        let file = bot.files[index]
        func add(_ unit: CodeUnit, _ body: LuaFunctionBody, _ expression: LuaExpression? = nil) {
            if bodies[unit] == nil { units.append(unit) }
            bodies[unit, default: []].append((index, body))
            if let expression { unitFunctions.insert(Place(file: index, span: expression.span)) }
        }
        func hold(_ local: Int, _ value: LuaExpression) {
            guard case .function(let body) = value.kind else { return }
            add(.local(LocalName(file: index, local: local)), body, value)
        }
        file.walk { node, _ in
            switch node {
            case .statement(let statement):
                switch statement.kind {
                case .local(let locals, let values):
                    for (local, value) in zip(locals, values) { hold(local, value) }
                case .assign(let targets, let values):
                    for (target, value) in zip(targets, values) {
                        if case .local(let local) = target.kind { hold(local, value) }
                    }
                case .localFunction(let local, let body):
                    add(.local(LocalName(file: index, local: local)), body)
                case .function(_, let body):
                    let unit = CodeUnit.function(file: index, start: statement.span.start)
                    if bot.fieldFunctions.has(unit) { add(unit, body) }
                default: break
                }
            case .expression(let expression):
                switch expression.kind {
                case .call(let callee, let arguments):
                    guard callee.global == "flow", arguments.count > 1, let name = arguments[0].text,
                        let last = arguments.last, case .function(let body) = last.kind
                    else { return }
                    add(.flow(name), body, last)
                case .function(let body):
                    let unit = CodeUnit.function(file: index, start: expression.span.start)
                    if bot.fieldFunctions.has(unit) { add(unit, body, expression) }
                default: break
                }
            }
        }
    }

    // MARK: what a walk asks

    func position(_ expression: LuaExpression, _ file: Int) -> SourcePosition {
        bot.position(expression.span, in: file)
    }

    func isUnit(_ expression: LuaExpression, in file: Int) -> Bool {
        unitFunctions.contains(Place(file: file, span: expression.span))
    }

    /// The piece of code that an expression names.
    func unit(of expression: LuaExpression, in file: Int) -> CodeUnit? {
        if case .local(let local) = expression.kind {
            let unit = CodeUnit.local(LocalName(file: file, local: local))
            return bodies[unit] == nil ? nil : unit
        }
        return fieldCalls[Place(file: file, span: expression.span)]
    }

    func calledUnit(_ call: LuaExpression, _ callee: LuaExpression, in file: Int) -> CodeUnit? {
        if ["run", "switch"].contains(callee.global ?? ""), case .call(_, let arguments) = call.kind {
            return arguments.first?.text.map { .flow($0) }
        }
        return unit(of: callee, in: file)
    }

    func asks(_ unit: CodeUnit) -> Bool { askingUnits.contains(unit) }

    func asks(_ block: [LuaStatement], in file: Int) -> Bool {
        var part = bot.files[file]
        part.block = block
        var asks = false
        part.walk { node, _ in
            guard !asks, case .expression(let expression) = node, expression.isCall else { return }
            if asking.contains(Place(file: file, span: expression.span)) { asks = true }
            if case .call(let callee, _) = expression.kind,
                let unit = calledUnit(expression, callee, in: file), askingUnits.contains(unit)
            {
                asks = true
            }
        }
        return asks
    }

    func hasQuestions(_ file: Int) -> Bool { asking.contains { $0.file == file } }

    /// Whether a call asks by `confirm`, itself or below it.
    private func confirms(_ expression: LuaExpression, in file: Int) -> Bool {
        switch expression.kind {
        case .call(let callee, _):
            if callee.global == "confirm" { return !lost.contains(Place(file: file, span: expression.span)) }
            return calledUnit(expression, callee, in: file).map(confirmingUnits.contains) ?? false
        case .method: return unit(of: expression, in: file).map(confirmingUnits.contains) ?? false
        default: return false
        }
    }

    func isLost(_ expression: LuaExpression, in file: Int) -> Bool {
        lost.contains(Place(file: file, span: expression.span))
    }

    func depends(_ expression: LuaExpression, in file: Int) -> Bool { answers[file].depends(expression) }

    func answers(of local: Int, in file: Int) -> [LuaExpression]? {
        answers[file].answers(of: local) { question($0, file) != nil }
    }

    /// What a local was given where it was declared, and keeps.
    func value(of local: Int, in file: Int) -> LuaExpression? {
        bot.files[file].locals[local].value == nil ? nil : answers[file].value(of: local)
    }

    func isWrite(_ arguments: [LuaExpression]) -> Bool {
        arguments.first?.text.flatMap { bot.actions[$0] } == .write
    }

    func mayAgree(_ expression: LuaExpression, in file: Int) -> Bool {
        asking.contains(Place(file: file, span: expression.span))
    }

    /// Where it is asked, if a call gives the answer to a `confirm` as it is.
    func question(_ call: LuaExpression, _ file: Int) -> SourcePosition? {
        guard case .call(let callee, _) = call.kind else { return nil }
        if callee.global == "confirm" { return position(call, file) }
        guard let unit = calledUnit(call, callee, in: file), confirmingUnits.contains(unit),
            case let exits = exits(of: unit), exits.yes?.level == .given,
            case .refused(let asked)? = exits.no?.lack
        else { return nil }
        return asked
    }

    func neverComesBack(_ unit: CodeUnit) -> Bool {
        bodies[unit] != nil && !open.contains(unit) && exits(of: unit).either == nil
    }

    /// What is known where a piece of code comes back that was called without consent.
    private func exits(of unit: CodeUnit) -> ConsentSplit {
        if let known = exits[unit] { return known }
        guard open.insert(unit).inserted else { return ConsentSplit(.asked) }
        defer { open.remove(unit) }
        var found = ConsentSplit(nil)
        for (file, body) in bodies[unit] ?? [] {
            var walk = ConsentWalk(self, file: file)
            walk.function(body, .unasked)
            found.yes.join(walk.exits.yes)
            found.no.join(walk.exits.no)
        }
        exits[unit] = found
        return found
    }
}

extension Consent {
    /// Whether joining another one brings nothing new that counts.
    fileprivate func isAsBad(as other: Consent) -> Bool {
        let both = joined(other)
        return both.level == level && both.lack == lack
    }
}
