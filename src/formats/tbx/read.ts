import { newId } from '../../core/document/ids.ts'
import { fromText } from '../../core/document/inline.ts'
import type { Note } from '../../core/document/model.ts'
import { chooseLanguages, sameLanguage } from '../language-choice.ts'
import { type LanguagePair, otherLanguages } from '../languages.ts'
import { documentOfPairs, type PairDraft } from '../pairs.ts'
import { type ReadOptions, type ReadResult, UnreadableFileError } from '../types.ts'
import { decodeXml } from '../xml/decode.ts'
import { Findings } from '../xml/findings.ts'
import { FrameCheck } from '../xml/frames.ts'
import type { XmlPlace } from '../xml/scan.ts'
import { childrenOf, textIn, walkXml, type XmlElement } from '../xml/tree.ts'
import { MODELS_TBX } from './models.ts'

const REMEDY =
  'The term base was read nevertheless; if another program refuses it, ask its sender for one that keeps to the standard.'

const FRAMES: ReadonlySet<string> = new Set(['martif', 'tbx', 'text', 'body'])
const VOCABULARY = { 'urn:iso:std:iso:30042:ed-2': '', 'urn:iso:std:iso:30042:ed:3.0': '' }

/**
 * Reads a term base (TBX 2 and 3, Basic and others) as a document: one row an entry, its terms in
 * Chinese and in English each on a line, and what else it says as notes. It is not written back.
 * @throws UnreadableFileError where it is no well-formed XML
 */
export function readTbx(bytes: Uint8Array, name: string, _options: ReadOptions = {}): ReadResult {
  const place = { file: name, part: '' }
  const file = decodeXml(bytes, place)
  const languages = languagesOf(file.text)
  const findings = new Findings(file.text, REMEDY)
  const frames = new FrameCheck(
    {
      models: MODELS_TBX,
      prefix: 'tbx',
      cite: (element) => `ISO 30042, ${element}`,
      closed: new Set(['']),
    },
    findings.report,
  )
  const ids = new Set<string>()
  const pairs: PairDraft[] = []
  let units = 0
  let version = ''
  walkXml(
    file.text,
    place,
    {
      takes: (element) => !FRAMES.has(element),
      open(element, attributes, tag) {
        if (frames.depth === 0) {
          if (element !== 'martif' && element !== 'tbx') throw notTbx(place)
          version = attributes.type ?? ''
        }
        frames.open(element, attributes, tag)
      },
      close: () => frames.close(),
      text: (text, span) => frames.text(text, span),
      element(element) {
        frames.element(element)
        if (element.name !== 'termEntry' && element.name !== 'conceptEntry') return
        units++
        uniqueIds(element, ids, findings)
        const pair = pairOf(element, units, languages)
        if (pair) pairs.push(pair)
      },
    },
    { vocabulary: VOCABULARY },
  )
  const { document, warnings } = documentOfPairs({
    pairs,
    languages,
    granularity: 'paragraph',
    provenance: { name, format: 'tbx', encoding: file.encoding },
  })
  return {
    format: 'tbx',
    version,
    encoding: file.encoding,
    documents: [document],
    warnings: [...findings.list(), ...otherLanguages(languages), ...warnings],
    units,
    languages,
    writesBack: false,
  }
}

const LANGUAGE =
  /<(?:[\w.-]+:)?(?:langSet|langSec)\b[^<>]*?\bxml:lang\s*=\s*(?:"([^"]*)"|'([^']*)')/g

function languagesOf(text: string): LanguagePair {
  const found = [...text.matchAll(LANGUAGE)].map(([, double, single]) => double ?? single ?? '')
  return chooseLanguages([...new Set(found)], '')
}

/** An id stands once in a file: it is of type ID. */
function uniqueIds(element: XmlElement, seen: Set<string>, findings: Findings): void {
  const { id } = element.attributes
  if (id !== undefined) {
    if (seen.has(id)) {
      findings.report(
        'tbx-duplicate-id',
        `Two elements have the id “${id}” (ISO 30042, id)`,
        element.start,
      )
    }
    seen.add(id)
  }
  for (const child of childrenOf(element)) uniqueIds(child, seen, findings)
}

const isLanguage = ({ name }: XmlElement): boolean => name === 'langSet' || name === 'langSec'

function pairOf(entry: XmlElement, index: number, languages: LanguagePair): PairDraft | null {
  const sections = childrenOf(entry).filter(isLanguage)
  const termsIn = (language: string): string =>
    sections
      .filter(({ attributes }) => sameLanguage(attributes['xml:lang'] ?? '', language))
      .flatMap(termsOf)
      .join('\n')
  const source = termsIn(languages.source)
  const target = termsIn(languages.target)
  if (!source && !target) return null
  const unit = `${entry.name}#${index}`
  return {
    kind: 'table-cell',
    units: [unit],
    paragraph: unit,
    source: fromText(source),
    target: fromText(target),
    status: target ? 'approved' : 'empty',
    notes: [entry, ...sections].flatMap((element) => remarksIn(element)),
  }
}

/** All terms of a language, however deep they stand. */
const termsOf = (element: XmlElement): string[] =>
  childrenOf(element).flatMap((child) =>
    child.name === 'term' ? [textIn(child).replace(/\s+/g, ' ').trim()] : termsOf(child),
  )

/** Definitions, fields, contexts and notes, with what they are and their language. */
function remarksIn(element: XmlElement, language = element.attributes['xml:lang'] ?? ''): Note[] {
  return childrenOf(element).flatMap((child): Note[] => {
    if (isLanguage(child) || child.name === 'term') return []
    if (childrenOf(child).some(({ name }) => name !== 'hi')) return remarksIn(child, language)
    const text = textIn(child).replace(/\s+/g, ' ').trim()
    if (!text) return []
    const kind = child.attributes.type ?? child.name.replace(/^.*:/, '')
    const label = [language, kind].filter(Boolean).join(', ')
    return [{ id: newId(), author: '', date: '', text: `${label}: ${text}` }]
  })
}

const notTbx = ({ file }: XmlPlace): UnreadableFileError =>
  new UnreadableFileError(
    'not-tbx',
    file,
    '',
    `“${file}” is no term base: its outermost element is neither “martif” nor “tbx”. Export it again from the program it comes from.`,
  )
