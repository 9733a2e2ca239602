import { isBlank, sameSegment, textOf } from '../../core/document/inline.ts'
import type { Segment, TargetLanguage } from '../../core/document/model.ts'
import { UnreadableFileError, type Warning, type WriteBack } from '../types.ts'
import { type UnitText, unitTexts } from '../units.ts'
import { encodeXml } from '../xml/decode.ts'
import { type Splice, splice } from '../xml/splice.ts'
import { rewriteZip } from '../zip/rewrite.ts'
import type { Cell } from './cell.ts'
import { type WritingContext, writeCell } from './cell-writer.ts'
import {
  type OpenTable,
  openTable,
  type RowUnit,
  unitsOf,
  type WalkedRow,
  walkRows,
} from './table.ts'

/**
 * Puts translations into the very table they were read from. Nothing changes but the text of the
 * cells of translations that differ from what they hold: importers of the tools want it so, see
 * docs/formats/bilingual-docx.md. A row without a translation has none in the file either.
 * @throws UnreadableFileError `other-file` when the bytes are not those of the documents
 */
export const writeBackBilingualDocx: WriteBack = (bytes, documents) => {
  const { name } = documents[0]!.provenance
  const open = openTable(bytes, name)
  const texts = unitTexts(documents)
  const written = open && writeTable(open, texts, documents[0]!.targetLanguage)
  if (!open || !written) {
    throw new UnreadableFileError(
      'other-file',
      name,
      '',
      `“${name}” is not the table that the translation was made from: none of its rows is in it. Choose the original file.`,
    )
  }
  const { splices, translated, untranslated, warnings } = written
  if (splices.length === 0) return { bytes, translated, untranslated, warnings }
  const main = encodeXml(splice(open.main.text, splices), open.main)
  return {
    bytes: rewriteZip(open.docx.archive, new Map([[open.docx.main, main]])),
    translated,
    untranslated,
    warnings,
  }
}

/** A table that was written with its tracked changes read in one way. */
interface Attempt {
  readonly splices: readonly Splice[]
  readonly translated: number
  readonly untranslated: number
  readonly warnings: readonly Warning[]
  /** Whether any row of the file is among those that are written. */
  readonly isKnown: boolean
  /** How many texts are as the documents have them. */
  readonly agreement: number
  readonly changes: number
}

/** Writes a table as its tracked changes were read before; null where it is another one. */
function writeTable(
  open: OpenTable,
  texts: ReadonlyMap<string, UnitText>,
  language: TargetLanguage,
): Attempt | null {
  const accepted = attempt(open, texts, language, 'accept')
  if (!accepted.isKnown && texts.size > 0) return null
  if (accepted.changes === 0) return accepted
  const rejected = attempt(open, texts, language, 'reject')
  return rejected.agreement > accepted.agreement ? rejected : accepted
}

function attempt(
  open: OpenTable,
  texts: ReadonlyMap<string, UnitText>,
  language: TargetLanguage,
  revisions: 'accept' | 'reject',
): Attempt {
  const context: WritingContext = {
    xml: open.main.text,
    relationships: open.docx.relationships(open.docx.main),
    language: open.layout.tool === 'columns' ? language : null,
  }
  const splices: Splice[] = []
  const warnings: Warning[] = []
  const counts = { translated: 0, untranslated: 0, agreement: 0, changes: 0 }
  let isKnown = false
  walkRows(open, revisions, (row) => {
    counts.changes += row.changes.length
    const changed = new Map<RowUnit, Segment>()
    for (const unit of unitsOf(row, open.layout)) {
      const text = texts.get(unit.unit)
      if (!text) continue
      isKnown = true
      if (textOf(text.source) === textOf(unit.source)) counts.agreement++
      if (textOf(text.target) === textOf(unit.target)) counts.agreement++
      const holder = text.mergedInto === null ? text : texts.get(text.mergedInto)
      if (isBlank(holder?.target ?? [])) counts.untranslated++
      else counts.translated++
      if (!sameSegment(text.target, unit.target)) changed.set(unit, text.target)
    }
    if (changed.size === 0) return
    if (!hasCell(row)) {
      warnings.push({
        code: 'no-target-cell',
        message:
          'A translation could not be put back: its row has no cell for it. Restore the cell in Word.',
        where: row.unit,
      })
      return
    }
    const written = writeCell(row, changed, context)
    splices.push(...written.splices)
    warnings.push(...written.warnings)
  })
  return { splices, warnings, isKnown, ...counts }
}

/** An empty element has no room for paragraphs. */
const hasCell = (row: WalkedRow): row is WalkedRow & { readonly targetCell: Cell } =>
  row.targetCell !== null && row.targetCell.element.contentStart < row.targetCell.element.end
