import { Check, Undo2 } from 'lucide-react'
import type { EditorHandle } from '../../editor/handle.ts'
import { useApp, useT } from '../hooks.ts'
import { Button } from '../parts/Button.tsx'
import { useEditor, useHeader } from '../workspace/use-editor.ts'
import { beginning } from './beginning.ts'
import { type LinkList, useLinks } from './links.ts'
import { type MovedPassage, movedPassages } from './moved.ts'

/** Passages that stand elsewhere in the translation: to go to, to confirm, to put back. */
export function MovedList({ editor }: { readonly editor: EditorHandle }) {
  const t = useT()
  const list = useLinks(editor)
  const passages = movedPassages(list.entries)
  return (
    <>
      <p className="panel-note">{t('review.moved.hint')}</p>
      <ol className="row-list">
        {passages.map((passage) => (
          <li key={passage.first.rowId} className="moved">
            <Passage editor={editor} passage={passage} list={list} />
          </li>
        ))}
      </ol>
    </>
  )
}

interface PassageProps {
  readonly editor: EditorHandle
  readonly passage: MovedPassage
  readonly list: LinkList
}

function Passage({ editor, passage, list }: PassageProps) {
  const app = useApp()
  const t = useT()
  const { from, to, first, characters, confirmed } = passage
  const isHere = useEditor(editor, ({ rowIndex }) => rowIndex >= from && rowIndex < to)
  const { sourceLanguage, targetLanguage } = useHeader(editor)
  const row = list.rows()[from]
  const values = { count: to - from, from: from + 1, to }
  const rows = t('review.moved.rows', values)
  const confirm = () => {
    editor.review.confirmMoved(first.rowId)
    editor.focus()
  }
  const putBack = () => {
    if (!editor.review.returnMoved(first.rowId)) {
      app.notices.tell({ key: 'review.notMoved' })
      return
    }
    app.notices.tell(
      { key: 'review.moved.returned', values },
      { label: { key: 'notice.undo' }, run: () => void editor.commands.undo.run() },
    )
    editor.focus()
  }
  return (
    <>
      <button
        type="button"
        className="row-button"
        aria-current={isHere ? 'location' : undefined}
        onClick={() => editor.goto(first.rowId)}
      >
        <span className="row-button-head">
          <span className="row-button-number">{rows}</span>
          <span>{t('review.moved.length', { count: characters })}</span>
        </span>
        <span lang={sourceLanguage} className="text-han row-button-text">
          {beginning(row, 'source')}
        </span>
        <span lang={targetLanguage} className="row-button-text row-button-target">
          {beginning(row, 'target')}
        </span>
      </button>
      {/* biome-ignore lint/a11y/useSemanticElements: two buttons are no field set */}
      <div className="moved-deeds" role="group" aria-label={rows}>
        {confirmed ? (
          <span className="sureness" data-sure="confirmed">
            {t('review.sure.confirmed')}
          </span>
        ) : (
          <Button className="review-button" onClick={confirm}>
            <Check size={14} aria-hidden />
            {t('review.moved.confirm')}
          </Button>
        )}
        <Button look="quiet" className="review-button" onClick={putBack}>
          <Undo2 size={14} aria-hidden />
          {t('review.moved.return')}
        </Button>
      </div>
    </>
  )
}
