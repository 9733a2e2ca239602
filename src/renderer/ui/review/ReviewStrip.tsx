import { ChevronUp } from 'lucide-react'
import { useMemo } from 'react'
import type { EditorHandle } from '../../editor/handle.ts'
import { useApp, useT } from '../hooks.ts'
import { Button } from '../parts/Button.tsx'
import { useEditor } from '../workspace/use-editor.ts'
import { ActionWord } from './ActionWord.tsx'
import { useLinks } from './links.ts'
import { sayLink } from './say-link.ts'
import { statisticsOf } from './statistics.ts'

/** What reviewing is about, how far it is, and what is done most; over the page. */
export function ReviewStrip({ editor }: { readonly editor: EditorHandle }) {
  const app = useApp()
  const t = useT()
  const { entries } = useLinks(editor)
  const { rows, confirmed, doubtful } = statisticsOf(entries)
  const finish = () => {
    app.ui.setState({ reviewing: false })
    editor.focus()
  }
  return (
    <section className="review-strip" aria-label={t('review.title')}>
      <h2 className="review-title">{t('review.title')}</h2>
      <div className="review-progress">
        <div
          className="review-meter"
          role="progressbar"
          aria-label={t('review.progress')}
          aria-valuemin={0}
          aria-valuemax={rows}
          aria-valuenow={confirmed}
        >
          <span
            className="review-meter-done"
            ref={(bar) =>
              bar?.style.setProperty('inline-size', `${(100 * confirmed) / Math.max(1, rows)}%`)
            }
          />
        </div>
        <span className="review-confirmed">{t('review.confirmed', { confirmed, rows })}</span>
        <span className="review-left" data-none={doubtful === 0}>
          {t('review.doubtful', { count: doubtful })}
        </span>
      </div>
      <ActiveLink editor={editor} />
      <div className="review-deeds" role="toolbar" aria-label={t('review.tools')}>
        <ActionWord action="align.previousDoubtful" enabled={doubtful > 0}>
          <ChevronUp size={15} aria-hidden />
        </ActionWord>
        <ActionWord action="align.nextDoubtful" enabled={doubtful > 0} withKeys />
        <ActionWord action="align.confirmAbove" />
        <ActionWord action="align.realign" />
        <Button
          look={doubtful === 0 ? 'primary' : 'plain'}
          className="review-button"
          onClick={finish}
        >
          {t('review.done')}
        </Button>
      </div>
    </section>
  )
}

/** The link of the row with the caret, in words: also what a screen reader hears on arrival. */
function ActiveLink({ editor }: { readonly editor: EditorHandle }) {
  const t = useT()
  const rowIndex = useEditor(editor, (snapshot) => snapshot.rowIndex)
  const link = useEditor(editor, (snapshot) => snapshot.link)
  const { entries } = useLinks(editor)
  const entry = entries[rowIndex]
  const words = useMemo(
    () => (entry && entry.link === link ? sayLink(t, entry) : ''),
    [t, entry, link],
  )
  return (
    <p className="review-here" role="status">
      {rowIndex >= 0 && (
        <>
          <span className="review-here-row">{t('review.row', { row: rowIndex + 1 })}</span>
          {words && ` · ${words}`}
        </>
      )}
    </p>
  )
}
