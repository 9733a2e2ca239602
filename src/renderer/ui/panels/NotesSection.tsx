import type { EditorHandle } from '../../editor/handle.ts'
import { useT } from '../hooks.ts'
import { useEditor } from '../workspace/use-editor.ts'

/** What was remarked on the row in the file it came from. */
export function NotesSection({ editor }: { readonly editor: EditorHandle }) {
  const t = useT()
  const notes = useEditor(editor, (snapshot) => snapshot.notes)
  if (notes.length === 0) return null
  return (
    <section className="panel-section">
      <h2 className="panel-heading">{t('panel.notes')}</h2>
      <ul className="notes">
        {notes.map(({ id, author, date, text }) => (
          <li key={id} className="note">
            {(author || date) && (
              <p className="note-by">
                {[author, date && said(date, t.language)].filter(Boolean).join(' · ')}
              </p>
            )}
            <p className="note-text">{text}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A date as the reader writes it; one in no known form as it stands. */
function said(date: string, language: string): string {
  const time = new Date(date)
  return Number.isNaN(time.getTime())
    ? date
    : time.toLocaleDateString(language, { dateStyle: 'medium' })
}
