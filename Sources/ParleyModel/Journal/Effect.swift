// An effect: something in a flow that touches the outside, with the identity by which a replay knows it again.

public enum EffectKind: String, Sendable, Hashable {
    case say, ask, confirm, choose, call, run, handoff, wait, waitFor, remember, recall, set, now, random,
        uuid, note
    case nlp, patched
    /// The flow was told what a revision left behind.
    case onRevised
}

/// What an effect is known by: its kind, its key (made only of what the flow passed), and how often that key came before.
public struct EffectIdentity: Hashable, Sendable {
    public var kind: EffectKind
    /// A hash (FNV-1a, 64 bits) of the canonical JSON of what the flow passed.
    public var key: UInt64
    /// 1 for the first effect of this kind and key in its run.
    public var occurrence: Int
    /// Something short to call it by in messages: a slot's name, an action's, the beginning of a text.
    public var label: String

    public init(kind: EffectKind, key: UInt64, occurrence: Int, label: String) {
        self.kind = kind
        self.key = key
        self.occurrence = occurrence
        self.label = label
    }

    /// The label is for people: two identities are the same without it.
    public static func == (left: EffectIdentity, right: EffectIdentity) -> Bool {
        left.kind == right.kind && left.key == right.key && left.occurrence == right.occurrence
    }
    public func hash(into hasher: inout Hasher) {
        hasher.combine(key)
        hasher.combine(occurrence)
    }
}

extension EffectIdentity: CustomStringConvertible {
    public var description: String {
        let count = occurrence > 1 ? ", occurrence \(occurrence)" : ""
        return "\(kind.rawValue)(\(label))\(count)"
    }

    /// FNV-1a over bytes: stable across processes and machines.
    package static func hash(_ bytes: [UInt8]) -> UInt64 { fnv(bytes) }
    package static func hash(_ bytes: String.UTF8View) -> UInt64 { fnv(bytes) }

    @inline(__always)
    private static func fnv(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return hash
    }
}

/// What an effect gave: a value, or the problem that `nil, problem` tells the flow.
public enum EffectResult: Hashable, Sendable {
    case value(Value)
    case problem(String)
}

/// One performed effect as the journal keeps it.
public struct Effect: Hashable, Sendable {
    public var run: Int
    public var identity: EffectIdentity
    public var result: EffectResult
    /// What it said, rendered.
    public var reply: Reply?
    /// The slot that it filled (`ask`, `set`).
    public var slot: String?
    /// Whose answer it is (`ask` with `about`).
    public var about: String?
    /// Whether the value was known before, from the session or from an earlier answer of the run: nobody was asked for it
    /// here (`ask`).
    public var wasKnown = false
    /// Whether it was to be asked for though it was known (`ask` with `fresh`).
    public var wasFresh = false
    /// Whether the value had been given beside something else, before it was asked for: nobody was asked for it here (`ask`).
    public var wasGiven = false
    /// The write that was, or may have been, done.
    public var write: Written?
    /// The send that went out, or may have: nothing to take back.
    public var sent: Written?
    /// Whether what it wrote was taken back since: it stands in nothing's way, and is not used again.
    public var isTakenBack = false
    /// Why an action broke or is unknown: for the author, never for the user.
    public var failure: String?

    /// Whether it did something, or may have, that stands.
    public var stands: Bool { write != nil && !isTakenBack }

    /// Whether somebody was asked for this value of a slot here.
    package func tells(_ slot: String, about: String?, _ value: Value) -> Bool {
        identity.kind == .ask && !wasKnown && self.slot == slot && self.about == about
            && result == .value(value)
    }

    public init(
        run: Int, identity: EffectIdentity, result: EffectResult, reply: Reply? = nil, slot: String? = nil,
        about: String? = nil, failure: String? = nil, write: Written? = nil, sent: Written? = nil
    ) {
        self.write = write
        self.sent = sent
        self.failure = failure
        self.run = run
        self.identity = identity
        self.result = result
        self.reply = reply
        self.slot = slot
        self.about = about
    }
}

/// A write or send that did something in the world, or may have.
public struct Written: Hashable, Sendable {
    public var action: String
    public var arguments: Record
    public var key: String
    public init(action: String, arguments: Record, key: String) {
        self.action = action
        self.arguments = arguments
        self.key = key
    }
}
