import type { EditorHandle } from '../../editor/handle.ts'
import { useT } from '../hooks.ts'
import { ActionButton } from '../parts/ActionButton.tsx'
import { useEditor } from '../workspace/use-editor.ts'
import { sayChange } from './say.ts'

/** The tracked changes of the document: how many, the one at the caret, and what is done with it. */
export function ChangesSection({ editor }: { readonly editor: EditorHandle }) {
  const t = useT()
  const { changes, change, tracking } = useEditor(editor, (snapshot) => snapshot)
  if (changes === 0 && tracking === null) return null
  return (
    <section className="panel-section">
      <h2 className="panel-heading">{t('changes.heading', { count: changes })}</h2>
      <p className="panel-note" aria-live="polite">
        {change ? sayChange(change, t) : t(changes > 0 ? 'changes.elsewhere' : 'changes.none')}
      </p>
      {changes > 0 && (
        <div className="changes-tools" role="toolbar" aria-label={t('changes.tools')}>
          <ActionButton action="revise.previousChange" />
          <ActionButton action="revise.nextChange" />
          <ActionButton action="revise.acceptChange" />
          <ActionButton action="revise.rejectChange" />
        </div>
      )}
    </section>
  )
}
