/**
 * Words of English that carry grammar rather than meaning. They speak for a link, but softly: any
 * two sentences share some.
 */
const STOP_WORDS = new Set(
  (
    'a an the and or but nor so yet if then than as at by for from in into of off on onto out over ' +
    'to up upon with within without about above across after against along among around before ' +
    'behind below beneath beside between beyond down during near through throughout toward towards ' +
    'under until till since while because although though unless whether that this these those ' +
    'i me my mine myself we us our ours ourselves you your yours yourself he him his himself she ' +
    'her hers herself it its itself they them their theirs themselves who whom whose which what ' +
    'where when why how all any both each either neither some such no not only own same too very ' +
    'am is are was were be been being do does did doing done have has had having will would shall ' +
    'should can could may might must ought need ' +
    'there here just also even still again ever never more most much many other another one once ' +
    "n't 's 're 've 'll 'd 'm don't didn't doesn't isn't wasn't weren't aren't couldn't wouldn't " +
    "shouldn't can't won't hadn't hasn't haven't i'm i've i'll i'd you're you've you'll you'd he's " +
    "he'd he'll she's she'd she'll it's it'd it'll we're we've we'll we'd they're they've they'll " +
    "they'd that's there's what's who's let's"
  ).split(' '),
)

/** Whether a word (lower case, not stemmed) is one of them. */
export const isStopWord = (word: string): boolean => STOP_WORDS.has(word)
