/**
 * Abbreviations by what may follow their point. All are in lower case and without the last point;
 * the choice follows the SRX 2.0 rule files in common use and the style guides' lists.
 */

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))

/** A name follows: the point never ends a sentence. */
export const TITLES = words(
  'mr mrs ms mx messrs mme mlle dr drs prof profs rev revd fr sr sra hon pres gov sen sens rep reps ' +
    'gen lt col capt cpt cmdr cdr maj sgt cpl pvt adm brig supt insp det ofc st ste mt ft pt dom ' +
    'atty dir asst',
)

/** Something of the same sentence always follows. */
export const NEVER_LAST = words('e.g i.e eg ie vs v cf viz approx ca c resp incl esp')

/** A number follows; before anything else it is a word (No. He would not.) or ends a sentence. */
export const BEFORE_NUMBER = words(
  'no nos n° p pp pg vol vols fig figs ch chap sec sect art eq ex para app tab ser ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec',
)

/** They may end a sentence; then the next word tells. */
export const MAYBE_LAST = words(
  'al inc ltd co corp llc plc bros jr sr esq etc dept univ assn ave blvd rd hwy bldg apt est ext tel ' +
    'min max misc ed eds trans repr rev dist intl natl govt admin mfg ph.d m.d b.a m.a b.sc m.sc ' +
    'd.phil j.d ll.b r.n a.m p.m a.d b.c b.c.e c.e u.s u.k u.s.a e.u u.n d.c n.y l.a p.s p.o r.i.p',
)

/** Marks of the time of day, which end a sentence before any capital but those of CLOCK_FOLLOWERS. */
export const CLOCK = words('a.m p.m')

export const CLOCK_FOLLOWERS = words(
  'monday tuesday wednesday thursday friday saturday sunday est edt et cst cdt ct mst mdt pst pdt ' +
    'pt gmt utc bst cet eastern pacific central',
)

/** Names written with a mark of their own. */
export const NAMES_WITH_MARK: readonly string[] = [
  'Yahoo!',
  'Yum!',
  'Jeopardy!',
  'Wham!',
  'Oliver!',
]
