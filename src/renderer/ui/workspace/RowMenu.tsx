import { Check } from 'lucide-react'
import { ContextMenu } from 'radix-ui'
import type { ReactNode } from 'react'
import type { EditorHandle } from '../../editor/handle.ts'
import { actionOf, isEnabled, runAction } from '../actions/index.ts'
import { shownKeys } from '../actions/keys.ts'
import { keySystem } from '../actions/shortcuts.ts'
import { useApp, useT, useUi } from '../hooks.ts'

interface RowMenuProps {
  readonly editor: EditorHandle | null
  readonly children: ReactNode
}

const GROUPS: readonly (readonly string[])[] = [
  ['row.confirmAndNext', 'edit.copySource', 'edit.clearTarget'],
  ['row.split', 'row.mergeNext', 'row.mergePrevious'],
  ['row.statusDraft', 'row.statusTranslated', 'row.statusReviewed', 'row.statusApproved'],
  ['row.toggleLock', 'row.toggleBookmark'],
  [
    'revise.comment',
    'revise.acceptChange',
    'revise.rejectChange',
    'revise.acceptRow',
    'revise.rejectRow',
  ],
]

const REVIEW_GROUPS: readonly (readonly string[])[] = [
  ['align.confirmLink', 'align.markOmission', 'align.markAddition', 'align.markInversion'],
  ['align.sentenceUp', 'align.sentenceDown', 'align.pullSideUp', 'align.splitSide'],
  ['align.shiftSideDown', 'align.shiftSideUp', 'align.swapWithNext', 'align.unlinkSides'],
  ['align.park', 'row.mergeNext', 'row.mergePrevious'],
]

/** What can be done with the row under the pointer. */
export function RowMenu({ editor, children }: RowMenuProps) {
  const groups = useUi((state) => (state.reviewing ? REVIEW_GROUPS : GROUPS))
  return (
    <ContextMenu.Root modal={false}>
      <ContextMenu.Trigger asChild disabled={!editor}>
        {children}
      </ContextMenu.Trigger>
      <ContextMenu.Portal>
        <ContextMenu.Content
          className="menu"
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            editor?.focus()
          }}
        >
          {groups.map((ids, i) => [
            i > 0 && <ContextMenu.Separator key={`line-${ids[0]}`} className="menu-line" />,
            ...ids.map((id) => <Item key={id} id={id} />),
          ])}
        </ContextMenu.Content>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  )
}

function Item({ id }: { readonly id: string }) {
  const app = useApp()
  const t = useT()
  const action = actionOf(id)
  const Icon = action.checked?.(app) ? Check : action.icon
  const keys = shownKeys(action, keySystem(app))
  return (
    <ContextMenu.Item
      className="menu-item"
      disabled={!isEnabled(action, app)}
      onSelect={() => void runAction(action, app)}
    >
      <span className="menu-icon">{Icon && <Icon size={16} aria-hidden />}</span>
      <span className="menu-label">{t(action.label)}</span>
      {keys && <kbd className="menu-keys">{keys}</kbd>}
    </ContextMenu.Item>
  )
}
