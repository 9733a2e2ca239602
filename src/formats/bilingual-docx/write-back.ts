import { isBlank, sameSegment, textOf } from '../../core/document/inline.ts'
import type { Segment } from '../../core/document/model.ts'
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
  const revisions = open && readingOf(open, texts)
  if (!open || !revisions) {
    throw new UnreadableFileError(
      'other-file',
      name,
      '',
      `“${name}” is not the table that the translation was made from: none of its rows is in it. Choose the original file.`,
    )
  }
  const context: WritingContext = {
    xml: open.main.text,
    relationships: open.docx.relationships(open.docx.main),
    language: open.layout.tool === 'columns' ? documents[0]!.targetLanguage : null,
  }
  const splices: Splice[] = []
  const warnings: Warning[] = []
  let translated = 0
  let untranslated = 0
  walkRows(open, revisions, (row) => {
    const changed = new Map<RowUnit, Segment>()
    for (const unit of unitsOf(row, open.layout)) {
      const text = texts.get(unit.unit)
      if (!text) continue
      const holder = text.mergedInto === null ? text : texts.get(text.mergedInto)
      if (isBlank(holder?.target ?? [])) untranslated++
      else translated++
      if (!sameSegment(text.target, unit.target)) changed.set(unit, text.target)
    }
    if (changed.size === 0) return
    const { targetCell } = row
    if (!hasCell(row) || !targetCell) {
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
  if (splices.length === 0) return { bytes, translated, untranslated, warnings }
  const main = encodeXml(splice(open.main.text, splices), open.main)
  return {
    bytes: rewriteZip(open.docx.archive, new Map([[open.docx.main, main]])),
    translated,
    untranslated,
    warnings,
  }
}

const hasCell = (row: WalkedRow): row is WalkedRow & { readonly targetCell: Cell } =>
  row.targetCell !== null && row.targetCell.element.contentStart < row.targetCell.element.end

/** How tracked changes were read when the documents were made; null where no row is of the file. */
function readingOf(
  open: OpenTable,
  texts: ReadonlyMap<string, UnitText>,
): 'accept' | 'reject' | null {
  const agreement = { accept: 0, reject: 0 }
  let known = texts.size === 0
  let changes = 0
  const count = (revisions: 'accept' | 'reject'): void =>
    walkRows(open, revisions, (row) => {
      changes += row.changes.length
      for (const { unit, source, target } of unitsOf(row, open.layout)) {
        const text = texts.get(unit)
        if (!text) continue
        known = true
        if (textOf(text.source) === textOf(source)) agreement[revisions]++
        if (textOf(text.target) === textOf(target)) agreement[revisions]++
      }
    })
  count('accept')
  if (changes > 0) count('reject')
  if (!known) return null
  return agreement.reject > agreement.accept ? 'reject' : 'accept'
}
