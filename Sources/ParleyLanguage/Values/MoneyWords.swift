// The words, signs and codes of currencies, with the currencies that each may mean.

enum MoneyWords {
    static let tenths = Phrases("毛钱|毛|毫", joins: true)
    static let hundredths = Phrases(
        "分钱|cents|cent|c|¢|penny|pennies|pence|sen|sens|kopeks|kopecks|kopiykas|paise|centavos")
    /// What "a" before it makes one of.
    static let single = Phrases("dollar|buck|euro")

    /// Codes of ISO 4217 that are no words of their own.
    private static let codes: [(Phrases, Set<String>)] = """
        AED AUD BGN BHD BRL BYN CAD CHF CLP CNY CZK DKK EGP EUR GBP GEL HKD HRK HUF IDR ILS INR IQD IRR JMD JOD JPY KES KRW
        KWD KZT LBP LKR MAD MNT MXN MYR NGN NOK NZD OMR PHP PKR PLN QAR RON RSD RUB SAR SEK SGD THB TND TTD TWD UAH USD
        UZS VND ZAR
        """.split(whereSeparator: { $0 == " " || $0.isNewline }).map {
            (Phrases($0.lowercased(), joins: true), Set([String($0)]))
        }

    static let dollars: Set<String> = ["USD", "CAD", "AUD", "HKD", "SGD", "NZD", "TWD"]
    private static let pounds: Set<String> = ["GBP", "EGP", "LBP"]
    private static let dinars: Set<String> = ["KWD", "JOD", "IQD", "BHD", "TND", "RSD"]
    private static let riyals: Set<String> = ["SAR", "QAR", "IRR", "OMR"]

    static let prefixes: [(Phrases, Set<String>)] = signs + codes
    static let suffixes: [(Phrases, Set<String>)] = names + codes

    private static let signs: [(Phrases, Set<String>)] =
        [
            (Phrases("us$|美元|美金"), ["USD"]), (Phrases("hk$|港币|港幣"), ["HKD"]), (Phrases("nt$"), ["TWD"]),
            (Phrases("rmb|人民币|人民幣"), ["CNY"]), (Phrases("€"), ["EUR"]), (Phrases("£"), ["GBP"]),
            (Phrases("rs|rs.|₹"), ["INR"]), (Phrases("₩"), ["KRW"]), (Phrases("¥"), ["CNY", "JPY"]),
            (Phrases("฿"), ["THB"]), (Phrases("₫"), ["VND"]), (Phrases("₴"), ["UAH"]),
            (Phrases("₽"), ["RUB"]),
            (Phrases("au$|a$"), ["AUD"]), (Phrases("c$|ca$"), ["CAD"]), (Phrases("s$"), ["SGD"]),
            (Phrases("$"), dollars),
            (
                Phrases(
                    "rm|ringgit|ringgits|malaysian ringgit|malaysian ringgits|malaysia ringgit|malaysia ringgits"
                ), ["MYR"]
            ),
        ]

    private static let names: [(Phrases, Set<String>)] =
        [
            (Phrases("元|块钱|块|塊|元钱|圆|圓|蚊|块大洋", joins: true), []),
            (Phrases("元人民币|人民币|人民幣|rmb|yuan|kuai", joins: true), ["CNY"]),
            (Phrases("us dollars|us dollar|american dollars|美元|美金|us$", joins: true), ["USD"]),
            (Phrases("dollars|dollar|bucks|buck|$", joins: true), dollars),
            (Phrases("euros|euro|€|欧元|歐元", joins: true), ["EUR"]),
            (Phrases("£|英镑|quid|pounds sterling|british pounds", joins: true), ["GBP"]),
            (Phrases("pounds|pound"), pounds),
            (Phrases("港币|港元|港幣|hk dollars|hong kong dollars", joins: true), ["HKD"]),
            (Phrases("yen|日元|日圆", joins: true), ["JPY"]), (Phrases("台币|新台币|台幣", joins: true), ["TWD"]),
            (Phrases("rupees|rupee|rs|卢比", joins: true), ["INR"]), (Phrases("won|韩元", joins: true), ["KRW"]),
            (Phrases("新元|新币|singapore dollars", joins: true), ["SGD"]),
            (Phrases("澳元|australian dollars", joins: true), ["AUD"]),
            (Phrases("加元|canadian dollars", joins: true), ["CAD"]),
            (Phrases("francs|swiss francs|瑞士法郎", joins: true), ["CHF"]),
            (Phrases("卢布|roubles|rubles|rouble|ruble", joins: true), ["RUB"]),
            (
                Phrases(
                    "rm|ringgit|ringgits|malaysian ringgit|malaysian ringgits|malaysia ringgit|malaysia ringgits|令吉|马币",
                    joins: true), ["MYR"]
            ),
            (
                Phrases(
                    "egyptian pounds|egyptian pound|le|l.e|l.e.|geneh|genihat|geneh masri|genihat masriya"),
                ["EGP"]
            ),
            (Phrases("lebanese pounds|lebanese pound|lebanese lira|lebanese liras"), ["LBP"]),
            (Phrases("dinar|dinars"), dinars), (Phrases("kuwaiti dinar|kuwaiti dinars|kd"), ["KWD"]),
            (Phrases("jordanian dinar|jordanian dinars|jd"), ["JOD"]),
            (Phrases("riyal|riyals|rial|rials"), riyals),
            (Phrases("saudi riyal|saudi riyals|saudi rial|saudi rials|saudiriyal|saudiriyals"), ["SAR"]),
            (Phrases("qatari riyal|qatari riyals|qatari rial|qatari rials"), ["QAR"]),
            (Phrases("iranian rial|iranian rials"), ["IRR"]), (Phrases("dirham|dirhams"), ["AED", "MAD"]),
            (Phrases("emirati dirham|emirati dirhams|uae dirhams"), ["AED"]),
            (Phrases("tugrik|tugriks"), ["MNT"]),
            (Phrases("hryvnia|hryvnias|hryvni"), ["UAH"]), (Phrases("dong|越南盾", joins: true), ["VND"]),
            (Phrases("rupiah|rupiahs"), ["IDR"]), (Phrases("baht|泰铢", joins: true), ["THB"]),
            (Phrases("zloty|zlotys"), ["PLN"]),
            (Phrases("shekel|shekels"), ["ILS"]), (Phrases("pesos|peso"), ["MXN", "PHP", "CLP"]),
            (Phrases("rand"), ["ZAR"]),
        ]
}
