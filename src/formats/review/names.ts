import { isBlank } from '../../core/document/inline.ts'
import type { BilingualDocument, Row } from '../../core/document/model.ts'
import { walkRows } from '../bilingual-docx/table.ts'
import { guidOf } from '../docx/review.ts'
import { hashText, type RowStamp, sentText, stampKey } from '../review-stamp.ts'
import type { ReadResult } from '../types.ts'
import { decodeXml } from '../xml/decode.ts'
import { scanXml } from '../xml/scan.ts'
import type { RowNames } from './model.ts'
import { openReviewedDocx } from './open-docx.ts'
import { Stamps } from './stamps-docx.ts'

const GUID = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/i

/** What rows are called by stamps and by the identifiers that stand in their cells. */
export function namesIn(stamps: readonly RowStamp[], ids: readonly string[]): RowNames {
  return {
    certain: [
      ...stamps.map(({ key }) => `key ${key}`),
      ...ids.flatMap((id) => {
        const guid = GUID.exec(id)?.[0]
        return guid ? [`guid ${guid.toLowerCase()}`] : []
      }),
    ],
    sent: stamps.length === 1 ? stamps.flatMap(sentNames) : [],
    likely: [],
  }
}

const sentNames = ({ source, target }: Pick<RowStamp, 'source' | 'target'>): string[] => [
  `sent ${source} ${target}`,
  `source ${source}`,
]

/** What a row is called when we send it. */
export const ownNames = ({ id, source, target }: Row): RowNames => ({
  certain: [`key ${stampKey(id)}`, `guid ${guidOf(id)}`],
  sent: isBlank(source)
    ? []
    : sentNames({ source: hashText(sentText(source)), target: hashText(sentText(target)) }),
  likely: [],
})

/**
 * What the rows of a document are called, by their ids: what we call them wherever they are sent,
 * and what they are called in the file they were read from.
 */
export function namesOfRows(
  bytes: Uint8Array,
  name: string,
  result: Pick<ReadResult, 'format' | 'documents'>,
): Map<string, RowNames> {
  const names = namesInFile(bytes, name, result)
  return new Map(
    rowsIn(result.documents).map((row) => {
      const { certain, likely } = names.get(row.id) ?? NO_NAMES
      const own = ownNames(row)
      return [row.id, { ...own, certain: [...own.certain, ...certain], likely }]
    }),
  )
}

/**
 * What rows are called in their file, by their ids: by the stamps and identifiers of a table, by the
 * ids of units and segments of XLIFF.
 * @param bytes the file that the documents were read from
 */
export function namesInFile(
  bytes: Uint8Array,
  name: string,
  { format, documents }: Pick<ReadResult, 'format' | 'documents'>,
): Map<string, RowNames> {
  const inFile = FILE_NAMES[format]?.(bytes, name) ?? (() => NO_NAMES)
  return new Map(rowsIn(documents).map((row) => [row.id, inFile(row.units[0] ?? '')]))
}

export const rowsIn = (documents: readonly BilingualDocument[]): Row[] =>
  documents.flatMap(({ rows }) => rows)

export const NO_NAMES: RowNames = { certain: [], sent: [], likely: [] }

/** By format: what the row of a unit is called. */
const FILE_NAMES: Readonly<
  Record<string, (bytes: Uint8Array, name: string) => (unit: string) => RowNames>
> = {
  'bilingual-docx': docxNames,
  xliff: xliffNames,
}

function docxNames(bytes: Uint8Array, name: string): (unit: string) => RowNames {
  const open = openReviewedDocx(bytes, name)
  if (!open) return () => NO_NAMES
  const stamps = new Stamps(open.table.main.text)
  const byPlace = new Map<string, readonly RowStamp[]>()
  walkRows(open.table, 'accept', (row) => byPlace.set(row.unit.split(' ')[0]!, stamps.of(row)))
  return (unit) => {
    const [place = '', ...ids] = unit.split(' ')
    return namesIn(byPlace.get(place) ?? [], ids)
  }
}

/** Our own segments have the id of their row behind an `s-`: see the writer of XLIFF. */
const OWN_SEGMENT = /^s-([a-z0-9]{12})$/

/** XLIFF 2: ids of units and segments; 1.2: of translation units. */
function xliffNames(bytes: Uint8Array, name: string): (unit: string) => RowNames {
  const place = { file: name, part: '' }
  const ids = new Map<string, RowNames>()
  let units = 0
  let unit = ''
  let segments: string[] = []
  scanXml(decodeXml(bytes, place).text, place, {
    open(qualified, { id = '' }) {
      const local = qualified.replace(/^.*:/, '')
      if (local === 'trans-unit') {
        ids.set(`trans-unit#${++units}`, { ...NO_NAMES, likely: id ? [`unit ${id}`] : [] })
      } else if (local === 'unit') {
        units++
        unit = id
        segments = []
      } else if (local === 'segment') segments.push(id)
    },
    close(qualified) {
      if (qualified.replace(/^.*:/, '') !== 'unit') return
      segments.forEach((id, i) => {
        const own = OWN_SEGMENT.exec(id)?.[1]
        const at = segments.length > 1 ? `unit#${units}/${i + 1}` : `unit#${units}`
        ids.set(at, {
          certain: own ? [`key ${own}`] : [],
          sent: [],
          likely: unit ? [`unit ${unit} ${id || i + 1}`] : [],
        })
      })
    },
  })
  return (at) => ids.get(at) ?? NO_NAMES
}
