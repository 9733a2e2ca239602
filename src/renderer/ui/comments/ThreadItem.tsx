import { Check, Pencil, Reply, RotateCcw, Trash2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Note } from '../../../core/document/model.ts'
import type { CommentEntry, EditorHandle } from '../../editor/handle.ts'
import { useApp, useT, useUi } from '../hooks.ts'
import { IconButton } from '../parts/IconButton.tsx'
import { withAuthor } from './author.ts'
import { Composer } from './Composer.tsx'
import { sayBy } from './say.ts'

interface ThreadItemProps {
  readonly editor: EditorHandle
  readonly entry: CommentEntry
  readonly isActive: boolean
}

/** A comment with its answers: a click goes to its text. */
export function ThreadItem({ editor, entry: { thread, rowIndex }, isActive }: ThreadItemProps) {
  const app = useApp()
  const t = useT()
  const item = useRef<HTMLLIElement>(null)
  const [answering, setAnswering] = useState(false)
  const { first, answers, quote } = thread
  const resolved = first.resolved === true

  useEffect(() => {
    if (isActive) item.current?.scrollIntoView({ block: 'nearest' })
  }, [isActive])

  const answer = (text: string) => {
    editor.comments.answer(first.id, text, app.ui.getState().preferences.authorName)
    setAnswering(false)
    editor.focus()
  }
  return (
    <li ref={item} className="thread" data-active={isActive} data-resolved={resolved}>
      <button
        type="button"
        className="thread-place"
        aria-current={isActive ? 'true' : undefined}
        onClick={() => {
          editor.comments.goto(first.id)
          editor.focus()
        }}
      >
        <span className="thread-row">{t('comments.place', { row: rowIndex + 1 })}</span>
        {quote && <q className="thread-quote">{quote}</q>}
        {resolved && <span className="thread-settled">{t('comments.settled')}</span>}
      </button>
      {[first, ...answers].map((note) => (
        <NoteText key={note.id} editor={editor} note={note} />
      ))}
      {answering ? (
        <Composer
          label={t('comments.answer.label')}
          send={t('comments.answer')}
          onSend={answer}
          onCancel={() => setAnswering(false)}
        />
      ) : (
        <div className="thread-tools">
          <IconButton
            label={t('comments.answer')}
            onClick={() => withAuthor(app, () => setAnswering(true))}
          >
            <Reply size={15} aria-hidden />
          </IconButton>
          <IconButton
            label={t(resolved ? 'comments.reopen' : 'comments.resolve')}
            onClick={() => editor.comments.resolve(first.id, !resolved)}
          >
            {resolved ? <RotateCcw size={15} aria-hidden /> : <Check size={15} aria-hidden />}
          </IconButton>
          <IconButton
            label={t('comments.delete')}
            onClick={() => {
              editor.comments.remove(first.id)
              editor.focus()
            }}
          >
            <Trash2 size={15} aria-hidden />
          </IconButton>
        </div>
      )}
    </li>
  )
}

/** What one person wrote; one's own words can be written anew. */
function NoteText({ editor, note }: { readonly editor: EditorHandle; readonly note: Note }) {
  const t = useT()
  const isOwn = useUi(({ preferences: { authorName } }) => authorName === note.author)
  const [editing, setEditing] = useState(false)
  if (editing) {
    return (
      <Composer
        label={t('comments.edit')}
        send={t('comments.save')}
        text={note.text}
        onSend={(text) => {
          editor.comments.edit(note.id, text)
          setEditing(false)
        }}
        onCancel={() => setEditing(false)}
      />
    )
  }
  return (
    <div className="note" data-answer={note.answers !== undefined}>
      <p className="note-by">
        <span>{sayBy(note, t)}</span>
        {isOwn && note.author && (
          <IconButton
            className="note-tool"
            label={t('comments.edit')}
            onClick={() => setEditing(true)}
          >
            <Pencil size={13} aria-hidden />
          </IconButton>
        )}
        {isOwn && note.author && note.answers !== undefined && (
          <IconButton
            className="note-tool"
            label={t('comments.deleteAnswer')}
            onClick={() => editor.comments.remove(note.id)}
          >
            <Trash2 size={13} aria-hidden />
          </IconButton>
        )}
      </p>
      <p className="note-text">{note.text}</p>
    </div>
  )
}
