// Loops that are made of a label and a `goto` below it.

/// What stands in a block from a label to the last statement that goes back to it.
package struct LuaRound {
    package var name: String
    /// The places of the label and of that statement in the block.
    package var label: Int
    package var last: Int

    package static func all(in block: [LuaStatement]) -> [LuaRound] {
        block.enumerated().compactMap { place, statement in
            guard case .label(let name) = statement.kind,
                let last = block.lastIndex(where: { $0.goes(to: name) }), last > place
            else { return nil }
            return LuaRound(name: name, label: place, last: last)
        }
    }
}

extension LuaStatement {
    /// The blocks in it, functions left out.
    fileprivate var blocks: [[LuaStatement]] {
        switch kind {
        case .block(let body), .while(_, let body), .repeat(let body, _), .for(_, _, let body, _): [body]
        case .if(let arms): arms.map(\.block)
        default: []
        }
    }

    fileprivate func goes(to label: String) -> Bool {
        if case .goto(label) = kind { return true }
        return blocks.contains { $0.contains { $0.goes(to: label) } }
    }
}

extension LuaFile {
    /// Every block, those of functions too.
    package func eachBlock(_ visit: ([LuaStatement]) -> Void) {
        visit(block)
        walk { node, _ in
            switch node {
            case .statement(let statement):
                for block in statement.blocks { visit(block) }
                switch statement.kind {
                case .function(_, let body), .localFunction(_, let body): visit(body.block)
                default: break
                }
            case .expression(let expression):
                if case .function(let body) = expression.kind { visit(body.block) }
            }
        }
    }
}
