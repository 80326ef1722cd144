// Named values in one order, so that what is made of them is the same in every process.

/// Fields by name, kept sorted by the names' UTF-8 bytes; a name stands once.
public struct Record: Sendable, Hashable {
    public struct Field: Sendable, Hashable {
        public var name: String
        public var value: Value
        public init(name: String, value: Value) {
            self.name = name
            self.value = value
        }
    }

    public private(set) var fields: [Field]

    public init() { fields = [] }

    /// Of two fields with the same name the later one counts.
    public init(_ unsorted: [Field]) {
        self.init()
        fields.reserveCapacity(unsorted.count)
        for field in unsorted { self[field.name] = field.value }
    }

    public var isEmpty: Bool { fields.isEmpty }
    public var count: Int { fields.count }
    public var names: [String] { fields.map(\.name) }

    /// O(log n) to read. Setting `nil` removes the field; a field may hold ``Value/null``.
    public subscript(name: String) -> Value? {
        get {
            let index = position(of: name)
            return index < fields.count && fields[index].name == name ? fields[index].value : nil
        }
        set {
            let index = position(of: name)
            let found = index < fields.count && fields[index].name == name
            switch (newValue, found) {
            case (let value?, true): fields[index].value = value
            case (let value?, false): fields.insert(Field(name: name, value: value), at: index)
            case (nil, true): fields.remove(at: index)
            case (nil, false): break
            }
        }
    }

    /// This record with the other's fields in place of its own of the same name.
    public func merging(_ other: Record) -> Record {
        if isEmpty { return other }
        var merged = self
        for field in other.fields { merged[field.name] = field.value }
        return merged
    }

    private func position(of name: String) -> Int {
        if let last = fields.last, last.name.utf8.lexicographicallyPrecedes(name.utf8) { return fields.count }
        var low = 0
        var high = fields.count
        while low < high {
            let middle = (low + high) / 2
            if fields[middle].name.utf8.lexicographicallyPrecedes(name.utf8) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }
}

extension Record: ExpressibleByDictionaryLiteral, Sequence {
    public init(dictionaryLiteral elements: (String, Value)...) {
        self.init(elements.map { Field(name: $0.0, value: $0.1) })
    }
    public func makeIterator() -> IndexingIterator<[Field]> { fields.makeIterator() }
}
