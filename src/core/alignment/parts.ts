import { NO_UNITS } from '../document/create.ts'
import type { Metadata, Row } from '../document/model.ts'
import { firstKeys } from '../document/order.ts'

/** What is joined: a text as it was read, or a translation. */
export interface PartOfText {
  readonly rows: readonly Row[]
  readonly metadata: Partial<Metadata>
}

/** A file of a text that comes in several, with what was read from it. */
export interface TextFile<T extends PartOfText> {
  readonly name: string
  /** At least one. */
  readonly texts: readonly T[]
}

/**
 * Makes one text of its parts, one behind the other. The title of each becomes a heading, as it
 * heads a part of the text now; of the text as a whole it is what the names of the files share.
 * Units of the files are forgotten where there are several: nothing can be written back into them.
 * @param files at least one, in order
 */
export function joinFiles<T extends PartOfText>(files: readonly TextFile<T>[]): T {
  const texts = files.flatMap((file) => file.texts)
  const first = texts[0]!
  if (texts.length === 1) return first
  const isOneFile = files.length === 1
  const title = isOneFile ? '' : sharedName(files.map(({ name }) => name))
  const keys = firstKeys(texts.reduce((sum, { rows }) => sum + rows.length, 0))
  return {
    ...first,
    metadata: title ? { ...first.metadata, title } : first.metadata,
    rows: texts
      .flatMap(({ rows }) => rows)
      .map((row, i): Row => {
        const head = row.kind === 'title' ? ({ kind: 'heading', level: 1 } as const) : null
        return { ...row, ...head, order: keys[i]!, units: isOneFile ? row.units : NO_UNITS }
      }),
  }
}

const stemOf = (name: string): string => name.replace(/\.[^.]*$/, '')

const NUMBERING =
  /(?:[\s\d_.,:;()（）【】[\]〔〕·、—–-]|[〇零一二三四五六七八九十百千]|第|卷|(?<![a-z])(?:ch|chap|chapter|part|vol|volume|no)(?![a-z]))+$/i

/** What some names of files have in common before they are numbered; empty where that is nothing. */
function sharedName(names: readonly string[]): string {
  const stems = names.map(stemOf)
  let shared = stems[0]!
  for (const stem of stems) {
    let same = 0
    while (same < shared.length && shared[same] === stem[same]) same++
    shared = shared.slice(0, same)
  }
  const name = shared.replace(NUMBERING, '').trim()
  return /\p{L}{2}/u.test(name) ? name : ''
}
