import { ChevronDown, Search, Settings, Trash2, X } from 'lucide-react'
import { useDeferredValue, useEffect, useRef, useState } from 'react'
import { actionOf, runAction } from '../actions/index.ts'
import { shownKeys } from '../actions/keys.ts'
import { keySystem } from '../actions/shortcuts.ts'
import { useApp, useT, useUi } from '../hooks.ts'
import { ActionButton } from '../parts/ActionButton.tsx'
import { Brand } from '../parts/Brand.tsx'
import { Button } from '../parts/Button.tsx'
import { IconButton } from '../parts/IconButton.tsx'
import { Menu, MenuItem } from '../parts/Menu.tsx'
import { TaskBar } from '../parts/TaskBar.tsx'
import { StorageFault } from '../StorageFault.tsx'
import { Grid } from './Grid.tsx'
import { searchCards } from './search.ts'
import { useCards } from './use-cards.ts'
import { Welcome } from './Welcome.tsx'

/** The user's projects, and the ways to begin another. */
export function Library() {
  const app = useApp()
  const t = useT()
  const cards = useCards('library')
  const [query, setQuery] = useState('')
  const wanted = useDeferredValue(query)
  const findBar = useUi((state) => state.findBar)
  const searchBox = useRef<HTMLInputElement>(null)

  useEffect(() => {
    app.platform.setWindow({ title: t('app.name'), file: '', edited: false })
  }, [app, t])

  // In the library “Find” looks for projects.
  useEffect(() => {
    if (!findBar) return
    searchBox.current?.focus()
    searchBox.current?.select()
  }, [findBar])

  if (cards.state === 'failed') return <StorageFault error={cards.error} />
  const list = cards.state === 'ready' ? cards.list : []
  const found = searchCards(list, wanted)
  const isNew = cards.state === 'ready' && list.length === 0

  return (
    <div className="library">
      <header className="bar library-bar">
        <h1 className="bar-brand">
          <Brand />
        </h1>
        {!isNew && (
          <search className="search">
            <Search size={16} aria-hidden className="search-icon" />
            <input
              ref={searchBox}
              type="search"
              className="search-input"
              aria-label={t('library.search')}
              placeholder={t('library.search')}
              value={query}
              onChange={(event) => setQuery(event.target.value)}
              onKeyDown={(event) => {
                if (event.key === 'Escape' && query) {
                  event.preventDefault()
                  setQuery('')
                }
              }}
            />
            {query && (
              <IconButton
                className="search-clear"
                label={t('library.search.clear')}
                onClick={() => {
                  setQuery('')
                  searchBox.current?.focus()
                }}
              >
                <X size={14} aria-hidden />
              </IconButton>
            )}
          </search>
        )}
        <div className="bar-tools">
          <ActionButton action="go.trash">
            <Trash2 size={16} aria-hidden />
          </ActionButton>
          <ActionButton action="file.settings">
            <Settings size={16} aria-hidden />
          </ActionButton>
          {!isNew && <OpenButton />}
        </div>
      </header>
      <main className="library-main">
        {cards.state === 'loading' && <p className="quiet-state">{t('library.loading')}</p>}
        {isNew && <Welcome />}
        {list.length > 0 && found.length > 0 && <Grid cards={found} />}
        {list.length > 0 && found.length === 0 && (
          <div className="quiet-state">
            <p className="quiet-state-title">{t('library.none', { query: wanted.trim() })}</p>
            <p>{t('library.none.hint')}</p>
          </div>
        )}
        <p className="aside-voice" role="status">
          {wanted.trim() && t('library.found', { count: found.length })}
        </p>
      </main>
      <footer className="bar library-foot">
        <p className="library-foot-hint">{t('library.footHint')}</p>
        <TaskBar />
      </footer>
    </div>
  )
}

const WAYS_TO_BEGIN = [
  'file.open',
  'file.openFolder',
  'file.paste',
  'file.sample',
  'file.reopen',
  'file.restore',
]

/** Opens a document; the arrow beside it offers the other ways to begin. */
function OpenButton() {
  const app = useApp()
  const t = useT()
  const system = keySystem(app)
  return (
    <div className="split-button">
      <Button look="primary" onClick={() => void runAction(actionOf('file.open'), app)}>
        {t('library.open')}
      </Button>
      <Menu
        trigger={
          <button
            type="button"
            className="button split-more"
            data-look="primary"
            aria-label={t('library.openMore')}
          >
            <ChevronDown size={16} aria-hidden />
          </button>
        }
      >
        {WAYS_TO_BEGIN.map((id) => {
          const action = actionOf(id)
          const Icon = action.icon!
          return (
            <MenuItem
              key={id}
              icon={<Icon size={16} />}
              keys={shownKeys(action, system)}
              onSelect={() => void runAction(action, app)}
            >
              {t(action.label)}
            </MenuItem>
          )
        })}
      </Menu>
    </div>
  )
}
