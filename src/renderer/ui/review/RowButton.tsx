import type { Row } from '../../../core/document/model.ts'
import type { EditorHandle, LinkEntry } from '../../editor/handle.ts'
import { useT } from '../hooks.ts'
import { useEditor, useHeader } from '../workspace/use-editor.ts'
import { beginning } from './beginning.ts'
import { Sureness } from './Sureness.tsx'

interface RowButtonProps {
  readonly editor: EditorHandle
  readonly entry: LinkEntry
  readonly row: Row | undefined
}

/** A row as an entry of a list: number, how sure, how both sides begin; goes there. */
export function RowButton({ editor, entry, row }: RowButtonProps) {
  const t = useT()
  const isHere = useEditor(editor, (snapshot) => snapshot.rowId === entry.rowId)
  const { sourceLanguage, targetLanguage } = useHeader(editor)
  const [source, target] = [beginning(row, 'source'), beginning(row, 'target')]
  return (
    <button
      type="button"
      className="row-button"
      aria-current={isHere ? 'location' : undefined}
      onClick={() => editor.goto(entry.rowId)}
    >
      <span className="row-button-head">
        <span className="row-button-number">{t('review.row', { row: entry.rowIndex + 1 })}</span>
        {entry.shape.join(':') !== '1:1' && (
          <span className="row-button-shape">{entry.shape.join(':')}</span>
        )}
        <Sureness entry={entry} />
      </span>
      {source ? (
        <span lang={sourceLanguage} className="text-han row-button-text">
          {source}
        </span>
      ) : (
        <span className="row-button-none">{t('review.noSource')}</span>
      )}
      {target ? (
        <span lang={targetLanguage} className="row-button-text row-button-target">
          {target}
        </span>
      ) : (
        <span className="row-button-none">{t('review.noTarget')}</span>
      )}
    </button>
  )
}
