import { type ElementModels, elementModel, type ValueCheck } from '../xml/model.ts'
import { isLanguage, oneOf } from '../xml/values.ts'

const CHECKS: Readonly<Record<string, ValueCheck>> = {
  language: isLanguage,
  style: oneOf('dca', 'dct'),
}

const model = (attributes: string, content: string) => elementModel(attributes, content, CHECKS)

/** What may be said of an entry, a language or a term (ISO 30042, auxiliary information). */
const SAID =
  '(descrip|descripGrp|admin|adminGrp|transac|transacGrp|note|ref|xref|termNote|termNoteGrp|date|#other)*'

/** In whatever is said, the dialects go their own ways. */
const said = model('id type target datatype xml:lang:language #other', '#any')

const AUXILIARY: ElementModels = Object.fromEntries(
  'descrip descripGrp admin adminGrp transac transacGrp note ref xref termNote termNoteGrp date termCompList refObjectSec front back refObjectList'
    .split(' ')
    .map((name) => [name, said]),
)

/** TBX 2 (ISO 30042:2008), the root of which is MARTIF’s. */
const VERSION_2: ElementModels = {
  martif: model('type! xml:lang:language #other', 'martifHeader text'),
  martifHeader: model('id #other', '#any'),
  termEntry: model('id #other', `${SAID} langSet+ #other*`),
  langSet: model('id xml:lang!:language #other', `${SAID} (tig|ntig)+ #other*`),
  tig: model('id #other', `term ${SAID}`),
  ntig: model('id #other', `termGrp ${SAID}`),
  termGrp: model('id #other', 'term (termNote|termNoteGrp|termCompList|#other)*'),
}

/** TBX 3 (ISO 30042:2019). */
const VERSION_3: ElementModels = {
  tbx: model('type! style!:style xml:lang!:language id #other', 'tbxHeader text'),
  tbxHeader: model('id #other', '#any'),
  conceptEntry: model('id #other', `${SAID} langSec+`),
  langSec: model('id xml:lang!:language #other', `${SAID} termSec+`),
  termSec: model('id #other', `term ${SAID}`),
}

export const MODELS_TBX: ElementModels = {
  ...AUXILIARY,
  ...VERSION_2,
  ...VERSION_3,
  text: model('id #other', 'front? body back?'),
  body: model('id #other', '(termEntry|conceptEntry)+'),
  term: model('id xml:lang:language #other', '#any'),
}
