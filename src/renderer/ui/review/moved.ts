import { type MovedRows, movedRows } from '../../../core/alignment/moved-rows.ts'
import { isBlank } from '../../../core/document/inline.ts'
import type { Row } from '../../../core/document/model.ts'
import type { LinkEntry } from '../../editor/handle.ts'
import type { AppContext } from '../app.ts'

/** A passage that stands elsewhere in the translation. */
export interface MovedPassage extends MovedRows {
  readonly first: LinkEntry
  /** Chinese characters of all its rows. */
  readonly characters: number
  readonly confirmed: boolean
}

const known = new WeakMap<readonly LinkEntry[], readonly MovedPassage[]>()

/** The passages that stand elsewhere, in the order of the source; found once for each list. */
export function movedPassages(entries: readonly LinkEntry[]): readonly MovedPassage[] {
  const found = known.get(entries) ?? movedRows(entries).map((rows) => passageOf(entries, rows))
  known.set(entries, found)
  return found
}

function passageOf(entries: readonly LinkEntry[], { from, to }: MovedRows): MovedPassage {
  const own = entries.slice(from, to)
  return {
    from,
    to,
    first: own[0]!,
    characters: own.reduce((sum, { characters }) => sum + characters, 0),
    confirmed: own.every(({ link, confirmed }) => confirmed || link.type !== 'inversion'),
  }
}

/** Says of a document that has come under review that passages of it stand elsewhere, and where. */
export function tellOfMoved(app: AppContext, rows: readonly Row[]): void {
  const links = rows.map(({ link, source, target }) => ({
    link,
    shape: [isBlank(source) ? 0 : 1, isBlank(target) ? 0 : 1] as const,
  }))
  const isOpen = ({ from, to }: MovedRows): boolean =>
    links.slice(from, to).some(({ link }) => link.type === 'inversion' && link.origin !== 'manual')
  const open = movedRows(links).filter(isOpen)
  const [first] = open
  if (!first) return
  const { id } = rows[first.from]!
  app.notices.tell(
    { key: 'review.moved.found', values: { count: open.length } },
    { label: { key: 'review.moved.show' }, run: () => show(app, id) },
  )
}

function show(app: AppContext, rowId: string): void {
  const { side } = app.ui.getState().preferences
  app.ui.setState({ reviewing: true, reviewTab: 'moved' })
  if (!side.open) app.prefer({ side: { ...side, open: true } })
  app.editor?.goto(rowId)
}
