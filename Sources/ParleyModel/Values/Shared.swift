// A value kept on the heap, for large ones that are passed around more often than they change.

/// Copied by reference; a change copies the value first, unless nobody else has it. Behaves as the value itself.
struct Shared<Content> {
    private final class Box {
        var content: Content
        init(_ content: Content) { self.content = content }
    }

    private var box: Box

    init(_ content: Content) { box = Box(content) }

    var content: Content {
        _read { yield box.content }
        _modify {
            if !isKnownUniquelyReferenced(&box) { box = Box(box.content) }
            yield &box.content
        }
    }
}

extension Shared: Equatable where Content: Equatable {
    static func == (left: Shared, right: Shared) -> Bool {
        left.box === right.box || left.box.content == right.box.content
    }
}

extension Shared: Hashable where Content: Hashable {
    func hash(into hasher: inout Hasher) { hasher.combine(box.content) }
}

// A box is written to only by its one owner: what is shared is never changed.
extension Shared: @unchecked Sendable where Content: Sendable {}
