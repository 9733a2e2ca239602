const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))

/** Words that, capitalised behind an abbreviation or an initial, begin a new sentence. */
export const STARTERS = words(
  'a an the this that these those there here he she it we they you i his her its our their your my ' +
    'in on at by for from with without after before when while where since until if unless although ' +
    'though because as but and or nor so yet then thus however moreover therefore meanwhile ' +
    'nevertheless what who whom whose which why how is are was were do does did have has had can ' +
    'could will would shall should may might must not no yes one some many most all both each every ' +
    'another other several few first second finally next later now once today yesterday tomorrow ' +
    "let let's it's that's there's he's she's we're they're i'm i've don't",
)

/** Verbs of speech, in the forms a dialogue tag has. */
export const SPEECH_VERBS = words(
  'said says asked asks answered answers replied replies cried cries shouted shouts whispered ' +
    'whispers called calls yelled yells exclaimed muttered murmured screamed demanded added adds ' +
    'continued insisted snapped growled wondered inquired enquired repeated ' +
    'barked roared hissed pleaded begged urged announced declared remarked observed told',
)
