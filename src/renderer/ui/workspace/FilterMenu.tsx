import { Check, ListFilter } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useState } from 'react'
import { STATUSES } from '../../../core/document/status.ts'
import type { EditorHandle, RowFilter } from '../../editor/handle.ts'
import { useT } from '../hooks.ts'
import { Menu, MenuItem, MenuLine } from '../parts/Menu.tsx'

const ALL: RowFilter = { statuses: [], bookmarked: false, changed: false, commented: false }

/** What rows are sought for besides their status. */
const TRAITS = ['bookmarked', 'changed', 'commented'] as const

/** Which rows are shown, by status and by what is on them. */
export function FilterMenu({ editor }: { readonly editor: EditorHandle }) {
  const t = useT()
  const [filter, setFilter] = useState(ALL)
  const apply = (next: RowFilter) => {
    setFilter(next)
    editor.setFilter(next)
  }
  const traits = TRAITS.filter((trait) => filter[trait])
  const active = filter.statuses.length > 0 || traits.length > 0
  const names = [
    ...filter.statuses.map((status) => t(`status.${status}`)),
    ...traits.map((trait) => t(`filter.${trait}`)),
  ]
  return (
    <Menu
      align="start"
      trigger={
        <button type="button" className="foot-button" data-active={active}>
          <ListFilter size={14} aria-hidden />
          {active ? names.join(', ') : t('filter.all')}
        </button>
      }
    >
      {STATUSES.map((status) => (
        <CheckItem
          key={status}
          label={t(`status.${status}`)}
          checked={filter.statuses.includes(status)}
          onChange={(checked) =>
            apply({
              ...filter,
              statuses: STATUSES.filter((other) =>
                other === status ? checked : filter.statuses.includes(other),
              ),
            })
          }
        />
      ))}
      <MenuLine />
      {TRAITS.map((trait) => (
        <CheckItem
          key={trait}
          label={t(`filter.${trait}`)}
          checked={filter[trait] ?? false}
          onChange={(checked) => apply({ ...filter, [trait]: checked })}
        />
      ))}
      <MenuLine />
      <MenuItem onSelect={() => apply(ALL)}>{t('filter.all')}</MenuItem>
    </Menu>
  )
}

function CheckItem(props: {
  readonly label: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}) {
  return (
    <DropdownMenu.CheckboxItem
      className="menu-item"
      checked={props.checked}
      onCheckedChange={props.onChange}
      // Several can be chosen in one visit.
      onSelect={(event) => event.preventDefault()}
    >
      <span className="menu-icon">{props.checked && <Check size={15} aria-hidden />}</span>
      <span className="menu-label">{props.label}</span>
    </DropdownMenu.CheckboxItem>
  )
}
