import type { Metadata } from '../../core/document/model.ts'
import { type LanguagePair, otherLanguages } from '../languages.ts'
import { documentOfPairs, type PairDraft } from '../pairs.ts'
import type { ReadOptions, ReadResult, Warning } from '../types.ts'
import { shownTexts } from '../xml/coded/texts.ts'
import { Findings } from '../xml/findings.ts'
import { type OpenedXliff, openXliff } from './open.ts'
import type { PairRead } from './pair.ts'
import { RulesV1 } from './rules/v1.ts'
import { RulesV2 } from './rules/v2.ts'
import { pairsOfV1 } from './v1/read.ts'
import { walkV1 } from './v1/walk.ts'
import { metadataIn } from './v2/notes.ts'
import { pairsOfV2 } from './v2/read.ts'
import { walkV2 } from './v2/walk.ts'

/** What is found in a file of either version. */
interface Found {
  readonly pairs: readonly PairDraft[]
  readonly units: number
  readonly languages: LanguagePair
  readonly metadata: Partial<Metadata>
  /** Whether any unit has more than one segment. */
  readonly segmented: boolean
}

const REMEDY =
  'The file was read nevertheless; if another program refuses it, ask its sender for one that keeps to the standard.'

/**
 * Reads an XLIFF file of version 1.0 to 1.2 (with what Trados and memoQ add) or 2.0 to 2.2 as a
 * document with translations: one row a segment. What the standard calls invalid is named.
 * @throws UnreadableFileError where it is no well-formed XML, or of another version
 */
export function readXliff(bytes: Uint8Array, name: string, _options: ReadOptions = {}): ReadResult {
  const opened = openXliff(bytes, name)
  const findings = new Findings(opened.file.text, REMEDY)
  const found = opened.version.startsWith('1') ? readV1(opened, findings) : readV2(opened, findings)
  const { document, warnings } = documentOfPairs({
    pairs: found.pairs,
    languages: found.languages,
    granularity: found.segmented ? 'sentence' : 'paragraph',
    provenance: { name, format: 'xliff', encoding: opened.file.encoding },
    metadata: found.metadata,
  })
  return {
    format: 'xliff',
    version: opened.version,
    encoding: opened.file.encoding,
    documents: [document],
    warnings: [
      ...findings.list(),
      ...otherLanguages(found.languages),
      ...(found.pairs.length === 0 ? [noText(name)] : []),
      ...warnings,
    ],
    units: found.units,
    languages: found.languages,
    writesBack: true,
  }
}

function readV1(opened: OpenedXliff, { report }: Findings): Found {
  const { file, place, options } = opened
  const rules = new RulesV1(opened, report)
  const pairs: PairDraft[] = []
  let units = 0
  let segmented = false
  let languages: LanguagePair | null = null
  walkV1(
    file.text,
    place,
    {
      open(element, attributes, tag) {
        rules.open(element, attributes, tag)
        if (element !== 'file' || languages) return
        const { 'source-language': source = '', 'target-language': target = '' } = attributes
        languages = { source, target }
      },
      close: (element) => rules.close(element),
      unit(unit, context) {
        units++
        segmented ||= unit.segments.length > 1
        rules.unit(unit)
        for (const pair of pairsOfV1(unit, context, file.text)) pairs.push(draftOf(pair))
      },
      other: (element) => rules.other(element),
      text: (text, span) => rules.text(text, span),
    },
    options,
  )
  return { pairs, units, languages: languages ?? NO_LANGUAGES, metadata: {}, segmented }
}

function readV2(opened: OpenedXliff, { report }: Findings): Found {
  const { file, place, options } = opened
  const rules = new RulesV2(opened, report)
  const pairs: PairDraft[] = []
  let units = 0
  let segmented = false
  let languages = NO_LANGUAGES
  let metadata: Partial<Metadata> = {}
  walkV2(
    file.text,
    place,
    {
      open(element, attributes, tag) {
        rules.open(element, attributes, tag)
        if (element !== 'xliff') return
        languages = { source: attributes.srcLang ?? '', target: attributes.trgLang ?? '' }
      },
      close: (element) => rules.close(element),
      unit(unit) {
        units++
        segmented ||= unit.parts.filter(({ translatable }) => translatable).length > 1
        rules.unit(unit)
        for (const pair of pairsOfV2(unit, file.text)) pairs.push(draftOf(pair))
      },
      other(element) {
        rules.other(element)
        if (element.name === 'notes') metadata = { ...metadataIn(element), ...metadata }
      },
      text: (text, span) => rules.text(text, span),
    },
    options,
  )
  return { pairs, units, languages, metadata, segmented }
}

const NO_LANGUAGES: LanguagePair = { source: '', target: '' }

function draftOf(pair: PairRead): PairDraft {
  const { name, paragraph, gap, status, locked, notes, kind, level } = pair
  const { source, target } = shownTexts(pair)
  return {
    units: [name],
    paragraph,
    source,
    target,
    gap,
    status,
    locked,
    notes: notes(),
    kind,
    level,
  }
}

const noText = (name: string): Warning => ({
  code: 'no-text',
  message: `“${name}” holds no text to translate. Check that it is the file you meant.`,
  where: '',
})
