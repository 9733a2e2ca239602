import { DropdownMenu } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'

interface MenuProps {
  readonly trigger: ReactElement
  readonly children: ReactNode
  readonly align?: 'start' | 'end'
  readonly open?: boolean
  readonly onOpenChange?: (open: boolean) => void
}

/** A menu under a button. Not modal, as a modal one injects a style sheet to lock scrolling. */
export function Menu({ trigger, children, align = 'end', ...rest }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false} {...rest}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className="menu"
          align={align}
          sideOffset={4}
          collisionPadding={8}
          loop
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

interface MenuItemProps {
  readonly icon?: ReactNode
  readonly keys?: string | undefined
  readonly look?: 'plain' | 'danger'
  readonly onSelect: () => void
  readonly children: ReactNode
}

export function MenuItem({ icon, keys, look = 'plain', onSelect, children }: MenuItemProps) {
  return (
    <DropdownMenu.Item className="menu-item" data-look={look} onSelect={onSelect}>
      <span className="menu-icon">{icon}</span>
      <span className="menu-label">{children}</span>
      {keys && <kbd className="menu-keys">{keys}</kbd>}
    </DropdownMenu.Item>
  )
}

export const MenuLine = () => <DropdownMenu.Separator className="menu-line" />
