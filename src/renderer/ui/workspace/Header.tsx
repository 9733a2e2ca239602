import { ChevronLeft, Download, Ellipsis } from 'lucide-react'
import { useEffect } from 'react'
import { actionOf, runAction } from '../actions/index.ts'
import { shownKeys } from '../actions/keys.ts'
import { keySystem } from '../actions/shortcuts.ts'
import { useApp, useT } from '../hooks.ts'
import { fractionDone, percentDone } from '../library/progress.ts'
import { ActionButton } from '../parts/ActionButton.tsx'
import { Button } from '../parts/Button.tsx'
import { IconButton } from '../parts/IconButton.tsx'
import { Menu, MenuItem, MenuLine } from '../parts/Menu.tsx'
import { ProgressRing } from '../parts/ProgressRing.tsx'
import { Tip } from '../parts/Tip.tsx'
import { DocumentSwitch } from './DocumentSwitch.tsx'
import type { OpenDesk } from './open-desk.ts'
import { SavedMark } from './SavedMark.tsx'
import { useEditor, useHeader } from './use-editor.ts'

/** The bar over the page: where one is, how far, and what is done most. */
export function Header({ desk }: { readonly desk: OpenDesk }) {
  const { editor, saver } = desk
  const app = useApp()
  const t = useT()
  const { metadata, provenance, sourceLanguage } = useHeader(editor)
  const title = metadata.title || provenance.name || t('library.untitled')

  useEffect(() => {
    app.platform.setWindow({ title: `${title} – ${t('app.name')}`, file: '', edited: false })
  }, [app, title, t])

  return (
    <header className="bar workspace-bar">
      <IconButton label={t('action.go.library')} onClick={() => void app.showLibrary()}>
        <ChevronLeft size={18} aria-hidden />
      </IconButton>
      <ActionButton action="view.outline" />
      <div className="workspace-name" title={provenance.name}>
        <h1 className="workspace-title text-han" lang={sourceLanguage}>
          {title}
        </h1>
        {metadata.author && <span className="workspace-author">{metadata.author}</span>}
      </div>
      <DocumentSwitch current={editor.header().id} />
      <SavedMark saver={saver} />
      <Progress desk={desk} />
      <div className="workspace-tools" role="toolbar" aria-label={t('workspace.tools')}>
        <span className="tool-group tool-group-marks">
          <ActionButton action="edit.bold" />
          <ActionButton action="edit.italic" />
          <ActionButton action="edit.underline" />
          <ActionButton action="edit.superscript" />
          <ActionButton action="edit.link" />
        </span>
        <span className="tool-group tool-group-history">
          <ActionButton action="edit.undo" />
          <ActionButton action="edit.redo" />
        </span>
        <RowModes desk={desk} />
        <span className="tool-group">
          <ActionButton action="revise.track" />
          <ActionButton action="revise.comment" />
          <ActionButton action="edit.find" />
          <ActionButton action="view.sidePanel" />
          <MoreMenu />
        </span>
        <Button look="primary" onClick={() => void runAction(actionOf('file.export'), app)}>
          <Download size={15} aria-hidden />
          {t('workspace.export')}
        </Button>
      </div>
    </header>
  )
}

function Progress({ desk }: { readonly desk: OpenDesk }) {
  const t = useT()
  const counts = useEditor(desk.editor, (snapshot) => snapshot.counts)
  const percent = percentDone(counts)
  return (
    <Tip label={t('workspace.progress.hint')}>
      <span className="workspace-progress">
        <ProgressRing fraction={fractionDone(counts)} />
        <span aria-label={t('library.progress', { percent })} role="img">
          {percent} %
        </span>
      </span>
    </Tip>
  )
}

/** Paragraphs or sentences: the sign of each, as a printer knows them. */
function RowModes({ desk }: { readonly desk: OpenDesk }) {
  const app = useApp()
  const t = useT()
  const granularity = useEditor(desk.editor, (snapshot) => snapshot.granularity)
  const mode = (value: typeof granularity, id: string, sign: string) => (
    <Tip label={t(actionOf(id).label)}>
      <button
        type="button"
        className="mode"
        aria-label={t(actionOf(id).label)}
        aria-pressed={granularity === value}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => void runAction(actionOf(id), app)}
      >
        {sign}
      </button>
    </Tip>
  )
  return (
    // biome-ignore lint/a11y/useSemanticElements: two buttons of a toolbar are no fieldset
    <span className="modes" role="group" aria-label={t('workspace.rows')}>
      {mode('paragraph', 'row.paragraphRows', '¶')}
      {mode('sentence', 'row.sentenceRows', '。')}
    </span>
  )
}

const MORE: readonly (readonly string[])[] = [
  ['row.split', 'row.mergeNext', 'row.mergePrevious', 'edit.copySource', 'edit.clearTarget'],
  ['edit.replace', 'view.swapColumns', 'view.zoomIn', 'view.zoomOut'],
  ['file.details', 'file.report', 'file.reopen', 'file.backup'],
  ['go.palette', 'help.shortcuts', 'file.settings'],
]

function MoreMenu() {
  const app = useApp()
  const t = useT()
  const system = keySystem(app)
  return (
    <Menu
      trigger={
        <IconButton label={t('workspace.more')}>
          <Ellipsis size={16} aria-hidden />
        </IconButton>
      }
    >
      {MORE.map((group, i) => [
        i > 0 && <MenuLine key={group[0]} />,
        ...group.map((id) => {
          const action = actionOf(id)
          const Icon = action.icon
          return (
            <MenuItem
              key={id}
              icon={Icon && <Icon size={16} />}
              keys={shownKeys(action, system)}
              onSelect={() => void runAction(action, app)}
            >
              {t(action.label)}
            </MenuItem>
          )
        }),
      ])}
    </Menu>
  )
}
