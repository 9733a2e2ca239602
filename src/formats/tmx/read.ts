import { NO_METADATA } from '../../core/document/create.ts'
import { newId } from '../../core/document/ids.ts'
import type { Granularity, Metadata, Note } from '../../core/document/model.ts'
import { otherLanguages } from '../languages.ts'
import { documentOfPairs, type PairDraft } from '../pairs.ts'
import type { ReadOptions, ReadResult, Warning } from '../types.ts'
import { shownTexts } from '../xml/coded/texts.ts'
import { Findings } from '../xml/findings.ts'
import { childrenOf, textIn, type XmlElement } from '../xml/tree.ts'
import { MemoryRules } from './rules.ts'
import { languageOf, readUnit } from './unit.ts'
import { openMemory, walkMemory } from './walk.ts'

const REMEDY =
  'The memory was read nevertheless; if another program refuses it, ask its sender for one that keeps to the standard.'

/**
 * Reads a translation memory (TMX 1.1 to 1.4b) as a document: one row a unit, Chinese as the source
 * and English as the translation where there are more languages.
 * @throws UnreadableFileError where it is no well-formed XML
 */
export function readTmx(bytes: Uint8Array, name: string, _options: ReadOptions = {}): ReadResult {
  const opened = openMemory(bytes, name)
  const { file, languages } = opened
  const findings = new Findings(file.text, REMEDY)
  const rules = new MemoryRules(findings.report)
  const pairs: PairDraft[] = []
  let units = 0
  let unread = 0
  let version = ''
  let granularity: Granularity = 'paragraph'
  let metadata: Partial<Metadata> = {}
  walkMemory(opened, {
    open(element, attributes, tag) {
      rules.open(element, attributes, tag)
      if (element === 'tmx') version = attributes.version ?? ''
    },
    close: () => rules.close(),
    text: (text, span) => rules.text(text, span),
    other(element) {
      rules.other(element)
      if (element.name !== 'header') return
      metadata = metadataIn(element)
      if (/^(?:sentence|phrase)$/.test(element.attributes.segtype ?? '')) granularity = 'sentence'
    },
    unit(element, index) {
      units++
      rules.unit(element)
      const unit = readUnit(element, index, languages, file.text)
      if (!unit.sourceVariant && !unit.targetVariant) {
        unread++
        return
      }
      const { source, target } = shownTexts(unit)
      pairs.push({
        kind: 'paragraph',
        units: [unit.name],
        paragraph: unit.name,
        source,
        target,
        status: unit.status,
        notes: notesIn(element),
      })
    },
  })
  const { document, warnings } = documentOfPairs({
    pairs,
    languages,
    granularity,
    provenance: { name, format: 'tmx', encoding: file.encoding },
    metadata,
  })
  return {
    format: 'tmx',
    version,
    encoding: file.encoding,
    documents: [document],
    warnings: [
      ...findings.list(),
      ...otherLanguages(languages),
      ...(unread > 0 ? [unreadUnits(unread, languages.source)] : []),
      ...warnings,
    ],
    units,
    languages,
    writesBack: true,
  }
}

/** Notes of a unit and of its variants, these with their language. */
const notesIn = (unit: XmlElement): Note[] => [
  ...ownNotes(unit),
  ...childrenOf(unit, 'tuv').flatMap((variant) =>
    childrenOf(variant, 'note').map((each) => noteOf(each, `${languageOf(variant)}: `)),
  ),
]

/** Properties of ours behind a note say what else is known of it: see `write.ts`. */
function ownNotes(unit: XmlElement): Note[] {
  const notes: Note[] = []
  for (const child of childrenOf(unit)) {
    if (child.name === 'note') notes.push(noteOf(child, ''))
    const field = /^x-facing-pages-note-(author|date)$/.exec(child.attributes.type ?? '')?.[1]
    const last = notes.at(-1)
    if (child.name === 'prop' && field && last) {
      notes[notes.length - 1] = { ...last, [field]: textIn(child) }
    }
  }
  return notes
}

const noteOf = (element: XmlElement, before: string): Note => ({
  id: newId(),
  author: '',
  date: '',
  text: before + textIn(element).trim(),
})

/** What properties of the header say in the words of this program: see `write.ts`. */
function metadataIn(header: XmlElement): Partial<Metadata> {
  const known = childrenOf(header, 'prop').flatMap((prop) => {
    const field = /^x-facing-pages-(\w+)$/.exec(prop.attributes.type ?? '')?.[1] ?? ''
    return Object.hasOwn(NO_METADATA, field) ? [[field, textIn(prop)] as const] : []
  })
  return Object.fromEntries(known)
}

const unreadUnits = (count: number, language: string): Warning => ({
  code: 'units-of-other-languages',
  message: `${count.toLocaleString('en')} of the units have neither ${language || 'the source language'} nor its translation and are not shown; they stay in the file.`,
  where: '',
})
