import type { EditorHandle, EditorSnapshot } from '../../editor/handle.ts'
import { sayChange } from '../comments/say.ts'
import { useT, useUi } from '../hooks.ts'
import type { Translate } from '../messages/translate.ts'
import { ActionButton } from '../parts/ActionButton.tsx'
import { TaskBar } from '../parts/TaskBar.tsx'
import { FilterMenu } from './FilterMenu.tsx'
import { useEditor } from './use-editor.ts'

/**
 * How many English words a Chinese character becomes: translations run from 0.6 to 0.75, and what
 * is far outside is worth a look.
 */
const USUAL = 0.66

/** What the gutter and the type of a row show to the eye. */
function spoken({ kind, level, status, locked, bookmarked }: EditorSnapshot, t: Translate): string {
  return [
    t(`kind.${kind}`, { level }),
    t(`status.${status}`),
    ...(locked ? [t('workspace.locked')] : []),
    ...(bookmarked ? [t('filter.bookmarked')] : []),
  ].join(', ')
}

/** The line under the page: where one is, and how much is done. */
export function Footer({ editor }: { readonly editor: EditorHandle }) {
  const t = useT()
  const snapshot = useEditor(editor, (now) => now)
  const reviewing = useUi((state) => state.reviewing)
  const { counts, rowCounts, rowIndex, selectedRows } = snapshot
  const expansion = rowCounts.words / (rowCounts.characters * USUAL) - 1
  return (
    <footer className="bar workspace-foot">
      <FilterMenu editor={editor} />
      {/* The page is one text to a screen reader: where the caret has gone is said here, unless the
          review says it with more. */}
      <span className="foot-item" role={reviewing ? undefined : 'status'}>
        {selectedRows > 1 ? (
          t('workspace.selected', { count: selectedRows })
        ) : (
          <>
            {t('workspace.row', { row: rowIndex + 1, rows: counts.rows })}
            <span className="aside-voice"> {spoken(snapshot, t)}</span>
          </>
        )}
      </span>
      <span className="foot-item foot-row">
        {t(`status.${snapshot.status}`)}
        {snapshot.locked && ` · ${t('workspace.locked')}`}
        {' · '}
        {t('workspace.lengths', { characters: rowCounts.characters, words: rowCounts.words })}
        {rowCounts.words > 0 && rowCounts.characters > 0 && (
          <span title={t('workspace.expansion.hint')}>
            {' · '}
            {t('workspace.expansion', { share: expansion })}
          </span>
        )}
      </span>
      {(snapshot.change || snapshot.tracking !== null) && (
        <span className="foot-item">
          {snapshot.change ? sayChange(snapshot.change, t) : t('workspace.tracking')}
        </span>
      )}
      {snapshot.missingCodes > 0 && (
        <span className="foot-item foot-codes">
          {t('workspace.missingCodes', { count: snapshot.missingCodes })}
          <ActionButton action="edit.insertCode" />
        </span>
      )}
      <span className="foot-item foot-total">
        {t('workspace.done', { done: counts.done, rows: counts.rows })}
        {' · '}
        {t('workspace.lengths', { characters: counts.characters, words: counts.words })}
      </span>
      <TaskBar />
    </footer>
  )
}
