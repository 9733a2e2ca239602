import { ChevronRight } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { BackupEntry } from '../../../platform/types.ts'
import { readBackupHead } from '../../../storage/backup-file.ts'
import { useApp, useNow, useT } from '../../hooks.ts'
import { restoreAutomatic } from '../../library/backup.ts'
import { sayWhen } from '../../library/when.ts'
import { Button } from '../../parts/Button.tsx'
import { saySize } from './say-size.ts'
import type { Shelf } from './shelves.ts'

const MINUTE = 60_000

interface ProjectBackupsProps {
  readonly shelf: Shelf
  /** The first one is open from the start, and has the focus. */
  readonly first: boolean
}

/** One project with its backups, which show when it is opened. */
export function ProjectBackups({ shelf, first }: ProjectBackupsProps) {
  const t = useT()
  const now = useNow(MINUTE)
  const { title, language } = useTitle(shelf)
  const summary = useRef<HTMLElement>(null)
  // The list comes after the dialog, which by then has given the focus to the button below it.
  useEffect(() => {
    if (first) summary.current?.focus()
  }, [first])
  return (
    <li>
      <details className="restore-project" open={first}>
        <summary ref={summary} className="restore-summary">
          <ChevronRight className="restore-turn" size={16} aria-hidden />
          <span className="restore-title text-han" lang={language}>
            {title}
          </span>
          <span className="restore-facts">
            {shelf.where !== 'library' && `${t(`restore.${shelf.where}`)} · `}
            {t('restore.count', { count: shelf.copies.length })} ·{' '}
            {sayWhen(shelf.copies[0]!.time, now, t)}
          </span>
        </summary>
        <ul className="restore-copies" aria-label={title}>
          {shelf.copies.map((copy) => (
            <Copy
              key={copy.id}
              copy={copy}
              now={now}
              title={title}
              isGone={shelf.where === 'gone'}
            />
          ))}
        </ul>
      </details>
    </li>
  )
}

interface CopyProps {
  readonly copy: BackupEntry
  readonly now: number
  readonly title: string
  readonly isGone: boolean
}

function Copy({ copy, now, title, isGone }: CopyProps) {
  const app = useApp()
  const t = useT()
  const date = new Date(copy.time)
  const clock = new Intl.DateTimeFormat(t.language, { timeStyle: 'short' }).format(date)
  const when = `${sayWhen(copy.time, now, t)} · ${clock}`
  const label = t(isGone ? 'restore.back' : 'restore.copy')
  return (
    <li className="restore-row">
      <time dateTime={date.toISOString()}>{when}</time>
      <span className="restore-size">{saySize(copy.size, t.language)}</span>
      <Button
        aria-label={`${label}: ${title}, ${when}`}
        onClick={() => {
          app.closeDialog()
          void restoreAutomatic(app, copy.id)
        }}
      >
        {label}
      </Button>
    </li>
  )
}

/** The title by which a project is known, or what its newest backup calls it. */
function useTitle({ known, copies }: Shelf): { title: string; language: string | undefined } {
  const app = useApp()
  const t = useT()
  const [head, setHead] = useState<Shelf['known'] | 'unreadable'>(known)
  const newest = copies[0]!.id
  useEffect(() => {
    if (known) return
    let wanted = true
    app.platform.backups
      ?.read(newest)
      .then((bytes) => (bytes ? readBackupHead(bytes) : null))
      .then(
        (read) => wanted && setHead(read),
        () => wanted && setHead('unreadable'),
      )
    return () => {
      wanted = false
    }
  }, [app, known, newest])
  if (head === 'unreadable') return { title: t('restore.unreadable'), language: undefined }
  if (!head) return { title: '…', language: undefined }
  if (!head.title) return { title: t('library.untitled'), language: undefined }
  return { title: head.title, language: head.sourceLanguage }
}
