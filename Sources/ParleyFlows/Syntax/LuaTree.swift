// A file of Lua as a tree: statements and expressions, names resolved to the local that they mean.
import ParleyModel

/// Where something stands: bytes of the file, and the line it begins on.
package struct LuaSpan: Hashable, Sendable {
    package var start: Int
    package var end: Int
    package var line: Int
}

/// A local variable, a parameter or a loop's variable.
package struct LuaLocal: Sendable {
    package enum Kind: Sendable { case variable, function, parameter, loop }
    package var name: String
    package var kind: Kind
    package var span: LuaSpan
    /// How many functions stand around it; 0: it is the file's own.
    package var level: Int
    /// What it was given where it was declared, when that is one expression.
    package var value: LuaExpression?
    /// The local of the same name that could be seen where it was declared.
    package var hides: Int?
}

package struct LuaFunctionBody: Sendable {
    package var parameters: [Int]
    package var block: [LuaStatement]
}

package struct LuaField: Sendable {
    /// `nil`: the next place of the list.
    package var key: LuaExpression?
    package var value: LuaExpression
}

package struct LuaExpression: Sendable {
    package indirect enum Kind: Sendable {
        case `nil`, bool(Bool), number, string(String), varargs
        case global(String)
        /// The place of a local in ``LuaFile/locals``.
        case local(Int)
        case index(LuaExpression, LuaExpression)
        case call(LuaExpression, [LuaExpression])
        case method(LuaExpression, String, [LuaExpression])
        case function(LuaFunctionBody)
        case table([LuaField])
        case unary(String, LuaExpression)
        case binary(String, LuaExpression, LuaExpression)
        case parenthesis(LuaExpression)
    }
    package var kind: Kind
    package var span: LuaSpan
    /// How deep the tree is below it.
    package var height: Int
}

package struct LuaStatement: Sendable {
    package struct Arm: Sendable {
        /// `nil` for `else`.
        package var condition: LuaExpression?
        package var block: [LuaStatement]
        package var line: Int
    }

    package indirect enum Kind: Sendable {
        case local([Int], [LuaExpression])
        case assign([LuaExpression], [LuaExpression])
        /// A call as a statement.
        case call(LuaExpression)
        case block([LuaStatement])
        case `while`(LuaExpression, [LuaStatement])
        case `repeat`([LuaStatement], LuaExpression)
        case `if`([Arm])
        /// Its variables, its expressions; `header` spans what stands between `for` and `do`.
        case `for`([Int], [LuaExpression], [LuaStatement], header: LuaSpan)
        /// `function a.b() ... end`
        case function(LuaExpression, LuaFunctionBody)
        case localFunction(Int, LuaFunctionBody)
        case `return`([LuaExpression])
        case `break`
        /// With the name of a label.
        case goto(String), label(String)
    }
    package var kind: Kind
    package var span: LuaSpan
}

/// One file as a tree.
package struct LuaFile: Sendable {
    package var path: String
    package var bytes: [UInt8]
    package var block: [LuaStatement]
    package var locals: [LuaLocal]

    /// The source of a span, cut at the end of its first line.
    package func code(_ span: LuaSpan) -> (text: String, isWhole: Bool) {
        let slice = bytes[min(span.start, bytes.count)..<min(span.end, bytes.count)]
        let end = slice.firstIndex(of: UInt8(ascii: "\n")) ?? slice.endIndex
        return (String(decoding: slice[..<end], as: UTF8.self).trimmed, end == slice.endIndex)
    }
}

extension LuaExpression {
    /// The text of a string.
    package var text: String? { if case .string(let text) = kind { text } else { nil } }

    package var global: String? { if case .global(let name) = kind { name } else { nil } }

    package var fields: [LuaField]? { if case .table(let fields) = kind { fields } else { nil } }

    /// What stands in brackets, without them.
    package var bare: LuaExpression {
        var inner = self
        while case .parenthesis(let next) = inner.kind { inner = next }
        return inner
    }

    /// The field of a table by its name.
    package func field(_ name: String) -> LuaExpression? { fields?.last { $0.key?.text == name }?.value }
}
