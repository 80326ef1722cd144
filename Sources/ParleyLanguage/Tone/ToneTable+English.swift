// English words that say how somebody feels about something.

extension ToneTable {
    /// A line begins with the tone, from -4 to 4, of all its words; `_` stands for a blank.
    ///
    /// Written for this project. Other forms of a word are found by its stem, unless they stand here themselves.
    static let englishPraise = """
        3.3 amazing awesome best brilliant excellent fantastic magnificent marvelous marvellous outstanding perfect perfection phenomenal
        3.3 superb wonderful flawless sublime euphoric ecstatic ecstasy exquisite heavenly spectacular stupendous masterpiece breathtaking
        3.3 love loved loves loving adore adored adores best_ever blown_away blew_me_away five_stars 5_stars ily iloveyou orgasmic bliss blissful
        3.3 miraculous triumph triumphant hilarious epic overjoyed extraordinary unbeatable luv lovin must_have must_buy top_notch world_class
        2.8 great greatest beautiful beautifully delighted delightful delight fabulous gorgeous incredible incredibly_good terrific thrilled thrilling
        2.8 superior lovely happiest happy happiness joy joyful joyous exciting excited excitement excite excites passion passionate stunning splendid glorious glory
        2.8 impressive impressed impresses wow yay hooray hurray woohoo woot yippee woo_hoo ftw rofl lmao lmfao roflmao rotfl
        2.8 celebrate celebrated celebration celebrating congratulations congrats congratulation victory win winner winning wins won champion paradise
        2.8 blessed blessing blessings adorable cherish cherished treasure treasured ideal ideally exceptional exceptionally remarkable
        2.8 super superbly admirable admire admired admires angelic charming charmed dazzling devoted elated enchanted enchanting enthralled fascinating
        2.8 first_rate first_class second_to_none can't_wait cant_wait can_not_wait works_like_a_charm well_worth highly_recommend highly_recommended
        2.8 invaluable genius heroic hero heroes kickass kick_ass badass bestest priceless magical magic sensational rave raves riveting
        2.3 good nice nicely cool enjoy enjoyed enjoys enjoying enjoyable fun funny favorite favourite favorites favourites pleased pleasing pleasure pleasant
        2.3 glad gladly cheerful cheer cheers cheery cute cutest cutie sweet sweetest sweetheart sweetie kind kindly kindness kindest friend friendly friends friendship
        2.3 thank thanks thankful thx thanx tysm ty grateful gratitude appreciate appreciated appreciates appreciation appreciative
        2.3 recommend recommended recommends recommending better smile smiled smiles smiling smiley laugh laughed laughing laughs laughter lol haha hahaha hahahaha hehe heh lolz
        2.3 hug hugs hugged kiss kisses xoxo xox peace peaceful positive positively praise praised praises proud proudly pride
        2.3 succeed succeeded success successful successfully satisfied satisfying satisfies satisfaction terrifically tasty delicious yummy yum delish scrumptious mouthwatering
        2.3 elegant elegance graceful gracious generous generously generosity gentle genuine gift gifted gifts classy hope_you_feel_better
        2.3 brave bravery courage courageous confident confidence comfy comfort comfortable comfortably comforting cozy cosy crisp
        2.3 clever creative creativity dynamic easy easily ease easier easiest effortless effortlessly effective effectively efficient efficiently effective
        2.3 enthusiastic enthusiasm entertaining entertained entertain entertainment engaging energetic energized inspire inspired inspires inspiring inspiration inspirational
        2.3 fresh freedom gem golden handsome handy healthy hearty helpful helped helps helping high_quality top_quality good_quality honor honored honour honoured
        2.3 innovative intelligent intuitive invigorating lucky luckily luck fortunate fortunately memorable merry mesmerizing motivated neat
        2.3 optimistic polished powerful precious pretty prettiest premium profitable promising prosper prosperous pure refreshing refreshed relax relaxed relaxing reliable
        2.3 rewarding rewarded reward rich romantic romance safe safely secure secured sexy shiny sincere sincerely smart smartest smooth smoothly snappy
        2.3 soothing sparkling speedy sturdy stylish suave sunny sunshine supportive supported supporting swift talented talent tempting tender thoughtful
        2.3 thumbs_up top_of_the_line two_thumbs_up treat trust trusted trustworthy trusting upbeat uplifting valuable value_for_money vibrant vivid warm warmth
        2.3 welcome welcomed well_done well_made well_built wise wisdom witty worthwhile worthy worth_it worth_every_penny worth_the_money yes_please zest
        2.3 compliment complimented complimentary bonus bravo brilliance bright brightest breeze bargain beauty beloved benefit benefits beneficial
        2.3 amuse amused amusing affectionate affection accomplished accomplish accomplishment achieve achieved achievement ace advantage advantages attractive
        2.3 dear dearest dearly darling dedicated dependable deserve deserves deserved desirable dignity divine dream dreamy durable eager eagerly earnest
        2.3 enrich enriched faith faithful faithfully fave fav flatter flattered flattering flourish fond fondly forgive forgiven forgiving giggle giggles glow glowing
        2.3 good_deal great_deal grin grinning grins harmony harmonious hopeful hopefully hoping humor humorous humour hilarity impeccable improved improvement improves improve
        2.3 jolly joke jokes jubilant keen legendary lively loyal loyalty lush luxurious luxury majestic mighty miracle mirth noble nifty
        2.3 playful pleasantly popular prize rad radiant rejoice relief relieved renowned resilient respect respected respectful restful revolutionary robust
        2.3 savvy serene serenity slick sleek solid soulful spirited spotless stellar strong stronger strongest strength sweetly swell tenderly
        2.3 tidy tranquil tremendous triumphed unforgettable unmatched user_friendly vigorous virtuous vivacious warmly wealthy welcoming whee whoa winnings wonder wondrous
        1.8 ok_good like liked likes liking lovable likable likeable fine finest wish_you best_wishes care caring cared cares hope hopes hoped
        1.8 agree agreed agrees alive amicable approve approved approves approval assure assured awe balanced bold breezy calm calming calmly capable
        1.8 clean cleaner clear clearly clearer comical commend commendable committed compact compassion compassionate compelling convenient conveniently convenience correct correctly
        1.8 crystal_clear curious dance dancing decent decently deluxe dolled durable encouraging encourage encouraged encouragement enhance enhanced enhances
        1.8 enlightening excel excels exclusive exhilarating expert fair fairly_priced fancy fast faster fastest favorable favorably fitting flexible focused foolproof
        1.8 free fulfilling fulfilled fulfil gain gained gains gainful gratified grace grand granted happily hardy helpful heal healed healing hot hottest
        1.8 impress improving important inexpensive affordable affordably interested interesting interests invite inviting joking kudos leisure lightweight
        1.8 lifesaver live_up long_lasting mature meaningful mercy neatly no_brainer nourishing nurturing original party partying pampered paid_off pays_off
        1.8 perk plus pro pros productive professional professionally prompt promptly protect protected protects punctual qualified quick quickly quicker quiet
        1.8 ready reasonable reasonably recovered respond responsive responsible right resolved resolve rescue rescued rocks rocked rock rocking save saved saves savings saving
        1.8 seamless seamlessly sharp share simple simply simpler simplest skilled skillful slim smartly sociable soft spacious special splendor stable steady straightforward stress_free
        1.8 sufficient sufficiently suitable support sustain sweeten thrive thriving tolerant true truthful unique united upgrade upgraded useful usefull usable valued versatile
        1.8 vigor vitality want_more well wholesome willing willingly works_well works_great work_well working_great works_fine works_perfectly worked_great worth wealth youthful
        1.8 feel_better fall_in_love in_love bff bffl sweetdreams sweet_dreams good_night goodnight good_morning birthday happy_birthday bday holiday vacation
        1.8 gratz woah hell_yeah hell_yes fuck_yeah omg_yes yesss yess yeahh yeah_baby w00t whoop whoohoo wohoo yaay yayy awwww aww aw awh cutee
        1.8 praying prayers pray prayer bless god_bless amen angel angels faved swag dope lit legit fab fabulously goodness yummo nom noms noming
        1.3 accept accepted accepts accurate accurately adequate adequately affirm allow allowed attract authentic aware better_than big_fan brighten cake
        1.3 can_recommend charm chuckle compatible competent complete completely_satisfied consistent cooperate cooperative cultured dare decisive definite desire
        1.3 detailed diligent durable eco-friendly educated educational enough entitled extra familiar famous fearless feature_rich fit fits fits_well flavorful flavourful
        1.3 forward_to frank glimmer glisten glitter grow growing heartfelt honest honestly_good humble impartial increased independent informative interest
        1.3 intimate intrigue intrigued intriguing joined just just_right light logical lots_of_fun matter modern natural nicer noteworthy novel okay ok okey okie alright
        1.3 open organized patient patiently peacefully pick_up plentiful portable possible practical precise precisely prefer preferred prepared privilege progress proper properly
        1.3 quality rational realistic recommendable refined regard relish reliably resolute restore restored satisfactory sensible settled solution solutions solved solve solves
        1.3 sophisticated spark sparkle spontaneous stimulating substantial surprise surprised surprising surprisingly survive survived sweetness sympathetic sympathy tasteful thorough thoroughly timely
        1.3 top understand understanding understood up_to_date upright validate vast visionary wanted watchable win-win workable wowed yeah yea yep yes yup yees youre_welcome you're_welcome no_problem_at_all
        0.8 absolve active agreeable ambitious applaud applauds aspire assist assistance assurance award awarded awards bargains brisk chance chic christmas chill chilling coherent
        0.8 contribute credit cuddle cuddly dreams elevate empower empowered enable endorse ensure established ethical exact explore flowers greet greetings greeting guarantee
        0.8 heart hearts hello hi hey hiya howdy home honestly innocent juicy justice justified keeper kid mom music play played playing please plz pls
        0.8 reassuring reassured rainbow secure stars_out_of_5 summer sun treats tune upside viable weekend worthiness zen no_problem no_problems no_complaints problem_free trouble_free hassle_free
        2.0 not_bad no_regrets nothing_but_good nothing_bad never_fails never_failed can't_go_wrong cant_go_wrong can't_beat cant_beat can't_complain cant_complain cannot_complain no_issues no_trouble no_worries no_wonder
        2.0 couldn't_be_happier couldn't_ask_for_more could_not_be_happier could_not_ask look_forward looking_forward looks_forward no_doubt couldn't_be_better never_better love_it
        """

    static let englishBlame = """
        -3.3 abominable abysmal appalling atrocious awful awfully despicable despise despised disastrous disaster disgusting disgusted disgust dreadful evil
        -3.3 garbage hate hated hates hating hatred hateful heinous hell hellish horrendous horrible horribly horrid horrific horrified horrify horror loathe loathed loathing
        -3.3 nightmare pathetic repulsive revolting rubbish sickening terrible terribly tragic tragedy vile worst worst_ever wretched atrocity murder murdered murderer
        -3.3 fuck fucked fucker fucking_hate motherfucker bastard bitch asshole shit shitty bullshit crap crappy crappiest piece_of_crap piece_of_junk piece_of_shit dogshit
        -3.3 suicide suicidal torture tortured terrorist terrorism terrorists killed kill killer killing kills slaughter massacre genocide doomed die_in die_already kms
        -3.3 scam scammed scammer fraud fraudulent ripoff rip_off ripped_off swindle swindled stay_away waste_of_money waste_of_time total_waste complete_waste never_again do_not_buy don't_buy dont_buy
        -3.3 zero_stars one_star 1_star utter_trash trash trashy worthless useless unusable unwatchable unbearable unacceptable inexcusable vomit vomiting puke puking barf
        -2.8 anger angry angrier angriest angrily furious fury rage raging enraged outrage outraged outrageous livid irate infuriating infuriated infuriates
        -2.8 agony anguish abuse abused abusive abuser betray betrayed betrayal bully bullied bullying cancer catastrophe catastrophic cheat cheated cheater cheating
        -2.8 corrupt corruption crook crooked cruel cruelty cry_myself damn dammit damned goddamn dead deadly death deaths deceive deceived deceit deceptive depressed depressing depression
        -2.8 desperate desperation despair despairing destroy destroyed destroying destroys destruction devastate devastated devastating die died dies dying dishonest dishonesty
        -2.8 fail failed failing fails failure failures epic_fail fake faked filthy foul gross grossed grief grieve grieving harass harassed harassment heartbreaking heartbroken heart_broken heartbreak
        -2.8 humiliate humiliated humiliating idiot idiotic idiots idiocy imbecile inferior insane insult insulted insulting insults junk junky liar liars lied lies lying
        -2.8 lousy miserable miserably misery moron moronic morons nasty nastier nauseating nauseous outbreak painful painfully pain pains poison poisoned poisonous
        -2.8 prick racist racism rotten ruin ruined ruining ruins sad sadder saddest sadly sadness sadden saddened scum sh*t sick_of sick_and_tired
        -2.8 stupid stupidest stupidity stupidly suck sucked sucker sucking sucks sux suks suffer suffered suffering suffers terrified terrify terrifying terror
        -2.8 toxic traitor traumatic trauma ugly ugliest ugliness unhappy unhappily unbelievably_bad victim victims violate violated violence violent violently virus war wars wicked_bad
        -2.8 wtf stfu gtfo fml dickhead douche douchebag jackass pissed pissed_off pissing bloody_awful heartless hopeless hopelessly hostile ffs smh_at
        -2.3 annoy annoyed annoying annoyance annoys annoyingly arrogant arrogance ashamed attack attacked attacking attacks bad badly banned bitter bitterly bitterness blame blamed blames
        -2.3 bogus bored boring boredom bores bore break_down breakdown broke broken breaks careless carelessness complain complained complaining complains complaint complaints
        -2.3 cheap_plastic cheaply_made poorly_made badly_made cheesy clumsy cold-hearted confused confusing confusion contempt cowardly coward crash crashed crashes crashing creepy creep creeps
        -2.3 cried cry crying cries cringe criminal crime crisis critical criticism criticize criticized cruddy cumbersome curse cursed damage damaged damages damaging danger dangerous dangerously
        -2.3 defect defected defective defects deficient degrade degraded delusional denied deny deplorable deprived despite_claims deteriorate deteriorated detest detested
        -2.3 dirty dirt disappoint disappointed disappointing disappointingly disappointment disappointments disappoints disapprove discomfort discourage discouraged discouraging
        -2.3 disgrace disgraceful disgruntled dishearten disheartened disheartening dislike disliked dislikes dismal dismay dismayed disrespect disrespectful dissatisfied dissatisfaction dissapointed dissapointing dissapointment disapointed disapointing disapointment
        -2.3 distress distressed distressing distrust disturb disturbed disturbing downer dread dreaded dreading dull dumb dumbass dumbest embarrass embarrassed embarrassing embarrassment
        -2.3 enemy enemies envious epic_failure exhausted exhausting exploit exploited faulty fear feared fearful fears fearsome fed_up feeble fight fighting filth flop flopped flimsy fool fooled foolish fools
        -2.3 frantic freaking_out frighten frightened frightening frustrate frustrated frustrates frustrating frustration frustratingly gloomy greed greedy grim grudge grumpy guilt guilty
        -2.3 hardship harm harmed harmful harms harsh hassle hassles haunted helpless hideous hurt hurting hurts hurtful hysterical ignorant ignorance ill illness illegal immoral incompetent incompetence incorrect
        -2.3 ineffective inefficient inept infected infection injured injury injuries injustice insecure insensitive insufficient invalid irresponsible irritate irritated irritates irritating irritation jealous jealousy jerk
        -2.3 lame lamest laughable laughingstock lazy loser losers lose loses losing loss losses lost lonely loneliness lonesome mad madness mediocre mess messed messed_up messy misleading mislead mislead misled mistreat mistreated
        -2.3 mock mocked mocking mourn mourning nag nervous neglect neglected noisy nonsense nuisance obnoxious offend offended offensive overpriced over_priced outdated overheat overheated overheating overheats
        -2.3 panic paranoid pathetically perverse pessimistic petty pity pitiful plague poor poorer poorest poorly problem problems problematic punish punished punishment rant refuse refused refund refunded regret regrets regretted regretful
        -2.3 reject rejected rejection ridiculous ridiculously riot rip rob robbed robbery rude rudely rudeness sabotage scare scared scares scary scream screamed screaming screams screw screwed screwed_up screws selfish selfishness
        -2.3 shame shameful shameless shatter shattered shock shocked shocking shoddy sick sickness sin sinister skeptical slap slow_as sloppy smash smashed smelly sob sobbing sorrow sorrowful sore spam spite spiteful stale steal stealing stole stolen
        -2.3 stink stinks stinky stinking stress stressed stressful stressing struggle struggled struggles struggling substandard subpar sub-par swear sweatshop tears threat threaten threatened threatening threats tired_of tiresome torment tormented torn
        -2.3 trouble troubled troubles troubling troublesome tyranny unfair unfairly unfortunate unfortunately unfriendly ungrateful unhelpful unimpressed uninspired uninteresting unpleasant unprofessional unreliable unsafe unsatisfied unsatisfactory unsatisfying
        -2.3 unstable untrustworthy unwanted unwelcome unworthy upset upsetting upsets vicious vulgar waste wasted wasteful wastes wasting weak weaker weakest weakness weep weeping weird_noise whine whining whiny wicked woe worried worries worry worrying worse worsen worsened worsening
        -2.3 wound wounded wounds wreck wrecked wrong wrongly yuck yucky yikes ugh ughh uggh urgh argh arghh arrgh grr grrr grrrr eww ew ewww boo booo meh_bad tragic_loss two_stars 2_stars let_down letdown lets_down let_me_down
        -2.3 no_good no_fun no_use no_luck not_worth good_riddance fell_apart falls_apart fall_apart falling_apart stopped_working quit_working stops_working doesn't_work does_not_work doesnt_work didn't_work did_not_work didnt_work won't_work don't_work wouldn't_work not_work not_working never_worked isn't_working wont_work dont_work
        -2.3 too_bad what_a_shame shame_on go_to_hell hot_mess pain_in_the_ass pain_in_the_butt pain_in_the_neck headache headaches migraine toothache stomachache backache heartache ache aches aching hangover hungover fever flu puked insomnia
        -1.8 abandon abandoned abort absurd accident accidentally accuse accused accuses addicted adverse afraid aggravate aggravated aggravating aggressive aimless alarm alarmed alarming alas alienated alone aloof anxiety anxious apathetic apathy apologetic
        -1.8 apologize apology apologise argue argued arguing argument arguments arrest arrested ass avoid avoided avoids awkward backfire backfired ban barren bastardized battle battles beat_up beaten bleak bland blind blister blocked bother bothered bothering bothers bothersome
        -1.8 bribe bug buggy bugs bulky bummed bummer bump burden burn burned burning burns burnt cancel cancelled canceled cancels chaos chaotic cheap cheapest cheaply choke choked choppy clueless clog clogged clogs clunky coarse collapse collapsed collision
        -1.8 compromise compromised con condemn condemned conflict conflicting confuse confuses cons contradict contradiction contaminated costly cough coughing cramp cramped crack cracked cracks cranky crap-tastic crazy cripple crippled cut_corners cutoff
        -1.8 debt decay deceitful decline declined defeat defeated deficiency defy degrading delay delayed delays delaying demanding denial deprive derail desperately deter difficult difficulties difficulty dim dirtbag disable disabled disadvantage disadvantages disagree disagreed disagreement disagrees
        -1.8 disappear disappeared disappears discard disconnect disconnected disconnects discontent discriminate discrimination disease disliking dispute disregard disrupt disrupted distorted distortion distract distracted distracting divorce divorced doom dork doubt doubted doubtful doubts downfall downside drag drained dreary drop_outs
        -1.8 drown drowned drunk dump dumped eerie egotistical emergency empty emptiness error errors evasive exaggerate exaggerated excessive exclude excluded excruciating excuse excuses expensive expire expired explode exploded fatal fatigue fatigued fault faults feeling_down felt_sick fiasco fire fired flaky flaw flawed flaws flee flicker flickering
        -1.8 flunk foe forced forget_it forbid forbidden forlorn fragile freeze freezes freezing froze frozen fret frown frowning fuzzy garbled ghastly glitch glitches glitchy glum gouge gouging grainy grave greasy greedily grievance grieved gripe gripes groan grouchy grumble hangs hang_up
        -1.8 hard_to harder hardly_works hasty hatefully headaches hesitant hesitate horrifying hungry hurry hypocrite hypocritical hypocrisy ignore ignored ignores ignoring impatient imperfect impossible inability inaccurate inaccuracy inadequate inappropriate incapable incompatible incomplete incomprehensible inconsistent inconsiderate inconvenience inconvenient inconveniently indecisive
        -1.8 indifferent infamous inflame inhuman inhumane intermittent intolerable intrusive invasion irrational irrelevant irritable isolated itchy jam jammed jams jaded jail jeopardy jittery joyless kicked killjoy lack lacked lacking lacks lacklustre lackluster lag lagging laggy lags leak leaked leaking leaks leaky limp limited limitation limitations limits
        -1.8 loose lost_interest loud lonelier lowest low_quality poor_quality malfunction malfunctioned malfunctioning malfunctions melancholy menace mindless misbehave miss missed missing misses misfortune mishap misrepresented mistake mistaken mistakes misunderstand misunderstood misuse moan mold moldy monotonous moody morbid muddy murky nightmarish needy negative negatively negativity nerd
        -1.8 numb obscene obsolete obstacle odd odor offline oppress oppressed ordeal outcry outdated overcharge overcharged overcooked overload overloaded overrated overreact oversized overwhelmed overwhelming pale panicked pathetic_excuse penalty peeling peril perplexed pervert pitfalls plagued pointless pollute polluted pollution pout poverty powerless prejudice pressure pretend
        -1.8 prison prisoner protest protesting provoke provoked quarrel questionable quit quits rash rattle rattles rattling rebel recall_notice reckless recession redundant reluctant remorse repair repaired repairs repetitive repetitious resent resentful resentment resign resigned restless restricted retaliate return_it returned_it returning_it sent_it_back send_it_back ridicule ridiculed rigid rigged risk risky risks rough rusty rust
        -1.8 sarcastic scandal scold scolded scratch scratched scratches scratchy seizure senseless severe severely shaky shallow shortage shouted shouting shy silly skimpy sluggish sleazy sleepless sleepy slow slower slowest slowly slump smear smug smother snob snobby sorely sorry spill spilled spoil spoiled spotty squeaky squeak static stiff strain strained strange strangely stranded stubborn stuck
        -1.8 stumble stuffy subdued sue sued sueing suspect suspicious suspicion tacky tame tantrum tardy tarnish tedious tense tension thief thieves thirsty tired tiring toil tough trap trapped tricked tricky trivial turmoil uncertain unclear uncomfortable unconvinced undecided undermine underwhelmed underwhelming uneasy unemployed unethical uneven unexpected_charge unforgivable unhealthy unnecessary unprepared
        -1.8 unpredictable unresponsive unrest unsettling unsuccessful unsuccessfully unsupported untrue unwell unwilling vague vain vulnerable wary weary weird whimper wimpy wither withdrawal wobbly wonky worn_out worn wrinkled yell yelled yelling
        -1.8 fading fade fades faded blurry blurred fuzzy hiss hissing noise buzz buzzing drains died_after lasted_only only_lasted dead_on_arrival doa bad_batch dropped_calls drops_calls skips skipping stopped stops_playing locked_up locks_up lock_up locks returned return replace replaced replacement replacing warped
        -1.3 against ain't_right aint annoyances apathetically bail bails barely bare bleed bleeding bleeds blunt boycott burglar busy careful casualty caution challenge complicated complicate complicates contradictory contagious cold cut cutting dark defensive depart deserted desolate detached detain detained die-hard dilemma discount_store disorganized
        -1.3 dusty exam exams finals homework expose exposed fall falls fell fallen fake-looking finicky fussy goodbye heavy hide high_price hiding hit hmph humid idle improper inconclusive interrupt interrupted interruption interruptions interrupts isn't_happy jumpy leave_me leaving limitations long_wait low mean meaningless minus monday mondays monstrous mundane naive nope no nah nosy
        -1.3 ominous ordinary outlaw outsider overdone overdue overlooked overpowering plain_old poorly_written pricey procrastinating procrastinate push_around rain raining rainy scrap second_rate shed short shrunk shrink shut_up sigh sneaky so-so spooky starve starving starved stop strict stormy stunned suspend suspended swollen thin tight tightly typo typos tripped unable unaware uncool
        -1.3 underestimate undesirable undo unfinished unfit unlike unlucky unplayable unproven unresolved unseen unsure untested uphill useless_for vanity wait waiting weaksauce wet wimp wrinkle zombie gone game_over forget forgot forgotten smh meh bleh blah blegh ick icky sadface hmm_no poo poop fart piss
        -1.3 can't cannot cant couldn't wouldnt_recommend
        -0.8 admit admittedly anti awhile bomb bombs bill bills cost_me demand demands didn't_expect divided duplicate elderly enough_already foggy ghetto hack however_bad if_only ignored_by joke_of lawsuit lone mere merely miserly murderous nobody nothing_special odd_smell overly plastic poorly_lit post-mortem
        -0.8 rarely slightly_off small_print smoke_and_mirrors supposed supposedly tax taxes tricks unless used_to weird_smell work_around workaround wouldn't_recommend customer_service tech_support work_tomorrow monday_morning
        """
}
