// Functions that are no locals: globals, and fields of a file's tables, which other files reach by `require`.
import ParleyFlows
import ParleyModel

/// Which function a call of a field or a global means, across the files of a bot.
struct FieldFunctions {
    /// A table whose fields are known: a local of a file, or what a file returns.
    private enum Table: Hashable {
        case local(LocalName)
        case returned(Int)
    }

    private let files: [LuaFile]
    private let source: FlowSource
    private let places: [String: Int]
    private var functions: [Table: [String: CodeUnit]] = [:]
    /// All fields of a table, functions or not.
    private var fields: [Table: Set<String>] = [:]
    /// Tables that get fields by names that are not written out, or that go where nobody sees what they get.
    private var open: Set<Table> = []
    private var globals: [String: CodeUnit] = [:]
    /// The table that a file returns.
    private var modules: [Int: Table] = [:]
    /// Local functions where they are put into one of the tables: no calls of them.
    private var handedOn: Set<CodeUnit> = []
    private var own: Set<CodeUnit> = []
    /// `at` is what names the function there, or the call of a method.
    private(set) var edges: [(from: LuaSurroundings, file: Int, at: LuaSpan, to: CodeUnit)] = []
    /// Those of tables that are handed on, and those that nothing calls by name: anybody may call them.
    private(set) var fromOutside: Set<CodeUnit> = []

    init(_ files: [LuaFile], source: FlowSource) {
        self.files = files
        self.source = source
        places = Dictionary(
            files.enumerated().map { ($0.element.path, $0.offset) }, uniquingKeysWith: { first, _ in first })
        for index in files.indices { collect(index) }
        for index in files.indices { follow(index) }
        let called = Set(edges.map(\.to))
        fromOutside.formUnion(
            (functions.values.flatMap(\.values) + globals.values).filter { !called.contains($0) })
    }

    /// Whether a function that begins there is one of these.
    func has(_ unit: CodeUnit) -> Bool { own.contains(unit) }

    /// Whether a local function is only put into a table there.
    func isHandedOn(at start: Int, in file: Int) -> Bool {
        handedOn.contains(.function(file: file, start: start))
    }

    // MARK: what there is

    private mutating func collect(_ index: Int) {
        let file = files[index]
        let copy = self
        var found: [(table: Table, name: String, value: LuaExpression)] = []
        func take(_ fields: [LuaField], into table: Table) {
            found += fields.compactMap { field in field.key?.text.map { (table, $0, field.value) } }
            if fields.contains(where: { $0.key != nil && $0.key?.text == nil }) { opened.insert(table) }
        }
        var own: [(name: String, table: Table?, start: Int)] = []
        var opened: Set<Table> = []
        file.walk { node, place in
            guard place.frames.isEmpty, case .statement(let statement) = node else { return }
            switch statement.kind {
            case .local(let locals, let values):
                for (local, value) in zip(locals, values) {
                    if let table = copy.ownTable(local, in: index), let fields = value.bare.fields {
                        take(fields, into: table)
                    }
                }
            case .assign(let targets, let values):
                for (target, value) in zip(targets, values) {
                    if let (table, name) = copy.field(target, in: index) {
                        found.append((table, name, value))
                    }
                }
            case .function(let target, _):
                if let (table, name) = copy.field(target, in: index) {
                    own.append((name, table, statement.span.start))
                } else if let name = target.global {
                    own.append((name, nil, statement.span.start))
                }
            default: break
            }
        }
        if case .return(let values)? = file.block.last?.kind, let value = values.first?.bare {
            if case .local(let local) = value.kind, let table = ownTable(local, in: index) {
                modules[index] = table
            } else if let fields = value.fields {
                modules[index] = .returned(index)
                take(fields, into: .returned(index))
            }
        }
        open.formUnion(opened)
        for field in found { fields[field.table, default: []].insert(field.name) }
        for function in own {
            let unit = CodeUnit.function(file: index, start: function.start)
            self.own.insert(unit)
            if let table = function.table {
                functions[table, default: [:]][function.name] = unit
                fields[table, default: []].insert(function.name)
            } else {
                globals[function.name] = unit
            }
        }
        for field in found {
            switch field.value.bare.kind {
            case .function:
                let unit = CodeUnit.function(file: index, start: field.value.bare.span.start)
                self.own.insert(unit)
                functions[field.table, default: [:]][field.name] = unit
            case .local(let local) where file.locals[local].isFunction:
                handedOn.insert(.function(file: index, start: field.value.bare.span.start))
                functions[field.table, default: [:]][field.name] = .local(
                    LocalName(file: index, local: local))
            default: break
            }
        }
    }

    /// A local of the file that is one table for good.
    private func ownTable(_ local: Int, in index: Int) -> Table? {
        let file = files[index]
        guard file.locals[local].level == 0, file.locals[local].kind == .variable,
            file.locals[local].value?.bare.fields != nil, !file.assigns(local)
        else { return nil }
        return .local(LocalName(file: index, local: local))
    }

    /// `M` and `add` of `M.add`.
    private func field(_ target: LuaExpression, in index: Int) -> (table: Table, name: String)? {
        guard case .index(let object, let key) = target.kind, let name = key.text,
            case .local(let local) = object.bare.kind, let table = ownTable(local, in: index)
        else { return nil }
        return (table, name)
    }

    /// The table that an expression is, where that is plain to see.
    private func table(_ expression: LuaExpression, in index: Int) -> Table? {
        let file = files[index]
        switch expression.bare.kind {
        case .local(let local):
            if let own = ownTable(local, in: index) { return own }
            guard file.locals[local].kind == .variable, let value = file.locals[local].value?.bare,
                case .call = value.kind, !file.assigns(local)
            else { return nil }
            return table(value, in: index)
        case .call(let callee, let arguments):
            guard callee.global == "require", let name = arguments.first?.bare.text,
                let path = source.module(name, from: file.path), let place = places[path]
            else { return nil }
            return modules[place]
        default: return nil
        }
    }

    // MARK: who calls them

    private mutating func follow(_ index: Int) {
        let file = files[index]
        let copy = self
        var edges: [(from: LuaSurroundings, file: Int, at: LuaSpan, to: CodeUnit)] = []
        var outside: Set<CodeUnit> = []
        var opened: Set<Table> = []
        var given: [(table: Table, name: String)] = []
        // By where they begin: what is given a value, and tables that are only looked into or kept.
        var targets: Set<Int> = []
        var plain: Set<Int> = []
        func look(_ object: LuaExpression, _ name: String?, _ place: LuaSurroundings, _ span: LuaSpan) {
            guard let table = copy.table(object, in: index), let name else { return }
            plain.insert(object.bare.span.start)
            if let unit = copy.functions[table]?[name] { edges.append((place, index, span, unit)) }
        }
        file.walk { node, place in
            switch node {
            case .statement(let statement):
                switch statement.kind {
                case .assign(let assigned, _): targets.formUnion(assigned.map(\.span.start))
                case .function(let target, _): targets.insert(target.span.start)
                case .local(_, let values): plain.formUnion(values.map(\.bare.span.start))
                case .call(let call): plain.insert(call.span.start)
                case .return(let values):
                    if place.frames.isEmpty { plain.formUnion(values.prefix(1).map(\.bare.span.start)) }
                default: break
                }
            case .expression(let expression):
                switch expression.kind {
                case .index(let object, let key):
                    guard let table = copy.table(object, in: index) else { return }
                    plain.insert(object.bare.span.start)
                    let isTarget = targets.contains(expression.span.start)
                    switch key.text {
                    case let name? where isTarget: given.append((table, name))
                    case let name?: look(object, name, place, expression.span)
                    case nil:
                        if isTarget { opened.insert(table) }
                        outside.formUnion(copy.functions[table, default: [:]].values)
                    }
                case .method(let object, let name, _): look(object, name, place, expression.span)
                case .global(let name):
                    if !targets.contains(expression.span.start), let unit = copy.globals[name] {
                        edges.append((place, index, expression.span, unit))
                    }
                case .local, .call:
                    guard !plain.contains(expression.span.start),
                        let table = copy.table(expression, in: index)
                    else { return }
                    opened.insert(table)
                    outside.formUnion(copy.functions[table, default: [:]].values)
                default: break
                }
            }
        }
        self.edges += edges
        open.formUnion(opened)
        for field in given { fields[field.table, default: []].insert(field.name) }
        fromOutside.formUnion(outside)
    }

    /// The names that a table has, where it surely has no others.
    func names(of expression: LuaExpression, in file: Int) -> Set<String>? {
        guard let table = table(expression, in: file), !open.contains(table) else { return nil }
        return fields[table] ?? []
    }
}
