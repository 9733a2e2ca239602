import { ChevronDown } from 'lucide-react'
import { useT } from '../hooks.ts'
import { Button } from '../parts/Button.tsx'
import { Menu, MenuItem, MenuLine } from '../parts/Menu.tsx'
import type { ManyChoice } from './entries.ts'
import type { RoundState } from './use-round.ts'

const MANY: readonly (readonly ManyChoice[])[] = [
  ['usual', 'keepAll'],
  ['remainingTheirs', 'remainingMine', 'remainingNoted'],
  ['takeRows'],
]

interface ManyMenuProps {
  readonly state: RoundState
  readonly onDiscard: () => void
}

/** What can be decided of many entries at once. */
export function ManyMenu({ state, onDiscard }: ManyMenuProps) {
  const t = useT()
  return (
    <Menu
      trigger={
        <Button>
          {t('rounds.many')}
          <ChevronDown size={14} aria-hidden />
        </Button>
      }
    >
      {MANY.map((group) => (
        <div key={group[0]} role="presentation">
          {group.map((choice) => (
            <MenuItem key={choice} onSelect={() => state.many(choice)}>
              {t(`rounds.many.${choice}`)}
            </MenuItem>
          ))}
          <MenuLine />
        </div>
      ))}
      <MenuItem look="danger" onSelect={onDiscard}>
        {t('rounds.discard')}
      </MenuItem>
    </Menu>
  )
}
