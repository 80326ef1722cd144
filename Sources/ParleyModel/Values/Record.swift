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
            // Few names are found sooner one after the other.
            if fields.count <= 8 {
                for field in fields where field.name.hasSameBytes(as: name) { return field.value }
                return nil
            }
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
        if other.isEmpty { return self }
        var merged = self
        for field in other.fields { merged[field.name] = field.value }
        return merged
    }

    private func position(of name: String) -> Int {
        if let last = fields.last, last.name.precedes(name) { return fields.count }
        var low = 0
        var high = fields.count
        while low < high {
            let middle = (low + high) / 2
            if fields[middle].name.precedes(name) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }
}

extension String {
    /// Whether it comes first by its UTF-8 bytes.
    fileprivate func precedes(_ other: String) -> Bool {
        let both = utf8.withContiguousStorageIfAvailable { own in
            other.utf8.withContiguousStorageIfAvailable { other in
                var index = 0
                let end = min(own.count, other.count)
                while index < end, own[index] == other[index] { index += 1 }
                return index < end ? own[index] < other[index] : own.count < other.count
            }
        }
        return (both ?? nil) ?? utf8.lexicographicallyPrecedes(other.utf8)
    }

    fileprivate func hasSameBytes(as other: String) -> Bool {
        utf8.count == other.utf8.count && self == other
    }
}

extension Record: ExpressibleByDictionaryLiteral, Sequence {
    public init(dictionaryLiteral elements: (String, Value)...) {
        self.init()
        fields.reserveCapacity(elements.count)
        for (name, value) in elements { self[name] = value }
    }
    public func makeIterator() -> IndexingIterator<[Field]> { fields.makeIterator() }
}
