import { type KeyboardEvent, useRef, useState } from 'react'
import type { ProjectCard } from '../../storage/types.ts'
import { useNow, useT } from '../hooks.ts'
import { Card } from './Card.tsx'
import { type Direction, neighbour } from './neighbour.ts'

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
}

const MINUTE = 60_000

/** The cards, reached by one Tab and walked through with the arrow keys. */
export function Grid({ cards }: { readonly cards: readonly ProjectCard[] }) {
  const t = useT()
  const now = useNow(MINUTE)
  const list = useRef<HTMLUListElement>(null)
  const [focused, setFocused] = useState('')
  const current = cards.some(({ project }) => project.id === focused)
    ? focused
    : (cards[0]?.project.id ?? '')

  const onKeyDown = (event: KeyboardEvent) => {
    const direction = DIRECTIONS[event.key]
    const from = event.target
    if (!direction || !(from instanceof HTMLElement) || from.dataset.card === undefined) return
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('[data-card]') ?? [])]
    const boxes = buttons.map((button) => button.getBoundingClientRect())
    const next = buttons[neighbour(boxes, buttons.indexOf(from), direction)]
    if (!next) return
    event.preventDefault()
    next.focus()
    next.scrollIntoView({ block: 'nearest' })
  }

  return (
    <ul className="grid" ref={list} aria-label={t('library.projects')} onKeyDown={onKeyDown}>
      {cards.map((card) => (
        <li key={card.project.id}>
          <Card
            card={card}
            now={now}
            current={card.project.id === current}
            onFocus={() => setFocused(card.project.id)}
          />
        </li>
      ))}
    </ul>
  )
}
