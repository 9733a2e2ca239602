import type { RowDraft } from '../../../core/document/create.ts'
import { type TextBlock, textBlocks } from './blocks.ts'
import { type BlockText, type InlineOptions, readBlock } from './inline.ts'
import type { Page } from './page.ts'

/** A text block that says something, by the name it has in the file. */
export interface Unit {
  readonly name: string
  readonly block: TextBlock
  readonly text: BlockText
}

/**
 * The units of a page in reading order, each named by the offset in the text of the file at which
 * it begins: `1204`, or `chapter.xhtml#1204` in an archive.
 * @param text the page
 * @param part its path in the archive, or empty
 */
export function unitsOf(
  { root, xml }: Page,
  text: string,
  part: string,
  options: InlineOptions = {},
): Unit[] {
  return textBlocks(root, text).flatMap((block): Unit[] => {
    const read = readBlock(block, text, { ...options, xml })
    if (!isSeen(read)) return []
    return [{ name: part ? `${part}#${block.start}` : String(block.start), block, text: read }]
  })
}

/** Text, a formula, the mark of a note, or a picture that can be shown or is described. */
const isSeen = ({ source }: BlockText): boolean =>
  source.some((inline) => {
    if (inline.type === 'text') return inline.text.trim() !== ''
    if (inline.type === 'break' || inline.kind === 'tag') return false
    return inline.kind !== 'image' || inline.label !== '' || inline.image !== ''
  })

export const rowOf = ({ name, block: { kind, level }, text }: Unit): RowDraft => ({
  kind: isPicture(text) ? 'caption' : kind,
  level,
  source: text.source,
  units: [name],
})

const isPicture = ({ source }: BlockText): boolean =>
  source.every((inline) => inline.type === 'code' && inline.kind !== 'field') &&
  source.some((inline) => inline.type === 'code' && inline.kind === 'image')
