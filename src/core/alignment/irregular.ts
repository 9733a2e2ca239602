/**
 * Forms of irregular English verbs, nouns and adjectives with the form that a dictionary lists:
 * the stemmer cannot know that `went` is a form of `go`. Base form first, in each line.
 */
const FORMS = `
arise arose arisen|awake awoke awoken|bear bore borne|beat beaten|become became|begin began begun
bend bent|bind bound|bite bit bitten|bleed bled|blow blew blown|break broke broken|breed bred
bring brought|build built|burn burnt|buy bought|catch caught|choose chose chosen|cling clung
come came|creep crept|deal dealt|dig dug|draw drew drawn|dream dreamt|drink drank drunk
drive drove driven|eat ate eaten|fall fell fallen|feed fed|feel felt|fight fought|find found
flee fled|fly flew flown|forbid forbade forbidden|forget forgot forgotten|forgive forgave forgiven
freeze froze frozen|get got gotten|give gave given|go went gone|grind ground|grow grew grown
hang hung|hear heard|hide hid hidden|hold held|keep kept|kneel knelt|know knew known|lay laid
lead led|lean leant|learn learnt|leave left|lend lent|lie lain|light lit|lose lost|make made
mean meant|meet met|pay paid|ride rode ridden|ring rang rung|rise rose risen|run ran|say said
see saw seen|seek sought|sell sold|send sent|sew sewn|shake shook shaken|shine shone
shoot shot|show shown|shrink shrank shrunk|sing sang sung|sink sank sunk|sit sat|sleep slept
slide slid|smell smelt|speak spoke spoken|spend spent|spill spilt|spin spun|spit spat|spring sprang sprung
stand stood|steal stole stolen|stick stuck|sting stung|stink stank|strike struck stricken
strive strove|swear swore sworn|sweep swept|swell swollen|swim swam swum|swing swung
take took taken|teach taught|tear tore torn|tell told|think thought|throw threw thrown
tread trod trodden|understand understood|undo undid undone|wake woke woken|wear wore worn
weave wove woven|weep wept|win won|wind wound|withdraw withdrew withdrawn|wring wrung|write wrote written
overcome overcame|overthrow overthrew overthrown|undertake undertook undertaken|withstand withstood
man men|woman women|child children|foot feet|tooth teeth|goose geese|mouse mice|ox oxen
wife wives|life lives|knife knives|leaf leaves|half halves|wolf wolves|thief thieves|shelf shelves
self selves|calf calves|loaf loaves|person people|crisis crises|basis bases|phenomenon phenomena
good better best|bad worse worst|far farther further farthest furthest|little less least
`

const BASE = new Map(
  FORMS.trim()
    .split(/[\n|]/)
    .flatMap((line) => {
      const [base, ...forms] = line.split(' ')
      return forms.map((form) => [form, base!] as const)
    }),
)

/** The dictionary's form of an irregular one; any other word as it is. */
export const baseForm = (word: string): string => BASE.get(word) ?? word
