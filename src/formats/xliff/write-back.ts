import { isBlank } from '../../core/document/inline.ts'
import type { BilingualDocument } from '../../core/document/model.ts'
import { Complaints } from '../code-complaints.ts'
import { UnreadableFileError, type WriteBack, type WrittenBack } from '../types.ts'
import { type UnitText, unitTexts } from '../units.ts'
import { type NewTarget, shownTarget } from '../xml/coded/texts.ts'
import { encodeXml } from '../xml/decode.ts'
import type { XmlSpan } from '../xml/scan.ts'
import { type Splice, splice } from '../xml/splice.ts'
import { withAttribute } from '../xml/tag.ts'
import { type OpenedXliff, openXliff } from './open.ts'
import type { PairRead } from './pair.ts'
import { pairsOfV1 } from './v1/read.ts'
import * as v1 from './v1/splices.ts'
import { walkV1 } from './v1/walk.ts'
import { pairsOfV2 } from './v2/read.ts'
import * as v2 from './v2/splices.ts'
import { walkV2 } from './v2/walk.ts'

/**
 * Puts translations and statuses into an XLIFF file. Only what changed is written; a unit nobody
 * translated has no target before and after, whatever is asked for untranslated text elsewhere.
 */
export const writeBackXliff: WriteBack = (bytes, documents): WrittenBack => {
  const opened = openXliff(bytes, documents[0]?.provenance.name ?? '')
  const work = new Work(opened, documents)
  if (opened.version.startsWith('1')) writeV1(opened, work)
  else writeV2(opened, work)
  return work.result()
}

/** A segment and what its target becomes, or null where it stays. */
interface Edit {
  readonly pair: PairRead
  readonly target: NewTarget | null
}

/** What has to be done to a file, and what came of it. */
class Work {
  readonly texts: ReadonlyMap<string, UnitText>
  readonly language: string
  readonly splices: Splice[] = []
  readonly #complaints = new Complaints()
  readonly #opened: OpenedXliff
  readonly #missing: Set<string>
  #translated = 0
  #untranslated = 0

  constructor(opened: OpenedXliff, documents: readonly BilingualDocument[]) {
    this.#opened = opened
    this.texts = unitTexts(documents)
    this.language = documents[0]?.targetLanguage ?? 'en'
    this.#missing = new Set(this.texts.keys())
  }

  /**
   * Takes note of the segments of a unit, and of which of them have a target now.
   * @param edits in the order of the pairs; text that is only shown has none
   */
  count(pairs: readonly PairRead[], edits: readonly Edit[]): void {
    let next = 0
    for (const pair of pairs) {
      this.#missing.delete(pair.name)
      const edit = edits[next]
      if (edit?.pair !== pair) {
        if (pair.translatable) this.#counted(isBlank(shownTarget(pair)))
        continue
      }
      next++
      if (edit.target) this.#complaints.about(edit.target.encoded, pair.name)
      this.#counted(edit.target ? edit.target.blank : isBlank(shownTarget(pair)))
    }
  }

  #counted(blank: boolean): void {
    if (blank) this.#untranslated++
    else this.#translated++
  }

  result(): WrittenBack {
    const { file, place } = this.#opened
    if (this.#missing.size > 0) throw otherFile(place.file, [...this.#missing][0]!)
    return {
      bytes: encodeXml(splice(file.text, this.splices), file),
      translated: this.#translated,
      untranslated: this.#untranslated,
      warnings: this.#complaints.list(),
    }
  }
}

const otherFile = (name: string, unit: string): UnreadableFileError =>
  new UnreadableFileError(
    'other-file',
    name,
    unit,
    `“${name}” is not the file the translation was made from: it has no ${unit}. Choose that very file.`,
  )

function writeV1({ file, place, options }: OpenedXliff, work: Work): void {
  let current: { tag: XmlSpan; named: boolean; translated: boolean } | null = null
  walkV1(
    file.text,
    place,
    {
      open(name, attributes, tag) {
        if (name !== 'file') return
        current = { tag, named: attributes['target-language'] !== undefined, translated: false }
      },
      close(name) {
        // A file that says nothing of its language would be taken for untranslated (§2.3.1).
        if (name === 'file' && current?.translated && !current.named) {
          work.splices.push(
            attributeSplice(file.text, current.tag, 'target-language', work.language),
          )
        }
      },
      unit(unit, context) {
        const pairs = pairsOfV1(unit, context, file.text)
        const edits = v1.editsOf(unit, pairs, work.texts, file.text)
        work.count(pairs, edits)
        work.splices.push(...v1.splicesOf(unit, edits, file.text, work.language))
        if (current && edits.some(({ target }) => target && !target.blank))
          current.translated = true
      },
    },
    options,
  )
}

function writeV2({ file, place, options }: OpenedXliff, work: Work): void {
  let root: XmlSpan | null = null
  let named = false
  walkV2(
    file.text,
    place,
    {
      open(name, attributes, tag) {
        if (name !== 'xliff') return
        root = tag
        named = attributes.trgLang !== undefined
      },
      unit(unit) {
        const pairs = pairsOfV2(unit, file.text)
        const edits = v2.editsOf(unit, pairs, work.texts, file.text)
        work.count(pairs, edits)
        work.splices.push(...v2.splicesOf(unit, edits, file.text, work.language))
      },
    },
    options,
  )
  // The language is required as soon as there is a target (§4.3.1, `trgLang`).
  if (root && !named && work.splices.length > 0) {
    work.splices.push(attributeSplice(file.text, root, 'trgLang', work.language))
  }
}

function attributeSplice(text: string, tag: XmlSpan, name: string, value: string): Splice {
  const written = text.slice(tag.start, tag.end)
  return { ...tag, text: withAttribute(written, name, value) }
}
