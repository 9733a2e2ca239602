import { type ElementModels, elementModel, type ValueCheck } from '../../../xml/model.ts'
import {
  areNameTokens,
  isLanguage,
  isNameToken,
  isPositive,
  isSpace,
  isYesNo,
  oneOf,
} from '../../../xml/values.ts'

/** A number from 0 to 100 (§5.1, `similarity`). */
const isPercent: ValueCheck = (value) =>
  /^\s*\+?(?:\d+(?:\.\d*)?|\.\d+)\s*$/.test(value) && Number(value) <= 100

/** A value of the user's own: `prefix:value`. */
export const isUserDefined: ValueCheck = (value) => /^[^\s:]+:[^\s:]+$/.test(value)

const CHECKS: Readonly<Record<string, ValueCheck>> = {
  appliesTo: oneOf('source', 'target'),
  dir: oneOf('ltr', 'rtl', 'auto'),
  language: isLanguage,
  metaAppliesTo: oneOf('source', 'target', 'ignorable'),
  mrkType: (value) => ['generic', 'comment', 'term'].includes(value) || isUserDefined(value),
  nmtoken: isNameToken,
  nmtokens: areNameTokens,
  normalization: oneOf('none', 'nfc', 'nfd'),
  percent: isPercent,
  positive: isPositive,
  preserve: oneOf('preserve'),
  priority: (value) => /^\s*\+?0*(?:[1-9]|10)\s*$/.test(value),
  reorder: oneOf('yes', 'firstNo', 'no'),
  space: isSpace,
  state: oneOf('initial', 'translated', 'reviewed', 'final'),
  type: oneOf('fmt', 'ui', 'quote', 'link', 'image', 'other'),
  matchType: oneOf('am', 'mt', 'icm', 'idm', 'tb', 'tm', 'other'),
  userDefined: isUserDefined,
  version: oneOf('2.0', '2.1', '2.2'),
  yesNo: isYesNo,
}

const model = (attributes: string, content: string) => elementModel(attributes, content, CHECKS)

const INLINE = '(cp|ph|pc|sc|ec|mrk|sm|em)* #text'
const HINTS = 'canCopy:yesNo canDelete:yesNo canReorder:reorder copyOf:nmtoken'
const TYPES = 'type:type subType:userDefined'
const DIRECTIONS = 'srcDir:dir trgDir:dir'
const ONE_CODE = `${HINTS} ${TYPES} disp equiv dataRef:nmtoken subFlows:nmtokens #other`
const ANNOTATION = 'id!:nmtoken translate:yesNo type:mrkType ref value #other'

/** The core (§4.2). */
const CORE: ElementModels = {
  xliff: model(
    'version!:version srcLang!:language trgLang:language xml:space:space #other',
    'file+',
  ),
  file: model(
    `id!:nmtoken canResegment:yesNo original translate:yesNo ${DIRECTIONS} xml:space:space #other`,
    'skeleton? #other* notes? (unit|group)+',
  ),
  skeleton: model('href', '#any'),
  group: model(
    `id!:nmtoken name canResegment:yesNo translate:yesNo ${DIRECTIONS} type:userDefined xml:space:space #other`,
    '#other* notes? (unit|group)*',
  ),
  unit: model(
    `id!:nmtoken name canResegment:yesNo translate:yesNo ${DIRECTIONS} type:userDefined xml:space:space #other`,
    '#other* notes? originalData? (segment|ignorable)+',
  ),
  segment: model(
    'id:nmtoken canResegment:yesNo state:state subState:userDefined',
    'source target?',
  ),
  ignorable: model('id:nmtoken', 'source target?'),
  notes: model('', 'note+'),
  note: model('id:nmtoken appliesTo:appliesTo category priority:priority ref #other', '#text'),
  originalData: model('', 'data+'),
  data: model('id!:nmtoken dir:dir xml:space:preserve', 'cp* #text'),
  source: model('xml:lang:language xml:space:space', INLINE),
  target: model('xml:lang:language xml:space:space order:positive', INLINE),
  cp: model('hex!', ''),
  ph: model(`id!:nmtoken ${ONE_CODE}`, ''),
  pc: model(
    `id!:nmtoken ${HINTS} ${TYPES} canOverlap:yesNo dispStart dispEnd equivStart equivEnd dataRefStart:nmtoken dataRefEnd:nmtoken subFlowsStart:nmtokens subFlowsEnd:nmtokens dir:dir #other`,
    INLINE,
  ),
  sc: model(`id!:nmtoken ${ONE_CODE} canOverlap:yesNo dir:dir isolated:yesNo`, ''),
  ec: model(`id:nmtoken startRef:nmtoken ${ONE_CODE} canOverlap:yesNo dir:dir isolated:yesNo`, ''),
  mrk: model(ANNOTATION, INLINE),
  sm: model(ANNOTATION, ''),
  em: model('startRef!:nmtoken', ''),
}

/** The modules (§5), each in a namespace of its own. */
const MODULES: ElementModels = {
  'mtc:matches': model('', 'mtc:match+'),
  'mtc:match': model(
    'id:nmtoken matchQuality:percent matchSuitability:percent origin ref! reference:yesNo similarity:percent subType:userDefined type:matchType #other',
    'mda:metadata? originalData? source target #other*',
  ),
  'gls:glossary': model('', 'gls:glossEntry+'),
  'gls:glossEntry': model(
    'id:nmtoken ref #other',
    'gls:term gls:translation* gls:definition? #other*',
  ),
  'gls:term': model('source #other', '#text'),
  'gls:translation': model('id:nmtoken ref source #other', '#text'),
  'gls:definition': model('source #other', '#text'),
  'mda:metadata': model('id:nmtoken', 'mda:metaGroup+'),
  'mda:metaGroup': model(
    'id:nmtoken category appliesTo:metaAppliesTo',
    '(mda:metaGroup|mda:meta)+',
  ),
  'mda:meta': model('type!', '#text'),
  'res:resourceData': model('', 'res:resourceItemRef* res:resourceItem*'),
  'res:resourceItemRef': model('id:nmtoken ref!:nmtoken #other', ''),
  'res:resourceItem': model(
    'mimeType id:nmtoken context:yesNo #other',
    'res:source? res:target? res:reference*',
  ),
  'res:source': model('href xml:lang:language #other', '#other*'),
  'res:target': model('href xml:lang:language #other', '#other*'),
  'res:reference': model('href! xml:lang:language #other', ''),
  'slr:profiles': model('generalProfile storageProfile', 'slr:normalization? #other*'),
  'slr:normalization': model('general:normalization storage:normalization', ''),
  'slr:data': model('profile! #other', '#other*'),
  'val:validation': model('#other', 'val:rule+'),
  'val:rule': model(
    'isPresent occurs:positive isNotPresent startsWith endsWith existsInSource:yesNo caseSensitive:yesNo normalization:normalization disabled:yesNo #other',
    '',
  ),
  'ctr:changeTrack': model('', 'ctr:revisions+'),
  'ctr:revisions': model(
    'appliesTo!:nmtoken ref:nmtoken currentVersion:nmtoken #other',
    'ctr:revision+',
  ),
  'ctr:revision': model('author datetime version:nmtoken #other', 'ctr:item+'),
  'ctr:item': model('property! #other', '#text'),
}

/** Elements of XLIFF 2.0 and 2.1, and of 2.2, which lets notes and metadata stand before files. */
export const modelsV2 = (version: string): ElementModels => ({
  ...CORE,
  ...MODULES,
  ...(version === '2.2' ? { xliff: XLIFF_2_2 } : {}),
})

const XLIFF_2_2 = model(
  'version!:version srcLang!:language trgLang:language xml:space:space #other',
  'notes? mda:metadata? file+',
)

/** Prefixes whose elements are all known here. */
export const CLOSED: ReadonlySet<string> = new Set([
  '',
  'mtc',
  'gls',
  'mda',
  'res',
  'slr',
  'val',
  'ctr',
])
