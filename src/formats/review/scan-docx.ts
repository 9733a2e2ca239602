import type { OpenTable } from '../bilingual-docx/table.ts'
import { OOXML } from '../docx/read/vocabulary.ts'
import { type RowStamp, readStamp } from '../review-stamp.ts'
import { scanXml } from '../xml/scan.ts'

/** What the XML of a table's row says besides its texts. */
export interface ScannedRow {
  readonly stamps: RowStamp[]
  /** Columns of the grid whose cell goes on from the row before (ECMA-376 part 1, 17.4.84). */
  readonly continued: Set<number>
  /** Columns that a cell to the left of them has taken (17.4.17). */
  readonly covered: Set<number>
}

export interface ScannedDocx {
  /** By place: `word/document.xml#t1r12`. */
  readonly rows: ReadonlyMap<string, ScannedRow>
  /** Texts that comments are on, by the comments' ids (17.13.4.4). */
  readonly anchors: ReadonlyMap<string, string>
}

/** Looks through a document for what tells its rows apart, and what was done to their cells. */
export function scanRows({ docx, main }: Pick<OpenTable, 'docx' | 'main'>): ScannedDocx {
  const rows = new Map<string, ScannedRow>()
  const anchors = new Map<string, string>()
  const open = new Set<string>()
  let table = 0
  let depth = 0
  let row = 0
  let own: ScannedRow | null = null
  let column = 0
  let span = 1
  let inText = false
  let deleted = 0
  scanXml(
    main.text,
    docx.place(docx.main),
    {
      open(name, attributes) {
        switch (name) {
          case 'w:tbl':
            if (++depth === 1) {
              table++
              row = 0
            }
            return
          case 'w:tr':
            if (depth !== 1) return
            own = { stamps: [], continued: new Set(), covered: new Set() }
            rows.set(`${docx.main}#t${table}r${++row}`, own)
            column = 0
            return
          case 'w:tc':
            if (depth === 1) span = 1
            return
          case 'w:gridSpan':
            if (depth !== 1) return
            span = Math.min(Math.max(Math.trunc(Number(attributes['w:val'])) || 1, 1), 63)
            for (let i = 1; i < span; i++) own?.covered.add(column + i)
            return
          case 'w:vMerge':
            if (depth === 1 && (attributes['w:val'] ?? 'continue') === 'continue') {
              own?.continued.add(column)
            }
            return
          case 'w:bookmarkStart': {
            const stamp = own && readStamp(attributes['w:name'] ?? '')
            if (stamp) own?.stamps.push(stamp)
            return
          }
          case 'w:commentRangeStart':
            open.add(attributes['w:id'] ?? '')
            return
          case 'w:commentRangeEnd':
            open.delete(attributes['w:id'] ?? '')
            return
          case 'w:del':
          case 'w:moveFrom':
            deleted++
            return
          case 'w:t':
            inText = deleted === 0
        }
      },
      close(name) {
        if (name === 'w:tbl') depth--
        else if (name === 'w:tc' && depth === 1) column += span
        else if (name === 'w:tr' && depth === 1) own = null
        else if (name === 'w:t') inText = false
        else if (name === 'w:del' || name === 'w:moveFrom') deleted--
      },
      text(text) {
        if (!inText) return
        for (const id of open) anchors.set(id, (anchors.get(id) ?? '') + text)
      },
    },
    { vocabulary: OOXML },
  )
  return { rows, anchors }
}
