import { Check, GitCompareArrows, History, Pencil, Trash2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Version } from '../../storage/types.ts'
import { tellFailure } from '../app.ts'
import { versionCandidate } from '../compare/candidates.ts'
import { useApp, useNow, useT } from '../hooks.ts'
import { sayWhen } from '../library/when.ts'
import { Button } from '../parts/Button.tsx'
import { Dialog } from '../parts/Dialog.tsx'
import { TextInput } from '../parts/fields.tsx'
import { IconButton } from '../parts/IconButton.tsx'
import type { DialogRequest } from '../store.ts'
import './reviews.css'
import { useVersions } from './use-versions.ts'
import { versionName } from './version-name.ts'
import { keepVersion, restoreVersion } from './versions.ts'

interface VersionsDialogProps {
  readonly request: Extract<DialogRequest, { name: 'versions' }>
}

/** The versions of a document that are kept, and the way to keep another. */
export default function VersionsDialog({ request }: VersionsDialogProps) {
  const app = useApp()
  const t = useT()
  const now = useNow(60_000)
  const { documentId } = request
  const versions = useVersions(documentId)
  const [name, setName] = useState('')
  const [busy, setBusy] = useState(false)
  const keep = async () => {
    setBusy(true)
    if (await keepVersion(app, name.trim())) setName('')
    setBusy(false)
  }
  return (
    <Dialog
      title={t('versions.title')}
      description={t('versions.description')}
      size="medium"
      onClose={app.closeDialog}
      footer={<Button onClick={app.closeDialog}>{t('dialog.close')}</Button>}
    >
      <form
        className="version-keep"
        onSubmit={(event) => {
          event.preventDefault()
          void keep()
        }}
      >
        <TextInput
          aria-label={t('versions.name')}
          placeholder={t('versions.name')}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="submit" look="primary" disabled={busy}>
          {t('versions.keep')}
        </Button>
      </form>
      {versions?.length === 0 && <p className="version-none">{t('versions.empty')}</p>}
      {versions && versions.length > 0 && (
        <ul className="version-list">
          {versions.map((version) => (
            <VersionRow key={version.id} version={version} now={now} />
          ))}
        </ul>
      )}
    </Dialog>
  )
}

interface VersionRowProps {
  readonly version: Version
  readonly now: number
}

function VersionRow({ version, now }: VersionRowProps) {
  const app = useApp()
  const t = useT()
  const [renaming, setRenaming] = useState(false)
  const [deleting, setDeleting] = useState(false)
  const { id, rows, created } = version
  const name = versionName(version, t)
  const { versions } = app.storage
  if (renaming) {
    return (
      <li className="version-row">
        <Rename
          name={version.name}
          onDone={(given) => {
            setRenaming(false)
            if (given !== null) versions.rename(id, given).catch((e) => tellFailure(app, e))
          }}
        />
      </li>
    )
  }
  return (
    <li className="version-row">
      <span className="version-name" title={name}>
        {name}
      </span>
      <span className="version-facts">
        <time dateTime={new Date(created).toISOString()}>{sayWhen(created, now, t)}</time>
        {' · '}
        {t('versions.rows', { count: rows })}
      </span>
      {deleting ? (
        <span className="version-tools">
          <Button autoFocus onClick={() => setDeleting(false)}>
            {t('dialog.cancel')}
          </Button>
          <Button
            look="danger"
            onClick={() => void versions.remove(id).catch((e) => tellFailure(app, e))}
          >
            {t('versions.delete.sure')}
          </Button>
        </span>
      ) : (
        <span className="version-tools">
          <IconButton
            label={`${t('versions.restore')}: ${name}`}
            onClick={() => void restoreVersion(app, version)}
          >
            <History size={16} aria-hidden />
          </IconButton>
          <IconButton
            label={`${t('versions.compare')}: ${name}`}
            onClick={() =>
              app.openDialog({
                name: 'compare',
                documentId: version.documentId,
                before: versionCandidate(version).id,
              })
            }
          >
            <GitCompareArrows size={16} aria-hidden />
          </IconButton>
          <IconButton label={`${t('versions.rename')}: ${name}`} onClick={() => setRenaming(true)}>
            <Pencil size={16} aria-hidden />
          </IconButton>
          <IconButton label={`${t('versions.delete')}: ${name}`} onClick={() => setDeleting(true)}>
            <Trash2 size={16} aria-hidden />
          </IconButton>
        </span>
      )}
    </li>
  )
}

interface RenameProps {
  readonly name: string
  /** Told the name, or null where it is to stay. */
  readonly onDone: (name: string | null) => void
}

function Rename({ name, onDone }: RenameProps) {
  const t = useT()
  const [value, setValue] = useState(name)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.select(), [])
  return (
    <form
      className="version-keep"
      onSubmit={(event) => {
        event.preventDefault()
        onDone(value.trim())
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
        event.stopPropagation()
        onDone(null)
      }}
    >
      <TextInput
        ref={field}
        aria-label={t('versions.name')}
        value={value}
        onChange={(event) => setValue(event.target.value)}
      />
      <IconButton type="submit" label={t('versions.rename')}>
        <Check size={16} aria-hidden />
      </IconButton>
    </form>
  )
}
