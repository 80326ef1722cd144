// A flow's code in outline: what it does outwardly, and how that branches and repeats.

public struct FlowOutline: Sendable, Hashable {
    public enum Action: String, Sendable, Hashable {
        case say, ask, confirm, choose, call, run, `switch`, wait, handoff, remember, finish, cancel
    }

    public struct Step: Sendable, Hashable {
        public var action: Action
        /// What is said, the slots that are asked, the action, flow or team that is named; else the code itself.
        public var text: String
        /// The question that an `ask` has of its own.
        public var question: String?
        public var line: Int
        public init(action: Action, text: String, question: String? = nil, line: Int) {
            self.action = action
            self.text = text
            self.question = question
            self.line = line
        }
    }

    /// A condition of which a part is come to only as another part decides: the part behind an `and` or an `or` does something.
    public indirect enum Test: Sendable, Hashable {
        case code(String, before: [Node])
        case both(Test, Test)
        case either(Test, Test)
    }

    /// `if` or `elseif` with what follows it.
    public struct Arm: Sendable, Hashable {
        /// The code of the condition; `nil` for `else`.
        public var condition: String?
        /// What the condition itself does.
        public var before: [Node]
        /// The condition in its parts, where not all of them are always come to.
        public var test: Test?
        public var body: [Node]
        public var line: Int
        public init(condition: String?, before: [Node], test: Test? = nil, body: [Node], line: Int) {
            self.condition = condition
            self.before = before
            self.test = test
            self.body = body
            self.line = line
        }
    }

    public indirect enum Node: Sendable, Hashable {
        case step(Step)
        case branch([Arm])
        case loop(header: String, body: [Node], line: Int)
        /// `repeat body until header`.
        case `repeat`(body: [Node], header: String, line: Int)
        /// A function of the same file that the flow calls: a return in it ends no more than it.
        case function([Node])
        case returns(line: Int)
        case breaks
        /// `goto` and the label that it goes to.
        case goes(label: String)
        case label(String)
    }

    public var flow: String
    public var position: SourcePosition
    public var nodes: [Node]
    public init(flow: String, position: SourcePosition, nodes: [Node]) {
        self.flow = flow
        self.position = position
        self.nodes = nodes
    }
}

extension FlowOutline {
    /// Every step, in the order of the text.
    public var steps: [Step] { FlowOutline.steps(of: nodes) }

    private static func steps(of nodes: [Node]) -> [Step] {
        nodes.flatMap { node -> [Step] in
            switch node {
            case .step(let step): [step]
            case .branch(let arms): arms.flatMap { steps(of: $0.before) + steps(of: $0.body) }
            case .loop(_, let body, _), .repeat(let body, _, _), .function(let body): steps(of: body)
            case .returns, .breaks, .goes, .label: []
            }
        }
    }
}
