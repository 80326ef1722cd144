// Words that turn, strengthen or weigh a tone, and signs that carry one.

extension ToneTable {
    /// What turns the tone of what follows. English forms in n't need no line.
    static let negators = """
        not no never none neither nor cannot without hardly scarcely lacks lacking nobody nothing nowhere barely rarely seldom isnt arent wasnt werent dont doesnt didnt cant couldnt wont wouldnt shouldnt havent hasnt hadnt aint nope
        不 没 没有 无 未 别 不是 并不 并非 毫不 毫无 从不 从未 从没 从来不 从来没 绝不 决不 不会 不能 不太 不够 不算 不再 不怎么 没什么 没啥 没多 算不上 谈不上 称不上 说不上 达不到 未必 难以 缺乏 缺少 不要 休想 莫 勿 不可 不是很 不是太 不是特别 也不 都不 还不 又不 也没 都没 还没 并没有 并没
        """

    /// How much is added to the tone of what follows, as a share.
    static let intensifiers = """
        0.35 absolutely amazingly awfully completely considerably decidedly deeply effing enormously entirely especially exceptionally extremely fabulously flipping fricking frickin friggin frigging fucking fuckin fully greatly hella highly hugely incredibly insanely intensely majorly more most particularly purely quite really remarkably so substantially thoroughly totally tremendously uber unbelievably unusually utterly very super sooo soo such truly seriously damn bloody too extra mega ultra way always definitely literally
        -0.35 almost barely kinda kind_of kindof less little marginally occasionally partly scarcely slightly somewhat sorta sort_of fairly a_bit a_little mildly sometimes
        0.4 很 非常 特别 十分 极 极其 极为 超 超级 超超 太 最 真 真的 真是 实在 相当 格外 尤其 尤为 异常 万分 无比 绝对 完全 彻底 特 巨 老 好 贼 忒 死 非常非常 很很 更 更加 越来越 越发 多么 如此 这么 那么 确实 的确 简直 根本 一直 总是 总 都 全 全都 各种 够 挺
        -0.35 有点 有点儿 有些 稍 稍微 稍稍 略 略微 略有 比较 较 还算 还 一般 基本 基本上 大致 差不多 偶尔 勉强 似乎 好像 大概 可能 也许
        """

    /// What comes after weighs more than what came before.
    static let contrasts = """
        but however yet although though except nevertheless unfortunately
        但 但是 可是 然而 不过 只是 就是 可惜 却 只不过 反而 而是 除了
        """

    /// Signs by their tone, parted by blanks.
    static let emoticons = """
        2.2 :) :-) (: (-: =) =-) :] :-] =] :> ^_^ ^^ ^-^ ^.^ :o) :3 c: (^_^) (^o^) (^^) \\o/ \\m/ ;) ;-) ;] ;-] (; ^.~ *_* n_n ^o^ :-)) :)) :))) :') :'-) ✓ ✔
        2.8 :D :-D =D =-D xD XD X-D x-D ;D ;-D :)))) <3 <33 <333 :-* :* =* :x ♥ ♡ ❤ :P :-P =P ;P ;-P :p :-p =p ;p ;-p xP XP :b 8) 8-) B) B-) <('-')>
        -2.1 :( :-( ): )-: =( =-( :[ :-[ =[ :< :(( :((( ;( ;-( :'( :'-( =' ='( T_T T.T TT_TT ;_; ;-; Q_Q QQ u_u v_v >.< >_< >:( >:-( >:[ D: D= D-: DX :@ :-@ x( X( X-( </3 <\\3 :c :C -_- -.- -__- o_O O_o o.O O.o :/ :-/ =/ =\\ :\\ :-\\ :| :-| =| :S :-S :s :-s =S %) ._. /_\\ orz OTZ otl -_-! -_-||
        2.6 😀 😁 😂 😃 😄 😅 😆 😊 😇 🙂 😉 😌 😋 😎 🤣 🤗 🤩 🥳 😏 😜 😝 😛 ☺ 😸 😹 😺 👍 👌 👏 🙌 💪 🙏 ✌ 🤝 💯 🔥 ✨ ⭐ 🌟 🎉 🎊 🎈 🎁 🏆 🥇 🌈 🌞 ☀ 🌸 🌹 🌺 🌻 🍀 🍻 🥂 💃 🕺 😬 🆒 ✅ 🤙 🤘
        3.1 😍 🥰 😘 😗 😙 😚 😻 💋 💕 💖 💗 💓 💞 💘 💝 💙 💚 💛 💜 🧡 🖤 🤍 🤎 💟 ❣ 😽 🫶
        -2.4 😞 😟 😠 😡 🤬 😢 😭 😣 😖 😫 😩 😤 😥 😨 😱 😰 😓 😒 🙁 ☹ 😕 😔 😪 😿 😾 🙀 👎 💔 🤮 🤢 🤧 🤒 🤕 😷 💩 🖕 😵 😳 😐 😑 😶 🙄 🤦 🤷 💀 ☠ ⚠ ❌ 🚫 😦 😧 🥺 😬 🥶 🥵 🤡
        """
}
