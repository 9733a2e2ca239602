import { CornerDownLeft } from 'lucide-react'
import { textOf } from '../../../core/document/inline.ts'
import type { Parked } from '../../../core/document/model.ts'
import type { EditorHandle } from '../../editor/handle.ts'
import { useApp, useT } from '../hooks.ts'
import { useEditor, useHeader } from '../workspace/use-editor.ts'

/** Texts that were taken out of their rows, to be put into the row with the caret. */
export function ParkedList({ editor }: { readonly editor: EditorHandle }) {
  const app = useApp()
  const t = useT()
  const { parked, sourceLanguage, targetLanguage } = useHeader(editor)
  const row = useEditor(editor, (snapshot) => snapshot.rowIndex) + 1
  if (parked.length === 0) return <p className="panel-empty">{t('review.parked.empty')}</p>
  const putBack = ({ id }: Parked) => {
    if (editor.review.unpark(id)) editor.focus()
    else app.notices.tell({ key: 'review.notMoved' })
  }
  return (
    <>
      <p className="panel-note">{t('review.parked.hint', { row })}</p>
      <ul className="row-list">
        {parked.map((each) => (
          <li key={each.id}>
            <button type="button" className="row-button" onClick={() => putBack(each)}>
              <span className="row-button-head">
                <span className="row-button-number">{t(`review.side.${each.side}`)}</span>
                <span className="row-button-go">
                  <CornerDownLeft size={12} aria-hidden />
                  {t('review.parked.into', { row })}
                </span>
              </span>
              <span
                lang={each.side === 'source' ? sourceLanguage : targetLanguage}
                className={
                  each.side === 'source' ? 'text-han parked-text' : 'parked-text row-button-target'
                }
              >
                {textOf(each.text)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
