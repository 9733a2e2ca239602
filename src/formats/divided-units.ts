import { toSentenceRows } from '../core/document/granularity.ts'
import type { BilingualDocument, Row } from '../core/document/model.ts'
import { type UnitText, unitTexts } from './units.ts'

/**
 * The texts of the units of a file whose units are sentences. Where such sentences are shown as
 * paragraphs, each unit gets its own sentence back, as far as the paragraph remembers them; a
 * paragraph whose translation was written anew stands in the first.
 */
export const dividedUnitTexts = (documents: readonly BilingualDocument[]): Map<string, UnitText> =>
  unitTexts(
    documents.map((document) =>
      document.rows.some(isJoined)
        ? {
            ...document,
            rows: document.rows.flatMap((row) => (isJoined(row) ? toSentenceRows([row]) : [row])),
          }
        : document,
    ),
  )

const isJoined = ({ units, division }: Row): boolean => units.length > 1 && division !== null
