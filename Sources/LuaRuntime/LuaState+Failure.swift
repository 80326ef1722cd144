// What C noted about a failure, as a LuaFailure.

import CLuaSupport

extension LuaState {
    /// The last failure of the box.
    func failure() -> LuaFailure {
        guard let noted = box_failure(box)?.pointee else { return .memory }
        let frames = Self.frames(of: noted)
        switch noted.kind {
        case BOX_FAILURE_STEPS: return .budget(.steps, frames.first)
        case BOX_FAILURE_BYTES: return .budget(.memory, frames.first)
        case BOX_FAILURE_DEPTH: return .budget(.depth, frames.first)
        case BOX_FAILURE_STRING: return .budget(.string, frames.first)
        case BOX_FAILURE_TIME: return .budget(.time, frames.first)
        case BOX_FAILURE_MEMORY: return .memory
        case BOX_FAILURE_BYTECODE: return .bytecode
        default: break
        }
        let (message, named) = split(Self.text(noted.message), frames: frames)
        let position = named ?? frames.first
        switch noted.kind {
        case BOX_FAILURE_SYNTAX: return .syntax(message, position)
        case BOX_FAILURE_ARGUMENT: return .badArgument(message, position)
        case BOX_FAILURE_UNKNOWN_NAME:
            return .unknownName(view: Self.text(noted.view), name: Self.text(noted.name), position)
        default: return .runtime(message, position, traceback: frames)
        }
    }

    /// Lua writes `file:line: ` in front of a message, with a long file's name shortened.
    private func split(_ message: String, frames: [LuaPosition]) -> (String, LuaPosition?) {
        for frame in frames {
            let prefix = "\(Self.shortened(frame.file)):\(frame.line): "
            if message.hasPrefix(prefix) { return (String(message.dropFirst(prefix.count)), frame) }
        }
        for (short, file) in files where message.hasPrefix(short + ":") {
            let rest = message.dropFirst(short.count + 1)
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            guard let line = Int(digits), rest.dropFirst(digits.count).hasPrefix(": ") else { continue }
            return (String(rest.dropFirst(digits.count + 2)), LuaPosition(file: file, line: line))
        }
        return (message, nil)
    }

    /// The last 56 bytes after "..." of a name that is longer than 59 (LUA_IDSIZE is 60).
    static func shortened(_ file: String) -> String {
        file.utf8.count <= 59 ? file : "..." + String(decoding: file.utf8.suffix(56), as: UTF8.self)
    }

    static func text(_ bytes: BoxBytes) -> String {
        String(decoding: UnsafeBufferPointer(start: bytes.bytes, count: bytes.count), as: UTF8.self)
    }

    private static func frames(of noted: BoxFailure) -> [LuaPosition] {
        withUnsafeBytes(of: noted.frames) { raw in
            raw.bindMemory(to: BoxFrame.self).prefix(Int(max(0, noted.frame_count))).map { LuaPosition($0) }
        }
    }
}

extension LuaPosition {
    init(_ frame: BoxFrame) {
        let name = withUnsafeBytes(of: frame.file) { raw in
            String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
        }
        self.init(file: name, line: Int(frame.line))
    }
}
