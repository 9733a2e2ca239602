import { Ellipsis, FileArchive, FileText, FolderOpen, Info, PencilLine, Trash2 } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import type { ProjectCard } from '../../storage/types.ts'
import { useApp, useT } from '../hooks.ts'
import { Menu, MenuItem, MenuLine } from '../parts/Menu.tsx'
import { ProgressRing } from '../parts/ProgressRing.tsx'
import { backUpProject } from './backup.ts'
import { fractionDone, percentDone } from './progress.ts'
import { Spread } from './Spread.tsx'
import { moveToTrash } from './trash.ts'
import { sayWhen } from './when.ts'

interface CardProps {
  readonly card: ProjectCard
  readonly now: number
  /** Whether it is the one that Tab reaches; the arrow keys go on from there. */
  readonly current: boolean
  readonly onFocus: () => void
}

/** The scripts as Chinese readers abbreviate them, each in itself. */
const SCRIPTS = { 'zh-Hant': '繁', 'zh-Hans': '简' } as const

/** A project of the library. */
export function Card({ card, now, current, onFocus }: CardProps) {
  const app = useApp()
  const t = useT()
  const [menuOpen, setMenuOpen] = useState(false)
  const { project, documents, counts } = card
  const title = project.title || t('library.untitled')
  const percent = percentDone(counts)
  const latest = documents.toSorted((a, b) => b.edited - a.edited)[0]
  const open = () => {
    if (latest) void app.openDocument(latest.header.id)
  }
  const details = (field: 'title' | 'author') =>
    app.openDialog({ name: 'details', projectId: project.id, field })

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Delete') void moveToTrash(app, card)
    else if (event.key === 'F2') details('title')
    else return
    event.preventDefault()
  }

  return (
    <article
      className="card"
      onContextMenu={(event) => {
        event.preventDefault()
        setMenuOpen(true)
      }}
    >
      <div className="card-book">
        <Spread card={card} fraction={fractionDone(counts)} />
        <button
          type="button"
          className="card-open"
          data-card={project.id}
          tabIndex={current ? 0 : -1}
          aria-label={t('library.card.label', {
            title,
            author: project.author || 'none',
            percent,
            characters: counts.characters,
          })}
          aria-keyshortcuts="Delete F2"
          onClick={open}
          onFocus={onFocus}
          onKeyDown={onKeyDown}
        />
      </div>
      <div className="card-caption">
        <h2 className="card-title text-han" lang={project.sourceLanguage}>
          {title}
        </h2>
        <Menu
          open={menuOpen}
          onOpenChange={setMenuOpen}
          trigger={
            <button
              type="button"
              className="icon-button card-menu"
              aria-label={t('library.menu', { title })}
            >
              <Ellipsis size={16} aria-hidden />
            </button>
          }
        >
          <MenuItem icon={<FolderOpen size={16} />} keys="Enter" onSelect={open}>
            {t('library.menu.open')}
          </MenuItem>
          {documents.length > 1 &&
            documents.map(({ header }) => (
              <MenuItem
                key={header.id}
                icon={<FileText size={16} />}
                onSelect={() => void app.openDocument(header.id)}
              >
                {header.metadata.title || header.provenance.name}
              </MenuItem>
            ))}
          <MenuLine />
          <MenuItem icon={<PencilLine size={16} />} keys="F2" onSelect={() => details('title')}>
            {t('library.menu.rename')}
          </MenuItem>
          <MenuItem icon={<Info size={16} />} onSelect={() => details('author')}>
            {t('library.menu.details')}
          </MenuItem>
          <MenuItem
            icon={<FileArchive size={16} />}
            onSelect={() => void backUpProject(app, project.id)}
          >
            {t('library.menu.backup')}
          </MenuItem>
          <MenuLine />
          <MenuItem
            icon={<Trash2 size={16} />}
            keys="Delete"
            look="danger"
            onSelect={() => void moveToTrash(app, card)}
          >
            {t('library.menu.trash')}
          </MenuItem>
        </Menu>
      </div>
      <p className="card-byline">
        <span className="card-author text-han" lang={project.sourceLanguage}>
          {project.author}
        </span>
        <time className="card-when" dateTime={new Date(project.edited).toISOString()}>
          {sayWhen(project.edited, now, t)}
        </time>
      </p>
      <p className="card-facts">
        <span className="card-progress">
          <ProgressRing fraction={fractionDone(counts)} size={14} />
          {percent} %
        </span>
        <span>
          <span lang={project.sourceLanguage}>{SCRIPTS[project.sourceLanguage]}</span> → EN
        </span>
        <span>{t('library.characters', { count: counts.characters })}</span>
        {documents.length > 1 && <span>{t('library.documents', { count: documents.length })}</span>}
      </p>
    </article>
  )
}
