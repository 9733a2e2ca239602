import { textOf } from '../../../core/document/inline.ts'
import type { ReadOptions } from '../../types.ts'
import type { UnitText } from '../../units.ts'
import { walkDocument } from '../read/document.ts'
import { DocxPackage } from '../read/package.ts'

type Reading = NonNullable<ReadOptions['revisions']>

const REVISION = /<(?:[\w.-]+:)?(?:ins|del|moveFrom|moveTo)[\s>/]/

/**
 * How the tracked changes of a document were read when its rows were made: in the way that gives
 * more of their texts.
 */
export function readingOf(
  bytes: Uint8Array,
  name: string,
  texts: ReadonlyMap<string, UnitText>,
): Reading {
  const docx = new DocxPackage(bytes, name)
  if (!REVISION.test(docx.xml(docx.main)?.text ?? '')) return 'accept'
  return matches(docx, 'reject', texts) > matches(docx, 'accept', texts) ? 'reject' : 'accept'
}

function matches(
  docx: DocxPackage,
  revisions: Reading,
  texts: ReadonlyMap<string, UnitText>,
): number {
  let count = 0
  walkDocument(
    docx,
    { revisions },
    {
      paragraph({ units, segment }) {
        const text = texts.get(units[0]!)
        if (text && textOf(text.source) === textOf(segment)) count++
      },
    },
  )
  return count
}
