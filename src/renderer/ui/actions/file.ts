import {
  BookOpen,
  ClipboardList,
  ClipboardPaste,
  FileDown,
  FileOutput,
  Files,
  FolderOpen,
  Folders,
  Info,
  Languages,
  Save,
  Settings,
  Upload,
} from 'lucide-react'
import type { AppContext } from '../app.ts'
import { reasonOf } from '../app.ts'
import { openFolder, openFromDisk, openSample } from '../import/open.ts'
import { rereadFiles } from '../import/reread.ts'
import { showReport } from '../import/show-report.ts'
import { backUpProject, restoreProject } from '../library/backup.ts'
import type { Action } from './types.ts'

const isOpen = (app: AppContext): boolean => app.ui.getState().workbench !== null

export const fileActions: readonly Action[] = [
  {
    id: 'file.open',
    label: 'action.file.open',
    keys: ['Mod-o'],
    menu: { menu: 'file', group: 1 },
    icon: FolderOpen,
    run: openFromDisk,
  },
  {
    id: 'file.openFolder',
    label: 'action.file.openFolder',
    menu: { menu: 'file', group: 1 },
    icon: Folders,
    run: openFolder,
  },
  {
    id: 'file.paste',
    label: 'action.file.paste',
    keys: ['Mod-Shift-n'],
    menu: { menu: 'file', group: 1 },
    icon: ClipboardPaste,
    run: (app) => app.openDialog({ name: 'paste' }),
  },
  {
    id: 'file.sample',
    label: 'action.file.sample',
    menu: { menu: 'file', group: 1 },
    icon: BookOpen,
    run: openSample,
  },
  {
    id: 'file.save',
    label: 'action.file.save',
    keys: ['Mod-s'],
    menu: { menu: 'file', group: 2 },
    icon: Save,
    enabled: isOpen,
    async run(app) {
      try {
        await app.ui.getState().workbench?.flush()
        app.notices.tell({ key: 'notice.saved' })
      } catch (error) {
        app.notices.fail({ key: 'notice.saveFailed', values: { reason: reasonOf(error) } })
      }
    },
  },
  {
    id: 'file.details',
    label: 'action.file.details',
    menu: { menu: 'file', group: 2 },
    icon: Info,
    enabled: isOpen,
    run(app) {
      const { workbench } = app.ui.getState()
      if (workbench) {
        app.openDialog({ name: 'details', projectId: workbench.projectId, field: 'title' })
      }
    },
  },
  {
    id: 'file.reopen',
    label: 'action.file.reopen',
    menu: { menu: 'file', group: 2 },
    icon: Languages,
    run: rereadFiles,
  },
  {
    id: 'file.report',
    label: 'action.file.report',
    menu: { menu: 'file', group: 2 },
    icon: ClipboardList,
    enabled: isOpen,
    run: showReport,
  },
  {
    id: 'file.export',
    label: 'action.file.export',
    keys: ['Mod-e'],
    menu: { menu: 'file', group: 3 },
    icon: FileDown,
    enabled: isOpen,
    run(app) {
      const { workbench } = app.ui.getState()
      if (workbench) app.openDialog({ name: 'export', documentId: workbench.documentId })
    },
  },
  {
    id: 'file.exportAll',
    label: 'action.file.exportAll',
    menu: { menu: 'file', group: 3 },
    icon: Files,
    enabled: (app) => isOpen(app) && app.ui.getState().documents.length > 1,
    run(app) {
      const { workbench } = app.ui.getState()
      if (!workbench) return
      app.openDialog({ name: 'export', documentId: workbench.documentId, all: true })
    },
  },
  {
    id: 'file.exportOriginal',
    label: 'action.file.exportOriginal',
    keys: ['Mod-Shift-e'],
    menu: { menu: 'file', group: 3 },
    icon: FileOutput,
    enabled: (app) => !!app.editor?.header().provenance.original,
    run(app) {
      const { workbench } = app.ui.getState()
      if (!workbench) return
      app.openDialog({ name: 'export', documentId: workbench.documentId, format: 'original' })
    },
  },
  {
    id: 'file.backup',
    label: 'action.file.backup',
    menu: { menu: 'file', group: 4 },
    icon: Save,
    enabled: isOpen,
    async run(app) {
      const { workbench } = app.ui.getState()
      if (workbench) await backUpProject(app, workbench.projectId)
    },
  },
  {
    id: 'file.restore',
    label: 'action.file.restore',
    menu: { menu: 'file', group: 4 },
    icon: Upload,
    run: (app) =>
      app.platform.backups ? app.openDialog({ name: 'restore' }) : restoreProject(app),
  },
  {
    id: 'file.settings',
    label: 'action.file.settings',
    macKeys: ['Mod-,'],
    menu: { menu: 'file', group: 5 },
    icon: Settings,
    run: (app) => app.openDialog({ name: 'settings' }),
  },
]
