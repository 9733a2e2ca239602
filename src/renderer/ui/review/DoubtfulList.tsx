import { useMemo } from 'react'
import type { EditorHandle } from '../../editor/handle.ts'
import { useT } from '../hooks.ts'
import { useLinks } from './links.ts'
import { RowButton } from './RowButton.tsx'

/** So many are listed; the others move up as these are settled. */
const LISTED = 100

/** The links that are most likely wrong, the least certain first. */
export function DoubtfulList({ editor }: { readonly editor: EditorHandle }) {
  const t = useT()
  const list = useLinks(editor)
  const doubtful = useMemo(
    () =>
      list.entries
        .filter((entry) => entry.doubtful)
        .sort((a, b) => (a.link.confidence ?? 1) - (b.link.confidence ?? 1)),
    [list],
  )
  if (doubtful.length === 0) {
    return <p className="panel-empty">{t('review.doubtful.empty')}</p>
  }
  const more = doubtful.length - LISTED
  return (
    <>
      <p className="panel-note">{t('review.doubtful.hint')}</p>
      <ol className="row-list">
        {doubtful.slice(0, LISTED).map((entry) => (
          <li key={entry.rowId}>
            <RowButton editor={editor} entry={entry} row={list.rows()[entry.rowIndex]} />
          </li>
        ))}
      </ol>
      {more > 0 && <p className="panel-note">{t('review.more', { count: more })}</p>}
    </>
  )
}
