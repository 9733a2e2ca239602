import { type ElementModels, elementModel, type ValueCheck } from '../../../xml/model.ts'
import { isLanguage, isNameToken, isSpace, isYesNo, oneOf } from '../../../xml/values.ts'

/** A word of the list, or one of the user's own with `x-` (§2.5). */
const extensible =
  (...words: readonly string[]): ValueCheck =>
  (value) =>
    words.includes(value) || /^x-\S+$/.test(value)

const CHECKS: Readonly<Record<string, ValueCheck>> = {
  language: isLanguage,
  nmtoken: isNameToken,
  space: isSpace,
  yesNo: isYesNo,
  version: oneOf('1.0', '1.1', '1.2'),
  annotates: oneOf('source', 'target', 'general'),
  priority: (value) => /^\s*(?:[1-9]|10)\s*$/.test(value),
  pos: oneOf('open', 'close'),
  assoc: oneOf('preceding', 'following', 'both'),
  coord: (value) => /^(?:(?:-?\d+|#);){3}(?:-?\d+|#)$/.test(value),
  state: extensible(
    'final',
    'needs-adaptation',
    'needs-l10n',
    'needs-review-adaptation',
    'needs-review-l10n',
    'needs-review-translation',
    'needs-translation',
    'new',
    'signed-off',
    'translated',
  ),
  qualifier: extensible(
    'exact-match',
    'fuzzy-match',
    'id-match',
    'leveraged-glossary',
    'leveraged-inherited',
    'leveraged-mt',
    'leveraged-repository',
    'leveraged-tm',
    'mt-suggestion',
    'rejected-grammar',
    'rejected-inaccurate',
    'rejected-length',
    'rejected-spelling',
    'tm-suggestion',
  ),
  delimiter: extensible('bold', 'italic', 'underlined', 'link'),
  placeholder: extensible('image', 'pb', 'lb'),
  mtype: extensible(
    'abbrev',
    'abbreviated-form',
    'abbreviation',
    'acronym',
    'appellation',
    'collocation',
    'common-name',
    'datetime',
    'equation',
    'expanded-form',
    'formula',
    'head-term',
    'initialism',
    'international-scientific-term',
    'internationalism',
    'logical-expression',
    'materials-management-unit',
    'name',
    'near-synonym',
    'part-number',
    'phrase',
    'phraseological-unit',
    'protected',
    'romanized-form',
    'seg',
    'set-phrase',
    'short-form',
    'sku',
    'standard-text',
    'symbol',
    'synonym',
    'synonymous-phrase',
    'term',
    'transcribed-form',
    'transliterated-form',
    'truncated-term',
    'variant',
  ),
  alttranstype: extensible('proposal', 'previous-version', 'rejected', 'reference', 'accepted'),
  datetime: (value) =>
    /^-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/.test(value.trim()),
}

const model = (attributes: string, content: string) => elementModel(attributes, content, CHECKS)

const INLINE = '(g|bpt|ept|ph|it|mrk|x|bx|ex)* #text'
const RESOURCE =
  'datatype restype resname extradata extype help-id menu menu-option menu-name coord:coord font css-style style exstyle'
const SIZES =
  'size-unit maxwidth minwidth maxheight minheight maxbytes minbytes charclass reformat translate:yesNo merged-trans:yesNo'
const CODE = 'id! xid equiv-text ts #other'

/**
 * Elements of XLIFF 1.2 (§2.3), with what the transitional schema still lets in of 1.0 and 1.1
 * (`ts`, `tool`, `prop-group`).
 */
export const MODELS_V1: ElementModels = {
  xliff: model('version!:version xml:lang #other', '(file|#other)+'),
  file: model(
    'original! source-language!:language datatype! tool tool-id date:datetime xml:space:space category target-language:language product-name product-version build-num ts #other',
    'header? body',
  ),
  header: model(
    '#other',
    'skl? phase-group? (glossary|reference|count-group|note|tool|prop-group|#other)*',
  ),
  skl: model('#other', '(internal-file|external-file)'),
  glossary: model('#other', '(internal-file|external-file)? #text'),
  reference: model('#other', '(internal-file|external-file)? #text'),
  'internal-file': model('form crc #other', '#any'),
  'external-file': model('href! crc uid #other', ''),
  note: model('xml:lang:language priority:priority from annotates:annotates #other', '#text'),
  'phase-group': model('', 'phase+'),
  phase: model(
    'phase-name! process-name! company-name tool tool-id date:datetime job-id contact-name contact-email contact-phone',
    'note*',
  ),
  'count-group': model('name!', 'count*'),
  count: model('count-type phase-name unit', '#text'),
  'context-group': model('name crc purpose', 'context+'),
  context: model('context-type! match-mandatory:yesNo crc', '#text'),
  'prop-group': model('name', 'prop+'),
  prop: model('prop-type! xml:lang', '#text'),
  tool: model('tool-id! tool-name! tool-version tool-company #other', '#any'),
  body: model('', '(group|trans-unit|bin-unit)*'),
  group: model(
    `id xml:space:space ${RESOURCE} ${SIZES} ts #other`,
    '(context-group|count-group|prop-group|note|#other)* (group|trans-unit|bin-unit)*',
  ),
  'trans-unit': model(
    `id! approved:yesNo xml:space:space phase-name ${RESOURCE} ${SIZES} ts #other`,
    'source seg-source? target? (context-group|count-group|prop-group|note|alt-trans)* #other*',
  ),
  source: model('xml:lang:language xml:space:space ts #other', INLINE),
  'seg-source': model('xml:lang:language xml:space:space ts #other', INLINE),
  target: model(
    'state:state state-qualifier:qualifier phase-name:nmtoken xml:lang:language xml:space:space resname coord:coord font css-style style exstyle equiv-trans:yesNo ts #other',
    INLINE,
  ),
  'alt-trans': model(
    `match-quality tool tool-id crc xml:lang:language origin xml:space:space ${RESOURCE} phase-name mid:nmtoken alttranstype:alttranstype ts #other`,
    'source? seg-source? target (context-group|prop-group|note)* #other*',
  ),
  'bin-unit': model(
    'id! mime-type! approved:yesNo translate:yesNo reformat restype resname phase-name ts #other',
    'bin-source bin-target? (context-group|count-group|prop-group|note|trans-unit)* #other*',
  ),
  'bin-source': model('ts #other', '(internal-file|external-file)'),
  'bin-target': model(
    'mime-type state:state state-qualifier:qualifier phase-name:nmtoken restype resname ts #other',
    '(internal-file|external-file)',
  ),
  g: model(`${CODE} ctype:delimiter clone:yesNo`, INLINE),
  x: model(`${CODE} ctype:placeholder clone:yesNo`, ''),
  bx: model(`${CODE} rid:nmtoken ctype:delimiter clone:yesNo`, ''),
  ex: model(`${CODE} rid:nmtoken`, ''),
  ph: model(`${CODE} ctype:placeholder crc assoc:assoc`, 'sub* #text'),
  bpt: model(`${CODE} rid:nmtoken ctype:delimiter crc`, 'sub* #text'),
  ept: model(`${CODE} rid:nmtoken crc`, 'sub* #text'),
  it: model(`${CODE} pos!:pos rid:nmtoken ctype:delimiter crc`, 'sub* #text'),
  sub: model('datatype ctype:delimiter xid', INLINE),
  mrk: model('mtype!:mtype mid:nmtoken comment ts #other', INLINE),
}
