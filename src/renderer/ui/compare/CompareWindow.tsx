import { ArrowLeftRight, ChevronDown, ChevronUp, X } from 'lucide-react'
import { Dialog as Primitive } from 'radix-ui'
import { type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from 'react'
import { useApp, useT } from '../hooks.ts'
import { Button } from '../parts/Button.tsx'
import { IconButton } from '../parts/IconButton.tsx'
import { Menu, MenuItem } from '../parts/Menu.tsx'
import { TaskBar } from '../parts/TaskBar.tsx'
import { useReturnFocus } from '../parts/use-return-focus.ts'
import type { DialogRequest } from '../store.ts'
import { CandidateSelect } from './CandidateSelect.tsx'
import { type Candidate, chooseFile, NOW } from './candidates.ts'
import './compare.css'
import { exportRedline, REDLINE_FORMATS } from './export-redline.ts'
import { RedlineList } from './RedlineList.tsx'
import { SayCounts } from './SayCounts.tsx'
import { useCandidates } from './use-candidates.ts'
import { useComparison } from './use-comparison.ts'
import { type RedlineView, useRedlineView } from './use-redline-view.ts'

interface CompareWindowProps {
  readonly request: Extract<DialogRequest, { name: 'compare' }>
}

/** Two versions of a document over the whole window: set as the page is, changes in both texts. */
export default function CompareWindow({ request }: CompareWindowProps) {
  const app = useApp()
  const t = useT()
  const returnFocus = useReturnFocus()
  const content = useRef<HTMLDivElement>(null)
  const candidates = useCandidates(request.documentId)
  const [chosen, choose] = useState<Chosen>({ before: request.before ?? null, after: NOW.id })
  const { before, after } = useMemo(() => {
    const find = (id: string | null) => candidates?.all.find((each) => each.id === id) ?? null
    const usual = candidates?.versions[0] ?? candidates?.backups[0] ?? null
    return {
      before: chosen.before === null ? usual : find(chosen.before),
      after: find(chosen.after),
    }
  }, [candidates, chosen])
  const comparison = useComparison(before, after)
  const ready = comparison.state === 'ready' ? comparison : null
  const view = useRedlineView(ready?.redline ?? null)

  const take = (side: keyof Chosen, id: string) =>
    choose({ before: before?.id ?? null, after: after?.id ?? NOW.id, [side]: id })
  const open = async (side: keyof Chosen) => {
    const file = await chooseFile(app)
    if (!file) return
    candidates?.add(file)
    take(side, file.id)
  }

  const keys: Readonly<Record<string, () => void>> = {
    F8: () => view.move(1),
    'Shift+F8': () => view.move(-1),
    n: () => view.move(1),
    p: () => view.move(-1),
    a: () => view.setExtent(view.extent === 'all' ? 'changes' : 'all'),
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const { target } = event
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.nativeEvent.isComposing || !(target instanceof Element)) return
    if (event.key.length === 1 && target.closest('select, input, [role="menu"]')) return
    const name = event.key.length === 1 ? event.key.toLowerCase() : event.key
    const act = keys[event.shiftKey && name.length > 1 ? `Shift+${name}` : name]
    if (!act) return
    event.preventDefault()
    act()
  }

  const select = (side: keyof Chosen, value: Candidate | null) => (
    <CandidateSelect
      label={t(`compare.${side}`)}
      candidates={candidates}
      value={value}
      onChoose={(id) => take(side, id)}
      onFile={() => void open(side)}
    />
  )

  return (
    <Primitive.Root open onOpenChange={(isOpen) => !isOpen && app.closeDialog()}>
      <Primitive.Portal>
        <Primitive.Content
          ref={content}
          className="compare"
          aria-describedby={undefined}
          onCloseAutoFocus={returnFocus}
          // What is said meanwhile lies over the window, and is no way out of it.
          onInteractOutside={(event) => event.preventDefault()}
          onKeyDown={onKeyDown}
        >
          <header className="compare-head">
            <Primitive.Title className="compare-title">{t('compare.title')}</Primitive.Title>
            <div className="compare-versions">
              {select('before', before)}
              <IconButton
                label={t('compare.swap')}
                disabled={!before || !after}
                onClick={() => choose({ before: after?.id ?? null, after: before?.id ?? NOW.id })}
              >
                <ArrowLeftRight size={16} aria-hidden />
              </IconButton>
              {select('after', after)}
            </div>
            <Menu
              trigger={
                <Button disabled={!ready}>
                  {t('compare.export')}
                  <ChevronDown size={14} aria-hidden />
                </Button>
              }
            >
              {REDLINE_FORMATS.map((format) => (
                <MenuItem
                  key={format}
                  onSelect={() => {
                    if (ready) void exportRedline(app, ready.redline, ready.versions, format)
                  }}
                >
                  {t(`compare.export.${format}`)}
                </MenuItem>
              ))}
            </Menu>
            <button
              type="button"
              className="icon-button"
              aria-label={t('dialog.close')}
              onClick={app.closeDialog}
            >
              <X size={16} aria-hidden />
            </button>
          </header>
          {ready && <Tools view={view} />}
          <div className="compare-body">
            {ready ? (
              <RedlineList redline={ready.redline} view={view} />
            ) : (
              <Quiet>
                {comparison.state === 'working' && (
                  <>
                    <p role="status">{t('compare.working')}</p>
                    <progress
                      className="task-bar"
                      aria-label={t('compare.working')}
                      max={1}
                      {...(comparison.fraction === null ? {} : { value: comparison.fraction })}
                    />
                    <Button onClick={comparison.cancel}>{t('dialog.cancel')}</Button>
                  </>
                )}
                {comparison.state === 'failed' && (
                  <p role="alert">{t('compare.failed', { reason: comparison.reason })}</p>
                )}
                {comparison.state === 'idle' && candidates && (
                  <>
                    <p>{t(candidates.versions.length > 0 ? 'compare.choose' : 'compare.none')}</p>
                    <Button look="primary" onClick={() => void open('before')}>
                      {t('compare.file')}
                    </Button>
                  </>
                )}
              </Quiet>
            )}
          </div>
          <footer className="compare-foot">
            {ready && <SayCounts counts={ready.redline.counts} />}
            <TaskBar />
          </footer>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}

/** Ids of what is compared; null: what is usual. */
interface Chosen {
  readonly before: string | null
  readonly after: string
}

const Quiet = ({ children }: { readonly children: ReactNode }) => (
  <div className="compare-quiet">{children}</div>
)

const SIDES = ['both', 'source', 'target'] as const

/** What is shown, and the way from change to change. */
function Tools({ view }: { readonly view: RedlineView }) {
  const t = useT()
  const { at, changes, extent, side } = view
  return (
    <div className="compare-tools">
      <select
        className="input select"
        aria-label={t('compare.side')}
        value={side}
        onChange={(event) => {
          const next = SIDES.find((each) => each === event.target.value)
          if (next) view.setSide(next)
        }}
      >
        {SIDES.map((each) => (
          <option key={each} value={each}>
            {t(`compare.side.${each}`)}
          </option>
        ))}
      </select>
      <label className="check">
        <input
          type="checkbox"
          className="check-box"
          checked={extent === 'all'}
          onChange={(event) => view.setExtent(event.target.checked ? 'all' : 'changes')}
        />
        <span>{t('compare.all')}</span>
      </label>
      <p className="compare-place" role="status">
        {changes.length === 0
          ? t('compare.noChange')
          : at < 0
            ? t('compare.changes', { count: changes.length })
            : t('compare.change', { index: at + 1, count: changes.length })}
      </p>
      <IconButton
        label={t('compare.previous')}
        keys="P · Shift+F8"
        disabled={changes.length === 0}
        onClick={() => view.move(-1)}
      >
        <ChevronUp size={16} aria-hidden />
      </IconButton>
      <IconButton
        label={t('compare.next')}
        keys="N · F8"
        disabled={changes.length === 0}
        onClick={() => view.move(1)}
      >
        <ChevronDown size={16} aria-hidden />
      </IconButton>
    </div>
  )
}
