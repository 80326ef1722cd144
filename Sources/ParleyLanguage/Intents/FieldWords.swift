// Words of customer service that mean the same: a question in other words than those written still shares them.

/// Groups of words of one meaning, as bits; a text with a word of a group has the group.
struct FieldWords: Sendable {
    /// What a group is of: something done, something spoken of, or a kind of question.
    private enum Kind: Substring { case action, topic, question }

    static let shared = FieldWords()

    /// The groups of things done: one in a message that no example of a class has speaks against the class.
    private(set) var actions: UInt64 = 0
    /// The groups of kinds of questions.
    private(set) var questions: UInt64 = 0

    private var words: [Scalar: [(word: [Scalar], groups: UInt64)]] = [:]
    /// Whether a word may begin with a scalar, by the scalar's lowest ten bits: most do not.
    private var mayBegin = [Bool](repeating: false, count: 1024)

    private init() {
        for (index, line) in Self.table.split(whereSeparator: \.isNewline).prefix(64).enumerated() {
            let parts = line.split(separator: " ", maxSplits: 2)
            guard parts.count == 3, let kind = Kind(rawValue: parts[0]) else { continue }
            let bit = UInt64(1) << UInt64(index)
            switch kind {
            case .action: actions |= bit
            case .question: questions |= bit
            case .topic: break
            }
            for word in parts[2].split(separator: "|") { add(word.unicodeScalars.map(\.value), bit) }
        }
        for key in words.keys { words[key]?.sort { $0.word.count > $1.word.count } }
    }

    private mutating func add(_ word: [Scalar], _ bit: UInt64) {
        guard let first = word.first else { return }
        mayBegin[Int(first & 1023)] = true
        if let index = words[first, default: []].firstIndex(where: { $0.word == word }) {
            words[first]?[index].groups |= bit
        } else {
            words[first, default: []].append((word, bit))
        }
    }

    /// The groups that words of a text belong to. English words count at their start: "deliver" finds "delivered".
    func groups(in text: [Scalar], range: Range<Int>) -> UInt64 {
        var found: UInt64 = 0
        var position = range.lowerBound
        while position < range.upperBound {
            let isInsideWord =
                position > range.lowerBound && text[position].isASCIIWord && text[position - 1].isASCIIWord
            guard !isInsideWord, mayBegin[Int(text[position] & 1023)], let known = words[text[position]],
                let hit = known.first(where: { text[position..<range.upperBound].starts(with: $0.word) })
            else {
                position += 1
                continue
            }
            found |= hit.groups
            position += hit.word.count
        }
        return found
    }

    /// A line is a group: its kind, its name, its words in lower case and half width. An English word also stands for
    /// its longer forms.
    private static let table = """
        action return 退货|退掉|退回|退了|要退|想退|退换|return|send back|send it back|bring back|give back|take it back
        action exchange 换货|调换|更换|换一个|换新|换个|退换|exchange|swap|replace
        action cancel 取消|撤销|作废|cancel|call off
        action change 修改|更改|改一下|变更|改地址|change|modif|update|edit
        action complain 投诉|不满|差评|举报|complain|complaint|unhappy|dissatisf
        action suggest 建议|提议|suggest
        action invoice 发票|开票|收据|税票|invoice|receipt|tax bill
        action repair 保修|质保|维修|三包|修理|保养|报修|warrant|guarantee|repair
        action discount 优惠|折扣|打折|促销|优惠券|discount|coupon|promo|voucher
        action pay 支付|付款|付钱|结账|pay|checkout
        topic delivery 配送|送货|送到|到货|寄到|收到货|收货|快递|物流|发货|派送|送达|运送|运输|寄过来|邮寄|寄出|包裹|deliver|ship|arriv|dispatch|courier|parcel|package
        topic refund 退款|退钱|返款|钱退|退的钱|钱多久退|退回来|到账|退费|refund|money back|reimburs|get my money
        topic hours 营业|上班|几点开门|开门|关门|工作时间|服务时间|下班|opening hour|open|business hour|working hour|close
        topic price 价格|多少钱|费用|收费|运费|便宜|price|cost|fee|charge|how much|expensive|cheap
        topic order 订单|单子|order|purchase
        topic course 进度|学到|学习情况|课程|上课|课时|第几课|第几节|course|lesson|progress|class
        topic person 人工|真人|客服|human|agent|representative|real person
        topic feedback 意见|反馈|feedback|advice
        topic address 地址|住址|address
        topic password 密码|口令|password|passcode
        topic broken 坏了|损坏|破损|有问题|故障|不能用|broken|damage|defect|faulty
        topic check 查询|查看|查一下|看一下|check|look up|status|track
        topic stock 库存|有货|缺货|没货|stock|available
        topic contact 电话|号码|联系方式|联系|phone|contact|call you
        topic member 会员|账号|账户|帐号|account|member
        question howLong 多久|几天|多长时间|什么时候|何时|几时|要多少天|几日|几年|多长|几点|how long|how many days|when
        question how 如何|怎么|怎样|咋|how do|how can|how does|how to|how should
        """
}
