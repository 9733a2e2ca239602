import {
  Bold,
  ClipboardCopy,
  Eraser,
  ExternalLink,
  Italic,
  Link,
  Redo2,
  RemoveFormatting,
  Replace,
  Search,
  Subscript,
  Superscript,
  Tag,
  Underline,
  Undo2,
  Unlink,
} from 'lucide-react'
import type { Mark } from '../../../core/document/model.ts'
import type { CommandName } from '../../editor/handle.ts'
import type { AppContext } from '../app.ts'
import type { FindBar } from '../store.ts'
import { editorCommand, hasEditor } from './editor-command.ts'
import { isTextField } from './text-field.ts'
import type { Action } from './types.ts'

/** A menu's undo reaches the text field that has the caret, if there is one. */
function inFieldOrEditor(name: CommandName & ('undo' | 'redo' | 'selectAll')) {
  return (app: AppContext): void => {
    const field = document.activeElement
    if (isTextField(field)) document.execCommand(name)
    else app.editor?.commands[name].run()
  }
}

const markAction = (
  type: Exclude<Mark['type'], 'link'>,
  keys: readonly string[],
  icon: NonNullable<Action['icon']>,
): Action => ({
  ...editorCommand(type, {
    id: `edit.${type}`,
    label: `action.edit.${type}`,
    keys,
    menu: { menu: 'edit', group: 5 },
    icon,
  }),
  checked: (app) => app.editor?.snapshot().marks.includes(type) ?? false,
})

function openFindBar(app: AppContext, mode: FindBar['mode']): void {
  const asked = (app.ui.getState().findBar?.asked ?? 0) + 1
  app.ui.setState({ findBar: { mode, asked } })
}

/** Going on from hit to hit opens the bar where nothing is sought yet. */
const findStep =
  (direction: 'next' | 'previous') =>
  (app: AppContext): void => {
    if (!app.ui.getState().findBar) openFindBar(app, 'find')
    else app.editor?.find[direction]()
  }

export const editActions: readonly Action[] = [
  {
    id: 'edit.undo',
    label: 'action.edit.undo',
    keys: ['Mod-z'],
    scope: 'page',
    menu: { menu: 'edit', group: 1 },
    icon: Undo2,
    enabled: (app) =>
      isTextField(document.activeElement) || (app.editor?.commands.undo.enabled() ?? false),
    run: inFieldOrEditor('undo'),
  },
  {
    id: 'edit.redo',
    label: 'action.edit.redo',
    keys: ['Mod-Shift-z', 'Mod-y'],
    macKeys: ['Mod-Shift-z'],
    scope: 'page',
    menu: { menu: 'edit', group: 1 },
    icon: Redo2,
    enabled: (app) =>
      isTextField(document.activeElement) || (app.editor?.commands.redo.enabled() ?? false),
    run: inFieldOrEditor('redo'),
  },
  {
    id: 'edit.selectAll',
    label: 'action.edit.selectAll',
    keys: ['Mod-a'],
    scope: 'text',
    menu: { menu: 'edit', group: 2 },
    run: inFieldOrEditor('selectAll'),
  },
  {
    id: 'edit.find',
    label: 'action.edit.find',
    keys: ['Mod-f'],
    menu: { menu: 'edit', group: 3 },
    icon: Search,
    enabled: (app) => hasEditor(app) || app.ui.getState().screen.name === 'library',
    run: (app) => openFindBar(app, 'find'),
  },
  {
    id: 'edit.replace',
    label: 'action.edit.replace',
    keys: ['Mod-h'],
    macKeys: ['Mod-Alt-f'],
    menu: { menu: 'edit', group: 3 },
    icon: Replace,
    enabled: hasEditor,
    run: (app) => openFindBar(app, 'replace'),
  },
  {
    id: 'edit.findNext',
    label: 'action.edit.findNext',
    keys: ['F3', 'Mod-g'],
    macKeys: ['Mod-g', 'F3'],
    menu: { menu: 'edit', group: 3 },
    enabled: hasEditor,
    run: findStep('next'),
  },
  {
    id: 'edit.findPrevious',
    label: 'action.edit.findPrevious',
    keys: ['Shift-F3', 'Mod-Shift-g'],
    macKeys: ['Mod-Shift-g', 'Shift-F3'],
    menu: { menu: 'edit', group: 3 },
    enabled: hasEditor,
    run: findStep('previous'),
  },
  editorCommand('insertCode', {
    id: 'edit.insertCode',
    label: 'action.edit.insertCode',
    keys: ['F9'],
    scope: 'text',
    menu: { menu: 'edit', group: 4 },
    icon: Tag,
  }),
  editorCommand('copySource', {
    id: 'edit.copySource',
    label: 'action.edit.copySource',
    keys: ['Mod-Shift-c'],
    menu: { menu: 'edit', group: 4 },
    icon: ClipboardCopy,
  }),
  editorCommand('clearTarget', {
    id: 'edit.clearTarget',
    label: 'action.edit.clearTarget',
    menu: { menu: 'edit', group: 4 },
    icon: Eraser,
  }),
  markAction('bold', ['Mod-b'], Bold),
  markAction('italic', ['Mod-i'], Italic),
  markAction('underline', ['Mod-u'], Underline),
  // Not Mod with a stop or a comma: these are Chinese input methods' on Windows, and on macOS the
  // system's for ending something and for the settings.
  markAction('superscript', ['Mod-Shift-p'], Superscript),
  markAction('subscript', ['Mod-Shift-b'], Subscript),
  {
    id: 'edit.link',
    label: 'action.edit.link',
    keys: ['Mod-Shift-k'],
    scope: 'page',
    menu: { menu: 'edit', group: 6 },
    icon: Link,
    enabled: hasEditor,
    checked: (app) => app.editor?.snapshot().marks.includes('link') ?? false,
    run: (app) => app.openDialog({ name: 'link', href: app.editor?.linkAt() ?? '' }),
  },
  {
    id: 'edit.openLink',
    label: 'action.edit.openLink',
    scope: 'page',
    menu: { menu: 'edit', group: 6 },
    icon: ExternalLink,
    enabled: (app) => (app.editor?.linkAt() ?? null) !== null,
    async run(app) {
      const href = app.editor?.linkAt()
      if (href) await app.platform.openExternal(href)
    },
  },
  editorCommand('unlink', {
    id: 'edit.unlink',
    label: 'action.edit.unlink',
    menu: { menu: 'edit', group: 6 },
    icon: Unlink,
  }),
  editorCommand('clearFormatting', {
    id: 'edit.clearFormatting',
    label: 'action.edit.clearFormatting',
    keys: ['Mod-\\'],
    menu: { menu: 'edit', group: 6 },
    icon: RemoveFormatting,
  }),
  {
    id: 'edit.smartPunctuation',
    label: 'action.edit.smartPunctuation',
    menu: { menu: 'edit', group: 7 },
    checked: (app) => app.ui.getState().preferences.smartPunctuation,
    run: (app) => app.prefer({ smartPunctuation: !app.ui.getState().preferences.smartPunctuation }),
  },
]
