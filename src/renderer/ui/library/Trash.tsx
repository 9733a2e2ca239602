import { ArrowLeft, RotateCcw } from 'lucide-react'
import { useEffect } from 'react'
import { useApp, useNow, useT } from '../hooks.ts'
import { Button } from '../parts/Button.tsx'
import { IconButton } from '../parts/IconButton.tsx'
import { TaskBar } from '../parts/TaskBar.tsx'
import { StorageFault } from '../StorageFault.tsx'
import { percentDone } from './progress.ts'
import { restore } from './trash.ts'
import { useCards } from './use-cards.ts'
import { sayWhen } from './when.ts'

const MINUTE = 60_000

/** What was thrown away and can still be taken back. */
export function Trash() {
  const app = useApp()
  const t = useT()
  const now = useNow(MINUTE)
  const cards = useCards('trash')

  useEffect(() => {
    const title = `${t('trash.title')} – ${t('app.name')}`
    app.platform.setWindow({ title, file: '', edited: false })
  }, [app, t])

  if (cards.state === 'failed') return <StorageFault error={cards.error} />
  const list = cards.state === 'ready' ? cards.list : []
  return (
    <div className="library">
      <header className="bar library-bar">
        <IconButton label={t('action.go.library')} onClick={() => void app.showLibrary()}>
          <ArrowLeft size={16} aria-hidden />
        </IconButton>
        <h1 className="bar-title">{t('trash.title')}</h1>
        <div className="bar-tools">
          <Button
            look="danger"
            disabled={list.length === 0}
            onClick={() =>
              app.openDialog({
                name: 'empty-trash',
                projectIds: list.map(({ project }) => project.id),
              })
            }
          >
            {t('trash.empty')}
          </Button>
        </div>
      </header>
      <main className="library-main">
        {cards.state === 'loading' && <p className="quiet-state">{t('library.loading')}</p>}
        {cards.state === 'ready' && list.length === 0 && (
          <p className="quiet-state">{t('trash.emptyState')}</p>
        )}
        {list.length > 0 && (
          <ul className="trash-list" aria-label={t('trash.title')}>
            {list.map((card) => {
              const title = card.project.title || t('library.untitled')
              return (
                <li key={card.project.id} className="trash-item">
                  <span className="trash-name text-han" lang={card.project.sourceLanguage}>
                    {title}
                  </span>
                  <span className="trash-facts">
                    {t('library.progress', { percent: percentDone(card.counts) })} ·{' '}
                    {t('trash.when', {
                      when: sayWhen(card.project.trashed ?? card.project.edited, now, t),
                    })}
                  </span>
                  <Button
                    aria-label={`${t('trash.restore')}: ${title}`}
                    onClick={() => void restore(app, card, true)}
                  >
                    <RotateCcw size={14} aria-hidden />
                    {t('trash.restore')}
                  </Button>
                </li>
              )
            })}
          </ul>
        )}
      </main>
      <footer className="bar library-foot">
        <TaskBar />
      </footer>
    </div>
  )
}
