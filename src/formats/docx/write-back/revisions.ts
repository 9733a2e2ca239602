import { textOf } from '../../../core/document/inline.ts'
import type { ReadOptions } from '../../types.ts'
import type { UnitText } from '../../units.ts'
import { walkDocument } from '../read/document.ts'
import { DocxPackage } from '../read/package.ts'

type Reading = NonNullable<ReadOptions['revisions']>

/** How elements of tracked changes begin, with a prefix and without. */
const REVISIONS = ['ins', 'del', 'moveFrom', 'moveTo'].flatMap((name) => [`:${name} `, `<${name} `])

/**
 * How the tracked changes of a document were read when its rows were made: in the way that gives
 * more of their texts.
 */
export function readingOf(docx: DocxPackage, texts: ReadonlyMap<string, UnitText>): Reading {
  const body = docx.xml(docx.main)?.text ?? ''
  if (!REVISIONS.some((tag) => body.includes(tag))) return 'accept'
  // What these say of the file is said when it is written.
  const twice = new DocxPackage(docx.archive.bytes, docx.name)
  return matches(twice, 'reject', texts) > matches(twice, 'accept', texts) ? 'reject' : 'accept'
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
